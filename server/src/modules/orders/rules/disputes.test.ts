import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPack, type Facts } from './evidence-pack.ts';
import { hindersAnswer } from './judge-answer.ts';

const facts: Facts = {
  reason: 'product_not_received', amount: '€24.90',
  order: { number: '#1001', placedAt: '2026-01-05T09:00:00Z', email: 'ana@example.test', shippingAddress: { name: 'Ana Silva', line1: 'Rua 1', city: 'Porto', country: 'PT' }, billingAddress: null, lines: [{ title: 'Mug', quantity: 2 }], refunded: null },
  parcels: [{ carrier: 'dhl', trackingNumber: null, shippedAt: null, deliveredAt: null, place: null }, { carrier: 'ctt', trackingNumber: 'EE1', shippedAt: '2026-01-06T10:00:00Z', deliveredAt: '2026-01-09T10:00:00Z', place: 'Porto' }],
  words: [{ at: '2026-01-12T08:00:00Z', from: 'customer', text: 'Where is it?' }, { at: '2026-01-12T09:00:00Z', from: 'shop', text: 'It was delivered on the 9th.' }],
};

test('an answer is drawn from order, parcels and words, with the parcel that arrived', () => {
  const { fields, missing } = drawPack(facts);
  assert.deepEqual(missing, []);
  assert.deepEqual([fields.customer_name, fields.shipping_address, fields.product_description, fields.service_date, fields.shipping_carrier, fields.shipping_tracking_number], ['Ana Silva', 'Rua 1, Porto, PT', '2 × Mug', '2026-01-09', 'ctt', 'EE1']);
  assert.equal(fields.summary, 'Order #1001 was placed on 2026-01-05. It was sent with ctt, tracking number EE1, on 2026-01-06. It was delivered on 2026-01-09 in Porto. The customer last wrote on 2026-01-12.');
  assert.match(fields.customer_communication ?? '', /^2026-01-12 08:00 Customer: Where is it\?\n\n2026-01-12 09:00 Shop: It was delivered/);
  assert.equal('refund_note' in fields, false);
});

test('what decides a dispute of its reason and is not known is named', () => {
  assert.deepEqual(drawPack({ ...facts, parcels: [] }).missing, ['shipping_tracking_number', 'shipping_date', 'service_date']);
  assert.deepEqual(drawPack({ ...facts, reason: 'fraudulent' }).missing, ['billing_address']);
  assert.deepEqual(drawPack({ ...facts, reason: 'credit_not_processed', words: [] }).missing, ['refund_note', 'customer_communication']);
  assert.deepEqual(drawPack({ ...facts, reason: 'a_new_word', order: null, parcels: [], words: [] }).missing, ['product_description', 'customer_communication', 'shipping_tracking_number']);
  assert.deepEqual(drawPack({ ...facts, order: null, parcels: [], words: [] }).fields, {});
});

test('of a long talk the newest words are kept', () => {
  const words = Array.from({ length: 200 }, (_, at) => ({ at: '2026-01-12T08:00:00Z', from: 'customer' as const, text: `${at} ${'x'.repeat(100)}` }));
  const text = drawPack({ ...facts, words }).fields.customer_communication ?? '';
  assert.ok(text.length <= 8000 && text.startsWith('[…]') && text.includes('Customer: 199 '));
});

test('a dispute is answered once, in time, and with something', () => {
  const now = new Date('2026-02-01T00:00:00Z');
  const standing = { state: 'needs_answer', answerBy: new Date('2026-02-10T00:00:00Z'), answerState: null } as const;
  assert.equal(hindersAnswer(standing, { summary: 'It was delivered.' }, now), null);
  assert.equal(hindersAnswer({ ...standing, answerState: 'failed' }, { summary: 'x' }, now), null);
  assert.deepEqual([hindersAnswer({ ...standing, state: 'won' }, { summary: 'x' }, now), hindersAnswer({ ...standing, answerBy: now, state: 'warning' }, { summary: 'x' }, new Date(now.getTime() + 1)), hindersAnswer({ ...standing, answerState: 'done' }, { summary: 'x' }, now), hindersAnswer({ ...standing, answerState: 'unknown' }, { summary: 'x' }, now), hindersAnswer(standing, { summary: ' ' }, now), hindersAnswer(standing, { nonsense: 'x' }, now)],
    ['over', 'too_late', 'answered', 'under_way', 'empty', 'unknown_field']);
});
