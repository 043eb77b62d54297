import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const bigcommerceKeys = { store_hash: 'abc123', access_token: 'standin0token0standin0token0' };

const SCOPES: readonly (readonly [RegExp, string])[] = [
  [/ \/v2\/store$/, 'Information & settings: read-only'], [/payment_actions/, 'Order transactions: modify'], [/ \/v2\/orders/, 'Orders: modify'], [/ \/v3\/catalog/, 'Products: read-only'], [/ \/v3\/customers/, 'Customers: read-only'],
];

/** A BigCommerce store as far as it is asked. */
export class BigcommerceStore implements StandIn {
  readonly orders: Row[];
  readonly refunds: Row[] = [];
  readonly hooks: Row[] = [];
  readonly #without: readonly string[];
  #effects = 0;

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.orders = Array.from({ length: orders }, (_, n) => bigcommerceOrder(100 + n));
    this.#without = without;
  }

  effects(): number {
    return this.#effects;
  }

  answer(came: Came): Answered {
    if (came.headers['x-auth-token'] !== bigcommerceKeys.access_token) return said({ status: 401, title: 'X-Auth-Token header is required', type: 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes' }, 401);
    const path = came.path.replace(/^\/stores\/\w+/, '');
    const needed = SCOPES.find(([asked]) => asked.test(`${came.method} ${path}`))?.[1];
    if (needed !== undefined && this.#without.includes(needed)) return said({ status: 403, title: 'You don\'t have a required scope to access the endpoint', type: 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes' }, 403);
    if (path === '/v2/store') return said({ id: 'abc123', domain: 'shop.example.com', name: 'The Big Shop', currency: 'EUR', timezone: { name: 'Europe/Berlin' } });
    if (path.startsWith('/v3/hooks')) return this.#hook(came, path);
    if (path.startsWith('/v3/catalog/products/')) return said({ data: product(Number(path.split('/')[4])), meta: {} });
    if (path.startsWith('/v3/catalog/products')) return this.#paged(came.query, this.orders.map((_, n) => product(n + 1)));
    if (path.startsWith('/v3/customers')) return this.#paged(came.query, this.orders.map((order) => customer(Number(order.id))), came.query.get('id:in') ?? undefined);
    if (path.startsWith('/v3/orders')) return this.#money(came, path);
    return this.#order(came, path);
  }

  #hook(came: Came, path: string): Answered {
    if (came.method === 'GET') return said({ data: this.hooks, meta: { pagination: pagination(this.hooks.length, this.hooks.length, 1, 250) } });
    const id = Number(path.split('/')[3] ?? 0);
    const hook = { id: id || this.hooks.length + 1, client_id: 'client', store_hash: 'abc123', created_at: 1_700_000_000, updated_at: 1_700_000_000, ...(came.json as Row) };
    if (id === 0) this.hooks.push(hook);
    return said({ data: hook, meta: {} });
  }

  #paged(query: URLSearchParams, rows: readonly Row[], id?: string): Answered {
    const since = query.get('date_modified:min');
    const all = rows.filter((row) => (since === null || String(row.date_modified) >= since) && (id === undefined || String(row.id) === id));
    const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('limit') ?? 50)];
    return said({ data: all.slice((page - 1) * limit, page * limit), meta: { pagination: pagination(all.length, Math.min(limit, all.length), page, limit) } });
  }

  #money(came: Came, path: string): Answered {
    const asked = came.query.get('order_id:in');
    if (asked !== null) return said({ data: this.refunds.filter((one) => asked.split(',').includes(String(one.order_id))), meta: {} });
    const order = this.orders.find((one) => String(one.id) === path.split('/')[3]);
    if (!order) return said({ status: 404, title: 'Order not found', type: '/api-docs/getting-started/api-status-codes' }, 404);
    const body = came.json as { items: { item_type: string; item_id: number; quantity?: number; amount?: number; reason: string }[]; payments?: { provider_id: string; amount: number; offline: boolean }[] };
    const total = body.payments?.[0]?.amount ?? body.items.reduce((sum, item) => sum + (item.amount ?? (item.quantity ?? 0) * 23.8), 0);
    if (path.endsWith('refund_quotes')) {
      return said({ data: { order_id: order.id, total_refund_amount: total, total_refund_tax_amount: 0, order_level_refund_amount: 0, rounding: 0, adjustment: 0, tax_inclusive: true, refund_methods: [[{ provider_id: 'custom', provider_description: 'Custom', amount: total, offline: true, offline_provider: true, offline_reason: '' }], [{ provider_id: 'checkout_card', provider_description: 'Card', amount: total, offline: false, offline_provider: false, offline_reason: '' }]] }, meta: {} }, 201);
    }
    if (total > Number(order.total_inc_tax) - Number(order.refunded_amount)) return said({ status: 422, title: 'The refund amount is larger than what is left.', type: '/api-docs/getting-started/api-status-codes', errors: {} }, 422);
    this.#effects++;
    const refund = {
      id: 40 + this.refunds.length, order_id: order.id, user_id: 1, created: '2026-11-20T12:00:00+00:00', reason: body.items[0]?.reason, total_amount: total, total_tax: 0, uses_merchant_override_values: true,
      items: body.items.map((item) => ({ item_type: item.item_type, item_id: item.item_id, reason: item.reason, quantity: item.quantity ?? 1, requested_amount: item.amount ?? total, adjustments: [] })), payments: (body.payments ?? []).map((payment, n) => ({ id: n + 1, is_declined: false, declined_message: '', transaction_id: 'tx-1', ...payment })),
    };
    this.refunds.push(refund);
    order.refunded_amount = (Number(order.refunded_amount) + total).toFixed(4);
    return said({ data: refund, meta: {} }, 201);
  }

  #order(came: Came, path: string): Answered {
    const [, , , id, more] = path.split('/');
    const { query } = came;
    if (id === 'count') return said({ count: this.orders.length, statuses: [] });
    if (id === undefined && came.method === 'POST') return this.#make(came.json as Row);
    if (id === undefined) {
      const external = query.get('external_order_id');
      const since = query.get('min_date_modified');
      const found = this.orders.filter((order) => (external === null || order.external_order_id === external) && Number(order.id) >= Number(query.get('min_id') ?? 0) && (since === null || new Date(String(order.date_modified)) >= new Date(since)));
      return found.length === 0 ? { status: 204, json: null } : said(found.slice(0, Number(query.get('limit') ?? 50)));
    }
    const order = this.orders.find((one) => String(one.id) === id);
    if (!order) return said([{ status: 404, message: 'The requested resource was not found.' }], 404);
    if (more === 'products') return said(linesOf(order));
    if (more === 'shipments') return { status: 204, json: null };
    if (more === 'shipping_addresses') {
      if (came.method === 'PUT') {
        this.#effects++;
        Object.assign(shippingOf(order), came.json);
      }
      const { line_items: _lines, ...address } = shippingOf(order);
      return said(came.method === 'PUT' ? { ...address, id: 7, order_id: order.id } : [{ ...address, id: 7, order_id: order.id }]);
    }
    if (came.method === 'PUT') {
      const given = came.json as Row;
      if (given.status_id === 5 && order.status_id !== 5) this.#effects++;
      Object.assign(order, given, given.status_id === 5 ? { status: 'Cancelled' } : {});
    }
    return said(order);
  }

  #make(body: Row): Answered {
    this.#effects++;
    const made = bigcommerceOrder(900 + this.orders.length, { external_order_id: body.external_order_id, status_id: body.status_id, total_inc_tax: '0.0000', total_tax: '0.0000' });
    this.orders.push(made);
    return said(made);
  }
}

