import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const stripeKeys = { key: 'rk_live_standin0123456789' };

const SCOPES: readonly (readonly [RegExp, string])[] = [[/^\/v1\/charges/, 'Charges: read'], [/^\/v1\/disputes/, 'Disputes: read'], [/^\/v1\/subscriptions/, 'Subscriptions: read'], [/^\/v1\/invoices/, 'Invoices: read'], [/^\/v1\/events/, 'Events: read'], [/^\/v1\/webhook_endpoints/, 'Webhook Endpoints: write']];
const PLACED = 1_772_359_200;

/** A Stripe account as far as it is asked. */
export class StripeAccount implements StandIn {
  readonly lists: Record<string, Row[]>;
  readonly endpoints: Row[] = [];
  readonly #answered = new Set<string>();
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    const numbers = Array.from({ length: orders }, (_, n) => n + 1);
    this.lists = { charges: numbers.map(charge), disputes: numbers.slice(0, 3).map(dispute), subscriptions: numbers.map(subscription), invoices: numbers.map(invoice), events: [{ ...event('evt_1', 'charge.refunded', charge(1)) }] };
    this.#without = without;
  }

  effects(): number {
    return this.endpoints.length + this.#answered.size;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Bearer ${stripeKeys.key}`) return said({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }, 401);
    const needed = came.method === 'POST' && came.path.startsWith('/v1/disputes') ? 'Disputes: write' : SCOPES.find(([asked]) => asked.test(came.path))?.[1];
    if (needed !== undefined && this.#without.includes(needed)) return said({ error: { type: 'invalid_request_error', code: 'more_permissions_required', message: `The provided key does not have the required permissions for this endpoint (${needed}).` } }, 403);
    const [, , kind = '', id] = came.path.split('/');
    if (kind === 'account') return said({ id: 'acct_1', object: 'account', default_currency: 'eur', email: 'shop@example.test', business_profile: { name: 'The Paid Shop' } });
    if (kind === 'webhook_endpoints') return this.#endpoint(came, id);
    const rows = this.lists[kind] ?? [];
    if (kind === 'disputes' && came.method === 'POST') return this.#answer(came, id ?? '');
    if (id !== undefined) return said(rows.find((row) => row.id === id) ?? { error: { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${kind}: ${id}` } }, rows.some((row) => row.id === id) ? 200 : 404);
    const since = Number(came.query.get('created[gte]') ?? 0);
    const all = rows.filter((row) => Number(row.created) >= since);
    const from = came.query.has('starting_after') ? all.findIndex((row) => row.id === came.query.get('starting_after')) + 1 : 0;
    const limit = Number(came.query.get('limit') ?? 10);
    return said({ object: 'list', url: came.path, has_more: from + limit < all.length, data: all.slice(from, from + limit) });
  }

  #answer(came: Came, id: string): Answered {
    const dispute = this.lists.disputes?.find((row) => row.id === id);
    if (!dispute) return said({ error: { type: 'invalid_request_error', code: 'resource_missing', message: `No such dispute: ${id}` } }, 404);
    const key = came.headers['idempotency-key'] ?? '';
    if (!this.#answered.has(key)) {
      this.#answered.add(key);
      Object.assign(dispute, { status: 'under_review', metadata: { ...(dispute.metadata as Row), keepdesk_answer: came.form?.get('metadata[keepdesk_answer]') }, evidence_details: { ...(dispute.evidence_details as Row), has_evidence: true, submission_count: 1 } });
    }
    return said(dispute);
  }

  #endpoint(came: Came, id: string | undefined): Answered {
    if (came.method === 'GET') return said({ object: 'list', url: '/v1/webhook_endpoints', has_more: false, data: this.endpoints.map(({ secret: _secret, ...row }) => row) });
    if (came.method === 'DELETE') return said({ id, object: 'webhook_endpoint', deleted: true });
    const made = { id: 'we_1', object: 'webhook_endpoint', created: PLACED, enabled_events: [...(came.form ?? new URLSearchParams()).entries()].filter(([name]) => name.startsWith('enabled_events')).map(([, value]) => value), livemode: true, metadata: {}, status: 'enabled', url: came.form?.get('url') ?? '', secret: 'whsec_standin' };
    this.endpoints.push(made);
    return said(made);
  }
}

export const event = (id: string, type: string, object: Row): Row => ({ id, object: 'event', type, created: PLACED + 60, data: { object }, livemode: true, pending_webhooks: 1, api_version: '2023-08-16', request: { id: null, idempotency_key: null } });

export function charge(n: number): Row {
  return {
    id: `ch_${n}`, object: 'charge', amount: 5236, amount_captured: 5236, amount_refunded: n === 1 ? 2380 : 0, currency: 'eur', created: PLACED + n, captured: true, disputed: false, livemode: true, paid: true, refunded: false, status: 'succeeded', payment_intent: `pi_${n}`,
    billing_details: { email: `buyer${n}@example.test`, name: 'Ana Silva', phone: null, address: null }, metadata: { order_id: String(n) }, payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242', country: 'DE', exp_month: 4, exp_year: 2028, funding: 'credit', network: 'visa', checks: null, installments: null, mandate: null, three_d_secure: null, wallet: null } },
  };
}

const dispute = (n: number): Row => ({ id: `dp_${n}`, object: 'dispute', amount: 5236, currency: 'eur', charge: `ch_${n}`, payment_intent: `pi_${n}`, created: PLACED + n, balance_transactions: [], evidence: {}, evidence_details: { has_evidence: false, past_due: false, submission_count: 0, due_by: PLACED + 604_800 }, is_charge_refundable: false, livemode: true, metadata: {}, reason: 'product_not_received', status: 'needs_response' });

const subscription = (n: number): Row => ({
  id: `sub_${n}`, object: 'subscription', automatic_tax: { enabled: false }, billing_cycle_anchor: PLACED, cancel_at_period_end: false, collection_method: 'charge_automatically', created: PLACED + n, currency: 'eur', current_period_start: PLACED, current_period_end: PLACED + 2_592_000, customer: `cus_${n}`, livemode: true, metadata: {}, start_date: PLACED, status: 'active',
  items: { object: 'list', url: '/v1/subscription_items', has_more: false, data: [{ id: `si_${n}`, object: 'subscription_item', created: PLACED, metadata: {}, subscription: `sub_${n}`, quantity: 1, price: { id: 'price_1', object: 'price', active: true, billing_scheme: 'per_unit', created: PLACED, currency: 'eur', livemode: true, metadata: {}, product: 'prod_1', type: 'recurring', unit_amount: 1990, nickname: 'Coffee', recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' } } }] },
});

const invoice = (n: number): Row => ({
  id: `in_${n}`, object: 'invoice', amount_due: 1990, amount_paid: 1990, amount_remaining: 0, amount_shipping: 0, attempt_count: 1, attempted: true, automatic_tax: { enabled: false }, collection_method: 'charge_automatically', created: PLACED + n, currency: 'eur', default_tax_rates: [],
  lines: { object: 'list', url: '/v1/invoices/lines', has_more: false, data: [] }, livemode: true, paid: true, paid_out_of_band: false, payment_settings: {}, period_start: PLACED, period_end: PLACED + 2_592_000, post_payment_credit_notes_amount: 0, pre_payment_credit_notes_amount: 0, starting_balance: 0, status: 'paid',
  status_transitions: { paid_at: PLACED + n }, subtotal: 1990, total: 1990, total_tax_amounts: [], subscription: `sub_${n}`, customer: `cus_${n}`, customer_email: `buyer${n}@example.test`, metadata: {},
});

/** A delivery signed as Stripe does. */
export function stripeSigned(payload: unknown, secret: string, at: Date): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  const t = Math.floor(at.getTime() / 1000);
  return { body, headers: { 'content-type': 'application/json', 'stripe-signature': `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}` } };
}
