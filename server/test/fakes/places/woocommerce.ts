import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Json = Record<string, unknown>;

interface Refund extends Json {
  id: number;
  amount: string;
  reason: string;
}

export interface SiteOrder extends Json {
  id: number;
  status: string;
  total: string;
  date_modified_gmt: string;
}

export const wooKeys = { url: 'https://shop.example.com', api_key: 'ck_standin0001', api_secret: 'cs_standin0001' };

/** What the user of the key may not read, by the list it is asked for. */
const READS: Readonly<Record<string, string>> = { orders: 'read_private_shop_orders', products: 'read_private_products', customers: 'list_users', webhooks: 'manage_woocommerce' };

/** A WooCommerce site: the REST API (wc/v3) as far as we use it, in the published shapes, and its signed webhooks. */
export class WooSite implements StandIn {
  readonly key = wooKeys.api_key;
  readonly secret = wooKeys.api_secret;
  /** whether the key may change anything */
  writes: boolean;
  orders: SiteOrder[];
  products: Json[];
  customers: Json[];
  coupons: Json[] = [];
  readonly refunds = new Map<number, Refund[]>();
  readonly notes: { order: number; note: string }[] = [];
  readonly hooks: { id: number; topic: string; status: string; delivery_url: string; secret: string }[] = [];
  /** what was asked: "POST /orders/1/refunds" */
  readonly asked: string[] = [];
  /** the next request of this kind is done, and its answer lost */
  loseAnswerTo: RegExp | null = null;
  /** requests of this kind are refused */
  refuse: RegExp | null = null;
  /** the next request of this kind is lost before it is done */
  loseRequest: RegExp | null = null;
  #next = 9000;
  #effects = 0;
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] } = { orders: 0 }) {
    this.orders = Array.from({ length: orders }, (_, n) => siteOrder(100 + n));
    this.products = Array.from({ length: orders }, (_, n) => siteProduct(5000 + n));
    this.customers = Array.from({ length: orders }, (_, n) => siteCustomer(8000 + n));
    this.writes = !without.includes('Read/Write');
    this.#without = without;
  }

  effects(): number {
    return this.#effects;
  }

  /** Headers and bytes of a webhook, as WooCommerce sends it. */
  webhook(topic: string, body: unknown, deliveryId: string): { headers: Record<string, string>; body: string } {
    const text = JSON.stringify(body);
    const [resource = '', event = ''] = topic.split('.');
    const signature = createHmac('sha256', this.hooks[0]?.secret ?? '').update(text).digest('base64');
    return { body: text, headers: { 'content-type': 'application/json', 'x-wc-webhook-source': 'https://shop.test/', 'x-wc-webhook-topic': topic, 'x-wc-webhook-resource': resource, 'x-wc-webhook-event': event, 'x-wc-webhook-signature': signature, 'x-wc-webhook-id': '1', 'x-wc-webhook-delivery-id': deliveryId } };
  }

  answer(came: Came): Answered {
    const path = came.path.replace('/wp-json/wc/v3', '');
    const line = `${came.method} ${path}`;
    this.asked.push(line);
    if (this.loseRequest?.test(line)) {
      this.loseRequest = null;
      return { ...said(null), lost: true };
    }
    const [status, body, total] = this.#reply(came, path, (came.json ?? {}) as Json);
    const lost = this.loseAnswerTo?.test(line) ?? false;
    if (lost) this.loseAnswerTo = null;
    return { status, json: body, lost, ...(total === undefined ? {} : { headers: { 'x-wp-total': String(total), 'x-wp-totalpages': '1' } }) };
  }

  #reply({ method, headers, query }: Came, path: string, given: Json): [number, unknown, number?] {
    const basic = `Basic ${Buffer.from(`${this.key}:${this.secret}`).toString('base64')}`;
    if (headers.authorization !== basic) return refusal(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
    if (method !== 'GET' && !this.writes) return refusal(401, 'woocommerce_rest_authentication_error', 'The API key provided does not have write permissions.');
    if (this.refuse?.test(`${method} ${path}`)) return refusal(400, 'woocommerce_rest_cannot_create_order_refund', 'The payment gateway for this order does not support automatic refunds.');
    const [, kind = '', id, child] = path.split('/');
    if (this.#without.includes(READS[kind] ?? '')) return refusal(403, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
    if (path === '/data/currencies/current') return [200, { code: 'EUR', name: 'Euro', symbol: '&euro;' }];
    if (kind === 'webhooks') return this.#webhooks(method, id, given);
    if (kind === 'coupons') return this.#coupons(method, query, given);
    if (kind === 'products' && child === 'variations') return [200, [{ id: 881, sku: 'TEE-M', price: '20.00', stock_quantity: 4, attributes: [{ id: 1, name: 'Size', option: 'M' }] }], 1];
    if (kind === 'orders' && id !== undefined) return this.#order(method, Number(id), child, given);
    if (kind === 'orders' && method === 'POST') return [201, this.#make(given)];
    const all = kind === 'orders' ? this.orders.map((order) => this.#shown(order)) : kind === 'products' ? this.products : kind === 'customers' ? this.customers : null;
    if (all === null) return refusal(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    if (id !== undefined) {
      const one = all.find((row) => String(row.id) === id);
      return one ? [200, one] : refusal(404, `woocommerce_rest_${kind}_invalid_id`, 'Invalid ID.');
    }
    const [changed, made] = [query.get('modified_after'), query.get('after')];
    const fresh = all.filter((one) => (changed === null || String(one.date_modified_gmt) > changed) && (made === null || String(one.date_created_gmt) > made));
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 10)];
    return [200, fresh.slice((page - 1) * size, page * size), fresh.length];
  }

  #make(given: Json): SiteOrder {
    this.#effects++;
    const id = ++this.#next;
    const lines = ((given.line_items ?? []) as Json[]).map((line) => ({ ...siteLine(++this.#next), ...line, total: '0.00', total_tax: '0.00', taxes: [] }));
    const made = siteOrder(id, { ...given, id, status: String(given.status), total: '0.00', total_tax: '0.00', shipping_total: '0.00', shipping_tax: '0.00', date_created_gmt: gmt(), date_modified_gmt: gmt(), refunds: [], line_items: lines, shipping_lines: [] });
    this.orders.push(made);
    return made;
  }

  #order(method: string, id: number, child: string | undefined, given: Json): [number, unknown, number?] {
    const order = this.orders.find((one) => one.id === id);
    if (!order) return refusal(method === 'PUT' ? 400 : 404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
    const refunds = this.refunds.get(id) ?? [];
    if (child === 'notes') {
      this.notes.push({ order: id, note: String(given.note) });
      return [201, { id: ++this.#next, note: given.note }];
    }
    if (child === 'refunds' && method === 'GET') return [200, refunds, refunds.length];
    if (child === 'refunds') {
      const left = Number(order.total) - refunds.reduce((sum, one) => sum + Number(one.amount), 0);
      if (Number(given.amount) > left + 0.001) return refusal(400, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
      const lines = ((given.line_items ?? []) as Json[]).filter((line) => line.quantity !== undefined).map((line) => ({ id: ++this.#next, quantity: -Number(line.quantity), total: `-${String(line.refund_total)}`, meta_data: [{ key: '_refunded_item_id', value: String(line.id) }] }));
      const refund: Refund = { id: ++this.#next, amount: String(given.amount), reason: String(given.reason), date_created_gmt: gmt(), refunded_payment: given.api_refund === true, meta_data: given.meta_data, line_items: lines };
      this.#effects++;
      this.refunds.set(id, [...refunds, refund]);
      Object.assign(order, { date_modified_gmt: gmt(), ...(left - Number(given.amount) < 0.001 ? { status: 'refunded' } : {}) });
      return [201, refund];
    }
    if (method === 'PUT') {
      if (given.shipping !== undefined || (given.status !== undefined && given.status !== order.status)) this.#effects++;
      Object.assign(order, given, { date_modified_gmt: gmt() });
    }
    return [200, this.#shown(order)];
  }

  /** An order carries a summary of its refunds. */
  #shown(order: SiteOrder): Json {
    return { ...order, refunds: (this.refunds.get(order.id) ?? []).map((one) => ({ id: one.id, reason: one.reason, total: `-${one.amount}` })) };
  }

  #webhooks(method: string, id: string | undefined, given: Json): [number, unknown, number?] {
    if (method === 'GET') return [200, this.hooks.map(({ secret: _secret, ...hook }) => hook), this.hooks.length];
    if (id !== undefined) {
      const hook = this.hooks.find((one) => one.id === Number(id));
      Object.assign(hook ?? {}, given);
      return [200, hook];
    }
    const made = { id: ++this.#next, topic: String(given.topic), status: String(given.status), delivery_url: String(given.delivery_url), secret: String(given.secret) };
    this.hooks.push(made);
    return [201, made];
  }

  #coupons(method: string, query: URLSearchParams, given: Json): [number, unknown, number?] {
    if (method === 'GET') {
      const found = this.coupons.filter((coupon) => coupon.code === query.get('code'));
      return [200, found, found.length];
    }
    if (this.coupons.some((coupon) => coupon.code === given.code)) return [400, { code: 'woocommerce_rest_coupon_code_already_exists', message: 'The coupon code already exists', data: { status: 400 } }];
    this.#effects++;
    this.coupons.push({ ...given, id: ++this.#next });
    return [201, this.coupons.at(-1)];
  }
}

const refusal = (status: number, code: string, message: string): [number, unknown] => [status, { code, message, data: { status } }];
const gmt = (): string => new Date().toISOString().slice(0, 19);

/** An order as the documentation shows one: two lines, tax, shipping. */
export function siteOrder(id: number, more: Partial<SiteOrder> = {}): SiteOrder {
  return {
    id, parent_id: 0, number: String(id), status: 'processing', currency: 'EUR', date_created_gmt: '2026-03-22T19:28:02', date_modified_gmt: '2026-03-22T19:28:08', date_paid_gmt: '2026-03-22T19:28:08',
    discount_total: '0.00', shipping_total: '10.00', shipping_tax: '1.90', total: '61.40', total_tax: '9.80', prices_include_tax: false, customer_id: 26, customer_note: '', refunds: [],
    billing: { first_name: 'Ana', last_name: 'Silva', address_1: 'Rua 1', city: 'Porto', postcode: '4000', country: 'PT', email: 'ana@example.test', phone: '' },
    shipping: { first_name: 'Ana', last_name: 'Silva', address_1: 'Rua 1', address_2: '', city: 'Porto', state: '', postcode: '4000', country: 'PT' },
    line_items: [
      { id: 315, name: 'Wool tee', product_id: 93, variation_id: 0, quantity: 2, total: '40.00', total_tax: '7.60', taxes: [{ id: 75, total: '7.6', subtotal: '7.6' }], sku: 'TEE', price: 20 },
      { id: 316, name: 'Pin &ndash; red', product_id: 22, variation_id: 23, quantity: 1, total: '1.60', total_tax: '0.30', taxes: [{ id: 75, total: '0.304', subtotal: '0.304' }], sku: 'PIN', price: 1.6 },
    ],
    shipping_lines: [{ id: 317, method_title: 'Flat Rate', total: '10.00', total_tax: '1.90', taxes: [{ id: 75, total: '1.9', subtotal: '1.9' }] }], meta_data: [], fee_lines: [], coupon_lines: [], ...more,
  };
}

const siteLine = (id: number): Json => ({ id, name: 'Wool tee', product_id: 93, variation_id: 0, quantity: 1, total: '0.00', total_tax: '0.00', taxes: [], sku: 'TEE', price: 0, meta_data: [] });

const siteProduct = (id: number): Json => ({ id, name: `Wool tee ${id}`, type: 'simple', status: 'publish', permalink: `https://shop.example.com/tee-${id}`, sku: `TEE-${id}`, price: '20.00', stock_quantity: 4, date_modified_gmt: '2026-03-01T10:00:00', images: [] });
const siteCustomer = (id: number): Json => ({ id, email: `buyer${id}@example.test`, first_name: 'Ana', last_name: 'Silva', role: 'customer', username: `buyer${id}` });