const pagination = (total: number, count: number, page: number, limit: number): Row => ({ total, count, per_page: limit, current_page: page, total_pages: Math.max(1, Math.ceil(total / limit)), links: { current: `?page=${page}` } });
const shippingOf = (order: Row): Row => ((order.consignments as { shipping: Row[] }).shipping[0] ?? {});
const linesOf = (order: Row): unknown => shippingOf(order).line_items;

const address = { first_name: 'Ana', last_name: 'Silva', company: '', street_1: 'Hauptstr. 1', street_2: '', city: 'Berlin', state: 'Berlin', zip: '10115', country: 'Germany', country_iso2: 'DE', phone: '+4930123456', email: 'ana@example.test' };

/** Two tees at 23.80 with tax and shipping at 4.76: 52.36. */
export function bigcommerceOrder(id: number, more: Row = {}): Row {
  return {
    id, customer_id: id, date_created: 'Sun, 01 Mar 2026 10:00:00 +0000', date_modified: 'Sun, 01 Mar 2026 10:00:00 +0000', status_id: 11, status: 'Awaiting Fulfillment', total_inc_tax: '52.3600', total_ex_tax: '44.0000', total_tax: '8.3600', shipping_cost_inc_tax: '4.7600',
    items_total: 2, items_shipped: 0, payment_method: 'Card', payment_status: 'captured', refunded_amount: '0.0000', currency_code: 'EUR', default_currency_code: 'EUR', discount_amount: '0.0000', is_deleted: false, customer_message: '', billing_address: { ...address, form_fields: [] },
    consignments: { pickups: [], shipping: [{ id: 7, ...address, line_items: [{ id: 10 * id, order_id: id, product_id: 77, variant_id: 78, name: 'Wool tee', sku: 'TEE-M', quantity: 2, quantity_refunded: 0, price_inc_tax: '23.8000', price_ex_tax: '20.0000', base_price: '20.0000', total_inc_tax: '47.6000' }] }], downloads: [], email: { gift_certificates: [] } }, ...more,
  };
}

const product = (id: number): Row => ({ id, name: 'Wool tee', type: 'physical', sku: `TEE-${id}`, price: 20, weight: 0.2, date_modified: '2026-03-01T10:00:00+00:00', is_visible: true, inventory_level: 4, inventory_tracking: 'product', variants: [], images: [] });
const customer = (id: number): Row => ({ id, email: `buyer${id}@example.test`, first_name: 'Ana', last_name: 'Silva', company: '', phone: '', date_created: '2026-03-01T10:00:00Z', date_modified: '2026-03-01T10:00:00Z' });
