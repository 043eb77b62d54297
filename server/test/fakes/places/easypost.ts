import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const easypostKeys = { api_key: 'EZAKstandin0standin0standin0stan' };
const NEWEST = Date.parse('2026-11-20T08:00:00Z');
const error = (status: number, code: string, message: string): Answered => said({ error: { code, message, errors: [] } }, status);

/** EasyPost as far as its trackers, webhooks and return shipments are asked. */
export class Easypost implements StandIn {
  readonly trackers: Row[];
  readonly webhooks: Row[] = [];
  readonly #shipments: Row[] = [];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.trackers = Array.from({ length: orders }, (_, n) => easypostTracker(n + 1));
    this.#without = without;
  }

  effects(): number {
    return this.#shipments.filter((one) => one.postage_label !== null).length;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Basic ${Buffer.from(`${easypostKeys.api_key}:`).toString('base64')}`) return error(401, 'APIKEY.INACTIVE', 'This api key is no longer active. Please use a different api key or reactivate this key.');
    const path = came.path.replace('/v2', '');
    if (path === '/users') return said({ id: 'user_0001', object: 'User', name: 'North Apparel', email: 'ops@north.example' });
    if (path.startsWith('/trackers')) return this.#without.includes('Trackers') ? error(403, 'FORBIDDEN', 'You are not allowed to do this.') : this.#list(came.query);
    if (path.startsWith('/shipments')) return this.#without.includes('Shipments') ? error(403, 'FORBIDDEN', 'You are not allowed to do this.') : this.#shipment(came, path.split('/')[2], path.split('/')[3]);
    if (this.#without.includes('Webhooks')) return error(403, 'FORBIDDEN', 'You are not allowed to do this.');
    if (came.method === 'GET') return said({ webhooks: this.webhooks });
    if (came.method === 'DELETE') return said({}, 200);
    const hook = { id: `hook_${this.webhooks.length + 1}`, object: 'Webhook', mode: 'production', url: (came.json as { webhook: { url: string } }).webhook.url, created_at: '2026-11-20T12:00:00Z', disabled_at: null, custom_headers: [] };
    this.webhooks.push(hook);
    return said(hook, 201);
  }

  #shipment(came: Came, id: string | undefined, what: string | undefined): Answered {
    if (id === undefined && came.method === 'GET') return said({ shipments: this.#shipments, has_more: false });
    if (id === undefined) {
      const made = shipment(this.#shipments.length + 1, (came.json as { shipment: Row }).shipment);
      this.#shipments.push(made);
      return said(made, 201);
    }
    const found = this.#shipments.find((one) => one.id === id || one.reference === id);
    if (found === undefined) return error(404, 'NOT_FOUND', 'The requested resource could not be found.');
    if (what === 'buy') {
      if (found.postage_label !== null) return error(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.');
      const rate = (found.rates as Row[]).find((one) => one.id === (came.json as { rate: Row }).rate.id);
      if (rate === undefined) return error(422, 'SHIPMENT.INVALID_RATE', 'The rate is not one of this shipment.');
      Object.assign(found, { selected_rate: rate, tracking_code: '9400110100368068953068', tracker: easypostTracker(900), postage_label: postage(String(found.id)) });
    }
    if (what === 'refund') {
      if (found.refund_status === 'submitted') return error(422, 'SHIPMENT.REFUND.EXISTS', 'A refund was asked for before.');
      found.refund_status = 'submitted';
    }
    return said(found);
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
    created_at: at(48), updated_at: at(0), est_delivery_date: '2026-11-23T00:00:00Z', signed_by: null, weight: null, shipment_id: null, public_url: 'https://track.easypost.com/x', carrier_detail: null, fees: [], finalized: true, is_return: false,
    tracking_details: [
      { object: 'TrackingDetail', message: 'Shipping Label Created', description: null, status: 'pre_transit', status_detail: 'label_created', datetime: at(47), source: 'USPS', carrier_code: 'GX', tracking_location: place },
      { object: 'TrackingDetail', message: 'Arrived at Facility', description: null, status: 'in_transit', status_detail: 'arrived_at_facility', datetime: at(1), source: 'USPS', carrier_code: 'A1', tracking_location: place },
    ],
  };
}

const dated = { mode: 'production', created_at: '2026-11-20T12:00:00Z', updated_at: '2026-11-20T12:00:00Z' };

function postage(shipmentId: string): Row {
  return {
    id: `pl_${shipmentId}`, object: 'PostageLabel', ...dated, date_advance: 0, integrated_form: 'none', label_date: '2026-11-20T12:00:00Z', label_resolution: 300, label_size: '4x6', label_type: 'default', label_file_type: 'application/pdf',
    label_url: 'https://easypost-files.s3.us-west-2.amazonaws.com/files/postage_label/1.pdf', label_pdf_url: null, label_zpl_url: null, label_epl2_url: null,
  };
}

/** EasyPost turns the addresses of a return round. */
function shipment(n: number, asked: Row): Row {
  const id = `shp_${String(n).padStart(6, '0')}`;
  const address = (given: unknown, of: string): Row => ({ id: `adr_${of}${n}`, object: 'Address', ...dated, name: null, company: null, street1: null, street2: null, city: null, state: null, phone: null, email: null, residential: null, verifications: null, ...(given as Row) });
  const rate = (at: number, carrier: string, service: string, price: string): Row => ({
    id: `rate_${n}_${at}`, object: 'Rate', ...dated, carrier, service, rate: price, currency: 'USD', retail_rate: price, retail_currency: 'USD', list_rate: price, list_currency: 'USD', billing_type: 'easypost', delivery_days: 2, delivery_date: null, delivery_date_guaranteed: false, est_delivery_days: 2, shipment_id: id, carrier_account_id: 'ca_1',
  });
  return {
    id, object: 'Shipment', ...dated, reference: asked.reference, is_return: asked.is_return, to_address: address(asked.from_address, 'a'), from_address: address(asked.to_address, 'b'), return_address: null, buyer_address: null, parcel: { id: `prcl_${n}`, object: 'Parcel', ...dated, ...(asked.parcel as Row) }, customs_info: null, options: null,
    rates: [rate(1, 'USPS', 'Priority', '6.90'), rate(2, 'USPS', 'GroundAdvantage', '5.57'), rate(3, 'UPSDAP', 'Ground', '6.12')], selected_rate: null, postage_label: null, tracker: null, tracking_code: null, refund_status: null, messages: [], fees: [], forms: [], status: 'unknown', insurance: null, scan_form: null, batch_id: null, batch_message: null, batch_status: null, usps_zone: null,
  };
}
