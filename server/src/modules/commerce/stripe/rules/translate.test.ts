import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const charge = (more: object) => ({ object: 'charge', id: 'ch_1', amount: 1990, amount_refunded: 0, currency: 'eur', created: 1700000000, status: 'succeeded', captured: true, livemode: true, ...more });
const payment = (more: object) => {
  const [record] = told(charge(more)).records;
  assert.ok(record?.type === 'payment');
  return record;
};

test('amounts by the currency: hundredths, none, thousandths, and those Stripe counts its own way', () => {
  const minor = (currency: string, amount: unknown) => payment({ currency, amount }).amountMinor;
  assert.deepEqual([minor('usd', 1990), minor('jpy', 1990), minor('kwd', 1990), minor('huf', 199000), minor('usd', '1990')], [1990, 1990, 1990, 199000, 1990]);
  assert.equal(minor('isk', 150000), 1500, 'the króna has no minor unit and is told in hundredths');
  assert.equal(minor('mga', 1990), 199000, 'the ariary has a minor unit and is told without');
});

test('how a charge stands, also as older versions say it', () => {
  const state = (more: object) => payment(more).state;
  assert.deepEqual([state({}), state({ captured: false }), state({ amount_refunded: 500 }), state({ amount_refunded: 1990, refunded: true }), state({ status: 'failed', failure_message: 'declined' }), state({ status: 'pending' }), state({ status: undefined, paid: true, captured: undefined })],
    ['paid', 'authorised', 'partially_refunded', 'refunded', 'failed', 'pending', 'paid']);
  const card = payment({ payment_intent: { id: 'pi_1' }, payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } }, metadata: { order_id: '77' }, billing_details: { email: 'ana@example.com' }, livemode: false });
  assert.deepEqual([card.sourceId, card.method, card.orderSourceId, card.email, card.test], ['pi_1', 'Visa 4242', '77', 'ana@example.com', true]);
});

test('an event dates the change; a charge, its intent and its session are one payment', () => {
  const event = (object: object) => ({ object: 'event', type: 'x', created: 1700000900, data: { object } });
  const [paid] = told(event(charge({ payment_intent: 'pi_1' }))).records;
  const [intent] = told(event({ object: 'payment_intent', id: 'pi_1', amount: 1990, currency: 'eur', created: 1700000000, status: 'succeeded' })).records;
  const [session] = told(event({ object: 'checkout.session', id: 'cs_1', payment_intent: 'pi_1', amount_total: 1990, currency: 'eur', payment_status: 'paid', customer_details: { email: 'ana@example.com' } })).records;
  for (const record of [paid, intent, session]) assert.deepEqual([record?.type, (record as { sourceId: string }).sourceId, (record as { changedAt: Date }).changedAt.toISOString()], ['payment', 'pi_1', '2023-11-14T22:28:20.000Z']);
  assert.deepEqual(told({ object: 'checkout.session', mode: 'setup', payment_intent: null, amount_total: null, currency: null }).records, []);
});

test('disputes with their day, refunds with their way', () => {
  const [dispute] = told({ object: 'dispute', id: 'dp_1', amount: 1000, currency: 'eur', created: 1700000000, status: 'needs_response', reason: 'product_not_received', charge: 'ch_1', evidence_details: { due_by: 1700600000 } }).records;
  assert.ok(dispute?.type === 'dispute');
  assert.deepEqual([dispute.state, dispute.reason, dispute.paymentSourceId, dispute.answerBy?.getTime()], ['needs_answer', 'product_not_received', 'ch_1', 1700600000000]);
  const state = (status: string | undefined) => (told({ object: 'refund', id: 're_1', amount: 5, currency: 'eur', created: 1700000000, status, charge: 'ch_1' }).records[0] as { state: string }).state;
  assert.deepEqual([state('succeeded'), state('pending'), state('failed'), state('canceled'), state(undefined), state('something_new')], ['done', 'pending', 'failed', 'cancelled', 'done', 'pending']);
});

