import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const aftershipKeys = { api_key: 'asat_standin0standin0standin0', webhook_secret: 'hush-secret-0001' };
const NEWEST = Date.parse('2026-11-20T08:00:00Z');
const error = (status: number, code: number, message: string): Answered => said({ meta: { code, type: 'Refused', message }, data: {} }, status);

/** AfterShip as far as its trackings are asked. */
export class Aftership implements StandIn {
  readonly trackings: Row[];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.trackings = Array.from({ length: orders }, (_, n) => aftershipTracking(n + 1));
    this.#without = without;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    if (came.headers['as-api-key'] !== aftershipKeys.api_key) return error(401, 40101, 'The API key is invalid.');
    if (this.#without.includes('Trackings: Read')) return error(403, 40303, 'The API key has no permission.');
    const numbers = came.query.get('tracking_numbers')?.split(',');
    const since = Date.parse(came.query.get('updated_at_min') ?? '1970-01-01');
    const all = this.trackings.filter((one) => (numbers === undefined || numbers.includes(String(one.tracking_number))) && Date.parse(String(one.updated_at)) >= since);
    const begin = Number(Buffer.from(came.query.get('cursor') ?? '', 'base64').toString('utf8') || '0');
    const next = begin + Number(came.query.get('limit') ?? '100');
    const more = next < all.length;
    return said({ meta: { code: 200 }, data: { pagination: { total: all.length, next_cursor: more ? Buffer.from(String(next)).toString('base64') : '', has_next_page: more }, trackings: all.slice(begin, next) } });
  }
}

export function aftershipTracking(n: number): Row {
  const at = (hours: number): string => new Date(NEWEST - n * 3_600_000 - hours * 3_600_000).toISOString().replace('.000Z', '+00:00');
  return {
    id: `0b02015fc7fd4f3c8d5490cece4d${String(n).padStart(4, '0')}`, created_at: at(48), updated_at: at(0), tracking_number: `6129315000007965${String(n).padStart(4, '0')}`, slug: 'fedex', active: true, tag: 'InTransit', subtag: 'InTransit_003', subtag_message: 'Arrival scan',
    order_promised_delivery_date: { promised_delivery_date: '2026-11-24' }, courier_estimated_delivery_date: { estimated_delivery_date: '2026-11-23' },
    checkpoints: [
      { created_at: at(40), slug: 'fedex', checkpoint_time: at(41), city: 'Memphis', state: 'TN', country_region: 'USA', country_region_name: 'United States', message: 'Picked up', tag: 'InTransit', subtag: 'InTransit_002', subtag_message: 'Picked up', raw_tag: 'PU' },
      { created_at: at(1), slug: 'fedex', checkpoint_time: at(2), city: 'Oakland', state: 'CA', country_region: 'USA', country_region_name: 'United States', message: 'Arrived at FedEx hub', tag: 'InTransit', subtag: 'InTransit_003', subtag_message: 'Arrival scan', raw_tag: 'AR' },
    ],
  };
}
