import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidingsKinds } from '../contract.ts';
import { whyLeftOut, type Person } from './may-tell.ts';
import { heardNames, tidingsOf } from './tidings-of.ts';

const news = (name: string, payload: Record<string, unknown>, more: { silent?: boolean } = {}) => tidingsOf({ name, subjectId: 'subject', payload, silent: false, ...more });

test('each kind comes from what happened here, with its facts and amount', () => {
  const told = [
    news('conversations.conversation_opened', {}), news('conversations.status_changed', { to_category: 'resolved' }), news('surveys.answered', { kind: 'csat', score: 2, conversation_id: 'c' }), news('returns.requested', { return_id: 'r', value_minor: 1990, currency: 'EUR' }),
    news('returns.refused', { return_id: 'r', value_minor: 0, currency: null }), news('returns.resolved', { return_id: 'r' }), news('orders.refunded', { amount_minor: 500, currency: 'EUR' }), news('shipments.signal_raised', { kind: 'no_scan', order_id: 'o' }), news('shipments.delivered', {}),
    news('memberships.charge_failed', { customer_id: 'p', total_minor: 2890, currency: 'GBP' }), news('memberships.credit_given', { amount_minor: 1000, currency: 'EUR' }), news('reviews.review_written', { review_id: 'v', stars: 1 }),
  ];
  assert.deepEqual(told.map((one) => one?.kind).toSorted(), [...tidingsKinds].toSorted());
  assert.deepEqual(told.map((one) => `${one?.about.what} ${one?.about.id}`), ['conversation subject', 'conversation subject', 'conversation c', 'return r', 'return r', 'return r', 'order subject', 'shipment subject', 'shipment subject', 'customer p', 'customer subject', 'review v']);
  assert.deepEqual([told[2]?.facts, told[3]?.value, told[4]?.value, told[6]?.value, told[7]?.facts, told[11]?.facts], [{ survey: 'csat', score: 2 }, { amountMinor: 1990, currency: 'EUR' }, null, { amountMinor: 500, currency: 'EUR' }, { signal: 'no_scan' }, { stars: 1 }]);
});

test('what is history, still open, only likely, or lacks what it should hold is not told', () => {
  for (const name of heardNames) assert.equal(news(name, { to_category: 'resolved', kind: 'no_scan', score: 5, conversation_id: 'c', return_id: 'r', customer_id: 'p', review_id: 'v' }, { silent: true }), null, name);
  assert.deepEqual([news('conversations.status_changed', { to_category: 'waiting' }), news('shipments.signal_raised', { kind: 'promise_at_risk' }), news('surveys.answered', { kind: 'csat', score: null, conversation_id: 'c' }), news('returns.requested', {}), news('memberships.charge_failed', {}), news('orders.order_placed', {})], [null, null, null, null, null, null]);
});

test('who is told of: every mix of yes, no and neither, against the sentence of the rule', () => {
  const words = [undefined, true, false] as const;
  const channels = ['email', 'sms', 'whatsapp', 'phone'] as const;
  const mixes = Array.from({ length: words.length ** channels.length }, (_, mix): Person['consents'] =>
    Object.fromEntries(channels.flatMap((channel, at) => { const word = words[Math.floor(mix / words.length ** at) % words.length]; return word === undefined ? [] : [[channel, word]]; })));
  assert.equal(new Set(mixes.map((mix) => JSON.stringify(mix))).size, 81);
  for (const consents of mixes) {
    for (const onlyConsented of [true, false]) {
      for (const [address, phone] of [['a@b.example', null], [null, '+491'], [null, null]] as const) {
        for (const erased of [true, false]) {
          const person: Person = { erased, email: address, phone, consents };
          const no = channels.some((channel) => consents[channel] === false);
          const yes = channels.some((channel) => consents[channel] === true);
          const told = !erased && (address !== null || phone !== null) && !no && (yes || !onlyConsented);
          assert.equal(whyLeftOut(person, onlyConsented) === null, told, JSON.stringify({ person, onlyConsented }));
        }
      }
    }
  }
  const ana: Person = { erased: false, email: 'a@b.example', phone: null, consents: {} };
  assert.deepEqual([whyLeftOut({ ...ana, erased: true }, false), whyLeftOut({ ...ana, email: null }, false), whyLeftOut({ ...ana, consents: { email: true, sms: false } }, false), whyLeftOut({ ...ana, consents: { email: true, whatsapp: false } }, false), whyLeftOut({ ...ana, consents: { phone: false } }, true), whyLeftOut(ana, true)], ['erased', 'no_address', 'said_no', 'said_no', 'said_no', 'no_yes']);
});
