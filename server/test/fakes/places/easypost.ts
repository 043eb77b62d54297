import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const easypostKeys = { api_key: 'EZAKstandin0standin0standin0stan' };
const NEWEST = Date.parse('2026-11-20T08:00:00Z');
const error = (status: number, code: string, message: string): Answered => said({ error: { code, message, errors: [] } }, status);

/** EasyPost as far as its trackers and webhooks are asked. */
export class Easypost implements StandIn {
  readonly trackers: Row[];
  readonly webhooks: Row[] = [];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.trackers = Array.from({ length: orders }, (_, n) => easypostTracker(n + 1));
    this.#without = without;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Basic ${Buffer.from(`${easypostKeys.api_key}:`).toString('base64')}`) return error(401, 'APIKEY.INACTIVE', 'This api key is no longer active. Please use a different api key or reactivate this key.');
    const path = came.path.replace('/v2', '');
    if (path === '/users') return said({ id: 'user_0001', object: 'User', name: 'North Apparel', email: 'ops@north.example' });
    if (path.startsWith('/trackers')) return this.#without.includes('Trackers') ? error(403, 'FORBIDDEN', 'You are not allowed to do this.') : this.#list(came.query);
    if (this.#without.includes('Webhooks')) return error(403, 'FORBIDDEN', 'You are not allowed to do this.');
    if (came.method === 'GET') return said({ webhooks: this.webhooks });
    if (came.method === 'DELETE') return said({}, 200);
    const hook = { id: `hook_${this.webhooks.length + 1}`, object: 'Webhook', mode: 'production', url: (came.json as { webhook: { url: string } }).webhook.url, created_at: '2026-11-20T12:00:00Z', disabled_at: null, custom_headers: [] };
    this.webhooks.push(hook);
    return said(hook, 201);
  }

  #list(query: URLSearchParams): Answered {
    const code = query.get('tracking_code');
    const from = Date.parse(query.get('start_datetime') ?? '1970-01-01');
    const before = query.get('before_id');
    const all = this.trackers.filter((one) => (code === null || one.tracking_code === code) && Date.parse(String(one.created_at)) >= from);
    const begin = before === null ? 0 : all.findIndex((one) => one.id === before) + 1;
    const size = Number(query.get('page_size') ?? '20');
    return said({ trackers: all.slice(begin, begin + size), has_more: begin + size < all.length });
  }
}

/** The newest is the first. */
export function easypostTracker(n: number): Row {
  const at = (hours: number): string => new Date(NEWEST - n * 3_600_000 - hours * 3_600_000).toISOString();
  const place = { object: 'TrackingLocation', city: 'WACO', state: 'TX', country: 'US', zip: '76701' };
  return {
    id: `trk_${String(n).padStart(6, '0')}`, object: 'Tracker', mode: 'production', tracking_code: `94001000000000000${String(n).padStart(5, '0')}`, carrier: 'USPS', status: 'in_transit', status_detail: 'arrived_at_facility',
    created_at: at(48), updated_at: at(0), est_delivery_date: '2026-11-23T00:00:00Z', signed_by: null, weight: null, shipment_id: null, public_url: 'https://track.easypost.com/x',
    tracking_details: [
      { object: 'TrackingDetail', message: 'Shipping Label Created', description: null, status: 'pre_transit', status_detail: 'label_created', datetime: at(47), source: 'USPS', carrier_code: 'GX', tracking_location: place },
      { object: 'TrackingDetail', message: 'Arrived at Facility', description: null, status: 'in_transit', status_detail: 'arrived_at_facility', datetime: at(1), source: 'USPS', carrier_code: 'A1', tracking_location: place },
    ],
  };
}
