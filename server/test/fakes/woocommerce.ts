import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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

/** A WooCommerce site: the REST API (wc/v3) as far as we use it, in the published shapes, and its signed webhooks. */
export class WooSite {
  readonly key = 'ck_standin0001';
  readonly secret = 'cs_standin0001';
  /** whether the key may change anything */
  writes = true;
  orders: SiteOrder[] = [];
  products: Json[] = [];
  customers: Json[] = [];
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
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Headers and bytes of a webhook, as WooCommerce sends it. */
  webhook(topic: string, body: unknown, deliveryId: string): { headers: Record<string, string>; body: string } {
    const text = JSON.stringify(body);
    const [resource = '', event = ''] = topic.split('.');
    const signature = createHmac('sha256', this.hooks[0]?.secret ?? '').update(text).digest('base64');
    return { body: text, headers: { 'content-type': 'application/json', 'x-wc-webhook-source': 'https://shop.test/', 'x-wc-webhook-topic': topic, 'x-wc-webhook-resource': resource, 'x-wc-webhook-event': event, 'x-wc-webhook-signature': signature, 'x-wc-webhook-id': '1', 'x-wc-webhook-delivery-id': deliveryId } };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += String(part);
    const url = new URL(request.url ?? '', 'http://site');
    const path = url.pathname.replace('/wp-json/wc/v3', '');
    const line = `${request.method ?? ''} ${path}`;
    this.asked.push(line);
    if (this.loseRequest?.test(line)) {
      this.loseRequest = null;
      return void request.socket.destroy();
    }
    const [status, body, total] = this.#reply(request, path, url.searchParams, text === '' ? {} : (JSON.parse(text) as Json));
    if (this.loseAnswerTo?.test(line)) {
      this.loseAnswerTo = null;
      return void request.socket.destroy();
    }
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...(total === undefined ? {} : { 'x-wp-total': String(total), 'x-wp-totalpages': '1' }) });
    response.end(JSON.stringify(body));
  }

  #reply(request: IncomingMessage, path: string, query: URLSearchParams, given: Json): [number, unknown, number?] {
    const basic = `Basic ${Buffer.from(`${this.key}:${this.secret}`).toString('base64')}`;
    const refusal = (status: number, code: string, message: string): [number, unknown] => [status, { code, message, data: { status } }];
    if (request.headers.authorization !== basic) return refusal(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
    if (request.method !== 'GET' && !this.writes) return refusal(401, 'woocommerce_rest_authentication_error', 'The API key provided does not have write permissions.');
    if (this.refuse?.test(`${request.method ?? ''} ${path}`)) return refusal(400, 'woocommerce_rest_cannot_create_order_refund', 'The payment gateway for this order does not support automatic refunds.');
    const [, kind = '', id, child] = path.split('/');
    if (path === '/data/currencies/current') return [200, { code: 'EUR', name: 'Euro', symbol: '&euro;' }];
    if (kind === 'webhooks') return this.#webhooks(request.method ?? '', id, given);
    if (kind === 'coupons') return this.#coupons(request.method ?? '', query, given);
    if (kind === 'products' && child === 'variations') return [200, [{ id: 881, sku: 'TEE-M', price: '20.00', stock_quantity: 4, attributes: [{ option: 'M' }] }], 1];
    if (kind === 'orders' && id !== undefined) return this.#order(request.method ?? '', Number(id), child, given, refusal);
    if (kind === 'orders' && request.method === 'POST') {
      const made: SiteOrder = { ...given, id: ++this.#next, number: String(this.#next), status: String(given.status), currency: 'EUR', total: '0.00', total_tax: '0.00', shipping_total: '0.00', shipping_tax: '0.00', date_created_gmt: gmt(), date_modified_gmt: gmt(), refunds: [], line_items: [] };
      this.orders.push(made);
      return [201, made];
    }
    const all = kind === 'orders' ? this.orders.map((order) => this.#shown(order)) : kind === 'products' ? this.products : kind === 'customers' ? this.customers : null;
    if (all === null) return refusal(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    const since = query.get('modified_after');
    const fresh = since === null ? all : all.filter((one) => String(one.date_modified_gmt) > since);
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 10)];
    return [200, fresh.slice((page - 1) * size, page * size), fresh.length];
  }

  #order(method: string, id: number, child: string | undefined, given: Json, refusal: (status: number, code: string, message: string) => [number, unknown]): [number, unknown, number?] {
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
      this.refunds.set(id, [...refunds, refund]);
      Object.assign(order, { date_modified_gmt: gmt(), ...(left - Number(given.amount) < 0.001 ? { status: 'refunded' } : {}) });
      return [201, refund];
    }
    if (method === 'PUT') Object.assign(order, given, { date_modified_gmt: gmt() });
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
    this.coupons.push({ ...given, id: ++this.#next });
    return [201, this.coupons.at(-1)];
  }
}

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