test('subscriptions of new and old versions, their invoices, and what is only foreseen', () => {
  const item = (price: object) => ({ id: 'si_1', quantity: 2, price: { unit_amount: 1500, currency: 'eur', nickname: 'Coffee', recurring: { interval: 'month', interval_count: 2 }, ...price } });
  const subscription = (more: object) => told({ object: 'subscription', id: 'sub_1', status: 'active', customer: 'cus_1', created: 1700000000, current_period_end: 1702592000, currency: 'eur', items: { data: [item({})] }, ...more }).records[0] as { state: string; totalMinor: number | null; every: object | null; nextChargeAt: Date | null };
  assert.deepEqual([subscription({}).totalMinor, subscription({}).every, subscription({}).nextChargeAt?.getTime()], [3000, { unit: 'month', count: 2 }, 1702592000000]);
  assert.deepEqual(['trialing', 'past_due', 'unpaid', 'canceled', 'paused', 'incomplete_expired'].map((status) => subscription({ status }).state), ['active', 'past_due', 'past_due', 'cancelled', 'paused', 'expired']);
  assert.equal(subscription({ pause_collection: { behavior: 'void' } }).state, 'paused');
  assert.equal(subscription({ cancel_at_period_end: true }).nextChargeAt, null);
  assert.equal(subscription({ items: { data: [item({ unit_amount: null })] } }).totalMinor, null, 'a tiered price has no price of one');
  const old = subscription({ items: undefined, currency: undefined, quantity: 3, plan: { amount: 500, currency: 'usd', interval: 'year', interval_count: 1 } });
  assert.deepEqual([old.totalMinor, old.every], [1500, { unit: 'year', count: 1 }], 'one plan and no items');
  const invoice = (more: object) => told({ object: 'invoice', id: 'in_1', currency: 'eur', created: 1700000000, total: 3000, subscription: 'sub_1', customer: 'cus_1', status: 'open', attempt_count: 0, ...more }).records[0] as { state: string; sourceId: string; subscriptionSourceIds: readonly string[] };
  assert.deepEqual([invoice({}).state, invoice({ attempt_count: 2 }).state, invoice({ status: 'paid' }).state, invoice({ status: 'paid', post_payment_credit_notes_amount: 3000 }).state, invoice({ status: 'void' }).state], ['pending', 'failed', 'paid', 'refunded', 'cancelled']);
  assert.deepEqual([invoice({ id: undefined }).state, invoice({ id: undefined }).sourceId], ['planned', 'upcoming of sub_1']);
  assert.deepEqual(invoice({ subscription: undefined, parent: { subscription_details: { subscription: 'sub_2' } } }).subscriptionSourceIds, ['sub_2']);
});

test('errors, other objects and people deleted hold nothing', () => {
  for (const payload of [{ error: { type: 'card_error', message: 'declined' } }, { object: 'balance_transaction', amount: 5, currency: 'eur' }, { object: 'customer', id: 'cus_1', deleted: true }, { object: 'event', type: 'customer.deleted', created: 1700000000, data: { object: { object: 'customer', id: 'cus_1' } } }]) assert.deepEqual(told(payload), { records: [], ignored: true });
  assert.equal(told({ object: 'list', data: [charge({}), charge({ id: 'ch_2' })] }).records.length, 2);
  assert.throws(() => told(charge({ currency: 'euros' })));
  assert.throws(() => told(charge({ amount: '19,90' })));
});

test('a list dates its charges by when they were tried: a declined first try, told after the paid one, does not undo it', () => {
  const read = (more: object) => {
    const [record] = translate('charge', charge({ payment_intent: 'pi_1', ...more }), { url: null, currency: null, readAt: new Date('2026-11-20T12:00:00Z') }).records;
    assert.ok(record?.type === 'payment');
    return record.changedAt.getTime();
  };
  assert.ok(read({ id: 'ch_2', created: 1_700_000_100 }) > read({ id: 'ch_1', created: 1_700_000_000, status: 'failed' }));
});
