import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '') => translate(kind, payload, { url: 'https://shop.example', currency: 'EUR' });

test('what a payload holds is told without its name; drafts and carts are no orders', () => {
  const order = { id: 1, name: '#1', total_price: '19.90', currency: 'EUR', created_at: '2026-01-02T10:00:00Z', line_items: [] };
  assert.equal(told({ orders: [order] }).records[0]?.type, 'order');
  assert.equal(told({ data: { orders: { nodes: [{ id: 'gid://shopify/Order/1', name: '#1', currencyCode: 'EUR', totalPriceSet: { shopMoney: { amount: '19.90', currencyCode: 'EUR' } }, createdAt: '2026-01-02T10:00:00Z', lineItems: { nodes: [] } }] } } }).records[0]?.type, 'order');
  assert.deepEqual(told({ ...order, invoice_url: 'https://x' }).records, []);
  assert.deepEqual(told(order, 'checkouts/create').records, []);
  assert.deepEqual(told({ orders: [{ id: 1, name: '#1', total_price: '19.90', created_at: '2026-01-02T10:00:00Z' }] }).fetch, [{ what: 'order', sourceId: '1' }]);
  assert.deepEqual(told({ errors: 'Not found' }), { records: [], ignored: true });
});

test('steps of a payment, disputes, returns and contracts', () => {
  const step = (more: object) => told({ transaction: { id: 5, order_id: 1, kind: 'sale', gateway: 'visa', status: 'success', amount: '19.90', currency: 'EUR', created_at: '2026-01-02T10:00:00Z', ...more } }).records[0] as { type: string; state: string; amountMinor: number; sourceId: string };
  assert.deepEqual([step({}).state, step({ kind: 'authorization' }).state, step({ status: 'failure' }).state, step({ kind: 'capture', parent_id: 4 }).sourceId, step({ kind: 'refund', parent_id: 4 }).type], ['paid', 'authorised', 'failed', '4', 'refund']);
  const [dispute] = told({ dispute: { id: 9, order_id: 1, amount: '19.90', currency: 'EUR', reason: 'fraudulent', status: 'needs_response', evidence_due_by: '2026-02-01T00:00:00Z', initiated_at: '2026-01-20T00:00:00Z' } }).records;
  assert.ok(dispute?.type === 'dispute' && dispute.state === 'needs_answer' && dispute.amountMinor === 1990);
  const [back] = told({ id: 7, status: 'requested', name: '#1-R1', order: { id: 1 }, return_line_items: [{ id: 2, quantity: 1, return_reason: 'unwanted' }] }).records;
  assert.ok(back?.type === 'return' && back.state === 'review' && back.orderSourceId === '1');
  const [contract] = told({ id: 8, status: 'active', currency_code: 'EUR', customer_id: 3, billing_policy: { interval: 'month', interval_count: 1 } }).records;
  assert.ok(contract?.type === 'subscription' && contract.every?.unit === 'month');
});
