import { createHmac, timingSafeEqual } from 'node:crypto';
import { siteAddress, PlaceRefused, type Connector, type Place, type Translate } from '../../../src/modules/connections/index.ts';
import { isObject, JsonFields, Unreadable } from '../../../src/platform/hostile/json-fields.ts';
import { decimalOf, parseMoney } from '../../../src/platform/money/money.ts';
import { invalid } from '../../../src/platform/refusal/refusal.ts';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

// A vendor that does not exist, as small as one can be: the connector that docs/integrating/writing-a-connector.md builds, and its stand-in.

const markOf = (actionId: string): string => `Keepdesk ${actionId}`;

/** An order as this vendor tells it: {"id", "number", "email", "currency", "total": "12.00", "status", "placed", "changed", "items": [{"id", "name", "qty", "price"}], "refunds": [{"id", "amount", "note", "at"}]}. */
const translate: Translate = (kind, payload) => {
  if (kind !== 'order') return { records: [], ignored: true };
  const order = new JsonFields(payload);
  const currency = order.need('currency');
  const money = (fields: JsonFields, name: string): number => {
    try {
      return parseMoney(fields.need(name), currency).amountMinor;
    } catch {
      throw new Unreadable(`"${name}" is no amount`);
    }
  };
  const at = (fields: JsonFields, name: string): Date => {
    const moment = new Date(fields.need(name));
    if (Number.isNaN(moment.getTime())) throw new Unreadable(`"${name}" is no time`);
    return moment;
  };
  const list = (name: string): JsonFields[] => (Array.isArray(order.json[name]) ? order.json[name].map((one) => new JsonFields(one)) : []);
  const status = order.need('status');
  const refunds = list('refunds').map((one) => ({ sourceId: one.need('id'), amountMinor: money(one, 'amount'), reason: one.text('note'), at: at(one, 'at') }));
  return {
    ignored: false,
    records: [{
      type: 'order', sourceId: order.need('id'), number: order.need('number'), email: order.text('email'), phone: null, customerName: order.text('name'), state: status === 'cancelled' ? 'cancelled' : 'open',
      paymentState: refunds.length > 0 ? 'partially_refunded' : 'paid', fulfilmentState: 'unfulfilled', currency, totalMinor: money(order, 'total'), shippingAddress: null, note: null, url: null,
      placedAt: at(order, 'placed'), cancelledAt: status === 'cancelled' ? at(order, 'changed') : null, changedAt: at(order, 'changed'), refunds,
      lines: list('items').map((line) => ({ sourceId: line.need('id'), sku: null, title: line.need('name'), quantity: Number(line.need('qty')), unitPriceMinor: money(line, 'price'), imageUrl: null })),
    }],
  };
};

const listOf = (json: unknown): { items: unknown[]; total: number } => {
  if (!isObject(json) || !Array.isArray(json.orders)) throw new Error('the shop answered without orders');
  return { items: json.orders, total: Number(json.total ?? json.orders.length) };
};

