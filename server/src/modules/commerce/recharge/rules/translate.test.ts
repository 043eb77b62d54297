import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const charge = { id: 1, status: 'error', total_price: '22.00', total_refunds: '0.00', currency: 'USD', scheduled_at: '2026-05-08', processed_at: null, charge_attempts: 3, error: 'Your card was declined.', retry_date: '2026-05-12', customer: { id: 4, email: 'ana@example.com' }, external_order_id: { ecommerce: null }, line_items: [{ purchase_item_id: 89, purchase_item_type: 'subscription' }, { purchase_item_id: 90, purchase_item_type: 'onetime' }] };
const subscription = { id: 89, customer_id: 4, status: 'active', price: '20.00', quantity: 2, order_interval_unit: 'month', order_interval_frequency: '2', charge_interval_frequency: '2', next_charge_scheduled_at: '2026-05-08', product_title: 'Coffee', variant_title: 'Beans', created_at: '2026-01-01T00:00:00', updated_at: '2026-02-01T00:00:00', max_retries_reached: false };

test('charges: why one failed, how often it was tried and when again', () => {
  const [failed] = told({ charge }).records;
  assert.ok(failed?.type === 'charge');
  assert.deepEqual([failed.state, failed.totalMinor, failed.tries, failed.nextTryAt?.toISOString().slice(0, 10), failed.subscriptionSourceIds, failed.problem], ['failed', 2200, 3, '2026-05-12', ['89'], 'Your card was declined.']);
  const [refunded] = told({ charges: [{ ...charge, status: 'partially_refunded', total_refunds: '5.50' }] }).records;
  assert.ok(refunded?.type === 'charge' && refunded.refundedMinor === 550);
});

test('subscriptions: what is charged, how often and when', () => {
  const read = (more: object) => told({ subscription: { ...subscription, ...more } }, '', 'EUR').records[0] as { state: string; totalMinor: number | null; every: object | null; nextChargeAt: Date | null; lines: readonly { title: string }[]; currency: string };
  assert.deepEqual([read({}).totalMinor, read({}).every, read({}).lines[0]?.title, read({}).currency], [4000, { unit: 'month', count: 2 }, 'Coffee – Beans', 'EUR']);
  assert.deepEqual([read({ status: 'cancelled' }).state, read({ status: 'cancelled' }).nextChargeAt, read({ max_retries_reached: true }).state, read({ status: 'frozen' }).state], ['cancelled', null, 'past_due', 'active']);
});

test('customers and orders; requests and errors hold nothing', () => {
  assert.equal(told({ customer: { id: 4, email: 'ana@example.com', first_name: 'Ana', last_name: 'Silva' } }).records[0]?.type, 'customer');
  const [order] = told({ order: { id: 7, charge: { id: 1 }, total_price: '22.00', currency: 'USD', status: 'success', processed_at: '2026-05-08T02:00:00Z', external_order_number: { ecommerce: '1001' }, line_items: [{ purchase_item_id: 89, title: 'Coffee', quantity: 1, unit_price: '20.00' }] } }).records;
  assert.ok(order?.type === 'order' && order.totalMinor === 2200 && order.number === '#1001');
  for (const payload of [{ errors: { charge: ['no'] } }, { code: 'X', value: 12, discount_type: 'percentage' }, { metafield: { owner_id: 1, value: '5' } }]) assert.deepEqual(told(payload), { records: [], ignored: true });
});
