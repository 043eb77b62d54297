import { labelBytes } from './label.ts';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const shipstationKeys = { api_key: 'standin0standin0standin0standin0' };
const NEWEST = Date.parse('2026-11-19T08:00:00Z');
const BASE = 'https://api.shipstation.com';
const no = (status: number, error_code: string, message: string): Answered => said({ request_id: '6d2b9e5a-1f2c-4f0e-9a4d-7b1f0c3a5e21', errors: [{ error_source: 'ShipStation', error_type: status === 401 || status === 403 ? 'security' : 'validation', error_code, message }] }, status);

/** ShipStation as far as its labels, carriers and webhooks are asked. */
export class Shipstation implements StandIn {
  readonly labels: Row[];
  readonly #shipments = new Map<string, string>();
  readonly #webhooks: Row[] = [];
  readonly #without: readonly string[];
  #bought = 0;

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.labels = Array.from({ length: orders }, (_, n) => label(n + 1, orders));
    this.#without = without;
  }

  effects(): number {
    return this.#bought;
  }

  answer(came: Came): Answered {
    if (came.headers['api-key'] !== shipstationKeys.api_key) return no(401, 'unauthorized', 'The API key is invalid.');
    const [, , , id = '', what = ''] = came.path.split('/');
    const room = came.path.startsWith('/v2/labels') ? 'Labels' : came.path.startsWith('/v2/carriers') ? 'Carriers' : came.path.startsWith('/v2/environment') ? 'Webhooks' : '';
    if (this.#without.includes(room)) return no(403, 'forbidden', 'This key may not do that.');
    if (came.path === '/v2/users') return said({ users: [{ user_id: '0f3c2b1a', name: 'North Apparel', username: 'north', email: 'ops@north.example', status: 'active', created_at: '2024-01-02T10:00:00Z' }], total: 1, page: 1, pages: 1 });
    if (room === 'Carriers') return said({ carriers: [{ carrier_id: 'se-123', carrier_code: 'ups', friendly_name: 'UPS', services: [{ carrier_id: 'se-123', carrier_code: 'se-123', service_code: 'ups_ground', name: 'UPS Ground', domestic: true, international: false }] }], request_id: '6d2b9e5a-1f2c-4f0e-9a4d-7b1f0c3a5e21', errors: [] });
    if (room === 'Webhooks') return this.#hook(came);
    if (came.path.startsWith('/v2/shipments/external_shipment_id/')) return this.#shipment(decodeURIComponent(what));
    if (came.method === 'POST') return id === 'shipment' ? this.#buy(what) : this.#create(came.json as { shipment: Row });
    if (came.method === 'PUT') return this.#void(id);
    return id === '' ? this.#list(came.query) : said(this.labels.find((one) => one.label_id === id) ?? null, this.labels.some((one) => one.label_id === id) ? 200 : 404);
  }

  #list(query: URLSearchParams): Answered {
    const from = Date.parse(query.get('created_at_start') ?? '1970-01-01');
    const all = this.labels.filter((one) => Date.parse(String(one.created_at)) >= from && (query.get('shipment_id') === null || one.shipment_id === query.get('shipment_id')));
    const [page, size] = [Number(query.get('page') ?? '1'), Number(query.get('page_size') ?? '25')];
    const pages = Math.ceil(all.length / size);
    const link = { href: `${BASE}/v2/labels?page=${page}` };
    return said({ labels: all.slice((page - 1) * size, page * size), total: all.length, page, pages, links: { first: link, last: link, prev: {}, next: page < pages ? link : {} } });
  }

  #shipment(key: string): Answered {
    const id = this.#shipments.get(key);
    return id === undefined ? no(404, 'invalid_identifier', 'Shipment not found.') : said(shipmentNamed(id, key));
  }

  #create({ shipment }: { shipment: Row }): Answered {
    const key = String(shipment.external_shipment_id);
    if (this.#shipments.has(key)) return no(409, 'identifier_conflict', 'This external_shipment_id was used before.');
    const id = `se-9${String(this.#shipments.size + 1).padStart(5, '0')}`;
    this.#shipments.set(key, id);
    return this.#buy(id);
  }

  #buy(shipmentId: string): Answered {
    if (this.labels.some((one) => one.shipment_id === shipmentId && one.voided === false)) return no(400, 'invalid_status', 'This shipment has a label.');
    this.#bought += 1;
    const made = { ...label(900_000 + this.#bought, 0), shipment_id: shipmentId, is_return_label: true, rma_number: 'R-1001', label_download: { href: `data:application/pdf;base64,${labelBytes}` } };
    this.labels.push(made);
    return said(made);
  }

  #void(id: string): Answered {
    const found = this.labels.find((one) => one.label_id === id);
    if (found === undefined) return no(404, 'invalid_identifier', 'Label not found.');
    const approved = found.voided === false;
    found.voided = true;
    found.status = 'voided';
    return said({ approved, message: approved ? 'This label has been voided.' : 'This label was voided before.' });
  }

  #hook(came: Came): Answered {
    if (came.method === 'GET') return said(this.#webhooks);
    if (came.method === 'DELETE') return said(null, 204);
    const hook = { webhook_id: `se-7${this.#webhooks.length}`, ...(came.json as Row) };
    this.#webhooks.push(hook);
    return said(hook);
  }
}