export const plainShop: Connector = {
  vendor: 'plain-shop', called: 'Plain Shop', kind: 'shop', page: 'writing-a-connector', met: 'derived_specification',
  fields: [{ name: 'url', called: 'Shop address', secret: false, example: 'https://shop.example.com' }, { name: 'key', called: 'API key', secret: true, pattern: 'key_\\w{8,}' }],
  permissions: [{ name: 'orders', for: 'orders_read', needed: true }, { name: 'refunds', for: 'refunds_write', needed: false }],
  pace: { requests: 1000, seconds: 1 },
  base: (keys) => siteAddress(keys.url ?? '') ?? invalid('This is not the address of a shop.', [{ field: 'url', message: keys.url ?? '' }]),
  headers: (keys) => ({ authorization: `Bearer ${keys.key ?? ''}` }),
  refusal: (status, json) => (isObject(json) && typeof json.error === 'string' ? { code: String(status), message: json.error } : null),
  onceHeader: 'idempotency-key',
  async check(place) {
    const about = new JsonFields((await place.ask({ method: 'GET', path: '/shop' })).json);
    const scopes = Array.isArray(about.json.scopes) ? about.json.scopes : [];
    return { name: about.need('name'), account: about.need('id'), currency: about.need('currency'), missing: ['orders', 'refunds'].filter((scope) => !scopes.includes(scope)) };
  },
  streams: [{
    name: 'orders', kind: 'order', changes: true,
    async page(place, { after, since }) {
      const { items, total } = listOf((await place.ask({ method: 'GET', path: `/orders?after=${after ?? ''}&since=${since?.toISOString() ?? ''}` })).json);
      const last = items.at(-1);
      return { items, total, next: items.length < 50 || last === undefined ? null : new JsonFields(last).need('id') };
    },
  }],
  async one(place, _stream, id) {
    try {
      return (await place.ask({ method: 'GET', path: `/orders/${encodeURIComponent(id)}` })).json;
    } catch (error) {
      if (error instanceof PlaceRefused && error.status === 404) return null;
      throw error;
    }
  },
  webhooks: {
    verify(secret, request) {
      const expected = createHmac('sha256', secret).update(request.body).digest();
      const given = Buffer.from(request.headers['x-plain-signature'] ?? '', 'hex');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    read(request) {
      const told = new JsonFields(JSON.parse(request.body.toString('utf8')));
      const order = told.json.order;
      if (order === undefined) return [{ id: told.need('id'), kind: 'order', payload: null, readBack: { stream: 'orders', id: told.need('order_id') } }];
      return [{ id: told.need('id'), kind: 'order', payload: order }];
    },
    async subscribe(place, address, secret) {
      await place.ask({ method: 'POST', path: '/webhooks', json: { address, secret } });
      return { problems: [] };
    },
  },
  desk: {
    can: { refund: 'refunds', cancel: null },
    async send(place: Place, action) {
      const { order: { sourceId, currency }, consequence, wish } = action;
      if (wish.kind === 'cancel') await place.ask({ method: 'POST', path: `/orders/${sourceId}/cancel`, json: {}, once: action.id });
      else await place.ask({ method: 'POST', path: `/orders/${sourceId}/refunds`, json: { amount: decimalOf({ amountMinor: consequence.refund_minor, currency }), note: markOf(action.id) }, once: action.id });
      return { answer: 'accepted', said: 'done' };
    },
    async find(_place, action, order) {
      const found = isObject(order) ? new JsonFields(order) : null;
      const refunds = Array.isArray(found?.json.refunds) ? found.json.refunds.map((one) => new JsonFields(one)) : [];
      const ours = refunds.find((one) => one.text('note') === markOf(action.id));
      const happened = action.wish.kind === 'cancel' ? found?.text('status') === 'cancelled' : ours !== undefined;
      return { happened: happened ? 'yes' : 'no', said: happened ? 'it is there' : 'it is not there', ...(ours ? { result: { reference: ours.need('id') } } : {}) };
    },
  },
  translate,
};

interface PlainOrder { id: string; number: string; email: string; name: string; currency: string; total: string; status: string; placed: string; changed: string; items: { id: string; name: string; qty: number; price: string }[]; refunds: { id: string; amount: string; note: string; at: string }[] }

export const plainKeys = { url: 'https://shop.example.com', key: 'key_standin42' };

/** The vendor itself. */
export class PlainShop implements StandIn {
  orders: PlainOrder[];
  hooks: { address: string; secret: string }[] = [];
  key = plainKeys.key;
  readonly #without: readonly string[];
  readonly #done = new Map<string, Answered>();
  #effects = 0;

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.orders = Array.from({ length: orders }, (_, n) => plainOrder(n + 1));
    this.#without = without;
  }

  effects(): number {
    return this.#effects;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Bearer ${this.key}`) return said({ error: 'who are you?' }, 401);
    const [, kind, id, more] = came.path.split('/');
    if (kind === 'shop') return said({ id: 'shop-1', name: 'The Plain Shop', currency: 'EUR', scopes: ['orders', 'refunds'].filter((scope) => !this.#without.includes(scope)) });
    if (kind === 'webhooks') return said({ id: this.hooks.push(came.json as { address: string; secret: string }) });
    if (kind === 'orders' && id === undefined) return this.#list(came.query);
    const order = this.orders.find((one) => one.id === id);
    if (!order) return said({ error: 'no such order' }, 404);
    if (came.method === 'GET') return said(order);
    return this.#once(came.headers['idempotency-key'] ?? '', () => (more === 'cancel' ? this.#cancel(order) : this.#refund(order, came.json as { amount: string; note: string })));
  }

  #list(query: URLSearchParams): Answered {
    const since = query.get('since') ?? '';
    const left = this.orders.filter((order) => order.id > (query.get('after') ?? '') && (since === '' || order.changed >= since));
    return said({ orders: left.slice(0, 50), total: this.orders.length });
  }

  #once(key: string, work: () => Answered): Answered {
    const answer = this.#done.get(key) ?? work();
    this.#done.set(key, answer);
    return answer;
  }

  #cancel(order: PlainOrder): Answered {
    this.#effects++;
    Object.assign(order, { status: 'cancelled', changed: '2026-11-20T12:00:00Z' });
    return said(order);
  }

  #refund(order: PlainOrder, { amount, note }: { amount: string; note: string }): Answered {
    if (Number(amount) > Number(order.total)) return said({ error: 'more than was paid' }, 422);
    this.#effects++;
    order.refunds.push({ id: `r-${order.refunds.length + 1}-${order.id}`, amount, note, at: '2026-11-20T12:00:00Z' });
    order.changed = '2026-11-20T12:00:00Z';
    return said(order);
  }

  /** A signed delivery, as this vendor sends it. */
  webhook(id: string, told: Record<string, unknown>, secret = this.hooks[0]?.secret ?? ''): { headers: Record<string, string>; body: string } {
    const body = JSON.stringify({ id, ...told });
    return { body, headers: { 'content-type': 'application/json', 'x-plain-signature': createHmac('sha256', secret).update(body).digest('hex') } };
  }
}

export function plainOrder(n: number, more: Partial<PlainOrder> = {}): PlainOrder {
  const id = `o-${String(n).padStart(6, '0')}`;
  return { id, number: `#${1000 + n}`, email: `buyer${n}@example.test`, name: `Buyer ${n}`, currency: 'EUR', total: '30.00', status: 'open', placed: '2026-03-01T10:00:00Z', changed: '2026-03-01T10:00:00Z', items: [{ id: `${id}-1`, name: 'Wool tee', qty: 2, price: '15.00' }], refunds: [], ...more };
}
