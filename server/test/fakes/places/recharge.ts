import { createHash } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const rechargeKeys = { token: 'sk_standin_0123456789', client_secret: 'secret_standin_0123' };

const SCOPES: Readonly<Record<string, string>> = { subscriptions: 'read_subscriptions', charges: 'read_orders', customers: 'read_customers' };

/** A Recharge store as far as it is asked. */
export class RechargeStore implements StandIn {
  readonly lists: Readonly<Record<string, readonly Row[]>>;
  readonly hooks: Row[] = [];
  readonly #without: readonly string[];
  #effects = 0;

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    const numbers = Array.from({ length: orders }, (_, n) => n + 1);
    this.lists = { subscriptions: numbers.map(subscription), charges: numbers.map(charge), customers: numbers.map(customer) };
    this.#without = without;
  }

  effects(): number {
    return this.hooks.length + this.#effects;
  }

  #change(subscription: Row, more: string | undefined, body: Row): void {
    const before = JSON.stringify(subscription);
    if (more === 'cancel') Object.assign(subscription, { status: 'cancelled', cancellation_reason: body.cancellation_reason, next_charge_scheduled_at: undefined });
    else if (more === 'set_next_charge_date') Object.assign(subscription, { next_charge_scheduled_at: body.date });
    else Object.assign(subscription, body);
    if (JSON.stringify(subscription) !== before) this.#effects++;
  }

  answer(came: Came): Answered {
    if (came.headers['x-recharge-access-token'] !== rechargeKeys.token) return said({ errors: 'bad authentication' }, 401);
    const [, kind = '', id, more] = came.path.split('/');
    if (kind === 'subscriptions' && came.method !== 'GET' && this.#without.includes('write_subscriptions')) return said({ errors: 'the token does not have the scope write_subscriptions' }, 403);
    if (this.#without.includes(SCOPES[kind] ?? '')) return said({ errors: `the token does not have the scope ${SCOPES[kind] ?? ''}` }, 403);
    if (kind === 'webhooks') {
      if (came.method === 'GET') return said({ webhooks: this.hooks });
      this.hooks.push({ id: this.hooks.length + 1, ...(came.json as Row), created_at: '2026-03-01T10:00:00+00:00' });
      return said({ webhook: this.hooks.at(-1) }, 201);
    }
    const rows = this.lists[kind] ?? [];
    if (id !== undefined) {
      const found = rows.find((row) => String(row.id) === id);
      if (found && came.method !== 'GET') this.#change(found, more, came.json as Row);
      return found ? said({ [kind.replace(/s$/, '')]: found }) : said({ errors: 'Not Found' }, 404);
    }
    // A cursor holds where it stands and what was asked.
    const [from, since] = (came.query.get('cursor') ?? `0|${came.query.get('updated_at_min') ?? ''}`).split('|');
    const all = rows.filter((row) => String(row.updated_at) >= (since ?? ''));
    const limit = Number(came.query.get('limit') ?? 50);
    const next = Number(from) + limit;
    return said({ [kind]: all.slice(Number(from), next), next_cursor: next < all.length ? `${next}|${since ?? ''}` : null, previous_cursor: null });
  }
}

const at = { created_at: '2026-03-01T10:00:00+00:00', updated_at: '2026-03-01T10:00:00+00:00' };
export const subscription = (n: number): Row => ({ id: 1000 + n, customer_id: n, address_id: n, status: 'active', product_title: 'Coffee', variant_title: '1 kg', sku: 'COFFEE-1', quantity: 1, price: '19.90', presentment_currency: 'EUR', next_charge_scheduled_at: '2026-12-01', order_interval_unit: 'month', order_interval_frequency: '1', ...at });
const charge = (n: number): Row => ({ id: 2000 + n, customer_id: n, address_id: n, status: 'success', total_price: '19.90', currency: 'EUR', scheduled_at: '2026-03-01', line_items: [{ purchase_item_id: 1000 + n, title: 'Coffee', quantity: 1, unit_price: '19.90' }], customer: { email: `buyer${n}@example.test` }, ...at });
const customer = (n: number): Row => ({ id: n, email: `buyer${n}@example.test`, first_name: 'Ana', last_name: 'Silva', external_customer_id: { ecommerce: String(n) }, ...at });

/** A delivery signed as Recharge does: SHA-256 over the client secret and the bytes. */
export function rechargeSigned(topic: string, payload: unknown, secret: string): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  return { body, headers: { 'content-type': 'application/json', 'x-recharge-topic': topic, 'x-recharge-hmac-sha256': createHash('sha256').update(secret).update(body).digest('hex') } };
}