/** The last is the newest. */
function label(n: number, of: number): Row {
  const at = new Date(NEWEST - Math.max(0, of - n) * 3_600_000).toISOString();
  return {
    label_id: `se-${n}`, status: 'completed', shipment_id: `se-5${n}`, ship_date: at, created_at: at, shipment_cost: { currency: 'usd', amount: 7.42 }, insurance_cost: { currency: 'usd', amount: 0 }, tracking_number: `1Z999AA1${String(n).padStart(8, '0')}`, is_return_label: false,
    is_international: false, carrier_id: 'se-123', service_code: 'ups_ground', package_code: 'package', voided: false, label_format: 'pdf', label_layout: '4x6', trackable: true, carrier_code: 'ups', tracking_status: 'in_transit', external_order_id: `10${n}`, batch_id: 'se-1', voided_at: null, label_image_id: null, form_download: null, paperless_download: null, insurance_claim: null, rma_number: null, charge_event: 'carrier_default', display_scheme: 'label', rate_details: [],
    packages: [{ weight: { value: 900, unit: 'gram' } }],
    label_download: { href: `${BASE}/v2/downloads/10/x/label-${n}.pdf`, pdf: `${BASE}/v2/downloads/10/x/label-${n}.pdf` },
  };
}

function shipmentNamed(shipmentId: string, key: string): Row {
  const address = { name: 'Ana Silva', phone: '+49 30 123456', address_line1: 'Mill Lane 2', city_locality: 'Berlin', state_province: 'Berlin', postal_code: '10115', country_code: 'DE', address_residential_indicator: 'unknown' };
  return {
    shipment_id: shipmentId, external_shipment_id: key, carrier_id: 'se-123', service_code: 'ups_ground', created_at: '2026-11-20T12:00:00Z', modified_at: '2026-11-20T12:00:00Z', shipment_status: 'label_purchased', ship_to: address, ship_from: address, return_to: address, confirmation: 'none',
    advanced_options: {}, insurance_provider: 'none', tags: [], packages: [{ weight: { value: 900, unit: 'gram' } }], total_weight: { value: 900, unit: 'gram' },
  };
}

export const trackTold = (n: number): Row => ({
  resource_url: `${BASE}/v2/tracking?carrier_code=ups&tracking_number=1Z`, resource_type: 'API_TRACK',
  data: { tracking_number: `1Z999AA1${String(n).padStart(8, '0')}`, status_code: 'IT', status_description: 'In Transit', carrier_code: 'ups', carrier_status_code: 'I', events: [{ occurred_at: '2026-11-19T10:00:00Z', carrier_occurred_at: '2026-11-19T05:00:00', description: 'Arrived at facility', city_locality: 'Paramus', state_province: 'NJ', postal_code: '07652', country_code: 'US', event_code: 'AR', status_code: 'IT' }] },
});
