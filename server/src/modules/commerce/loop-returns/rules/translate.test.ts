import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const back = { id: '12', state: 'open', outcome: 'exchange', order_id: '9', order_name: '#73', provider_order_id: '324', customer: 'ana@example.com', currency: 'USD', refund: '5.00', gift_card: '0.00', return_total: '164.58', exchange_total: '101.28', label_status: 'in_transit', tracking_number: '94', carrier: 'USPS', label_url: 'https://x.example/l.pdf', created_at: '2026-01-01T22:27:15.000Z', updated_at: '2026-01-01T22:27:18.000Z', line_items: [{ line_item_id: '1', provider_line_item_id: '2', sku: 'SHOE', title: 'Shoe', return_reason: 'Too small', parent_return_reason: 'Size', outcome: 'exchange' }] };

test('a return: what comes back, what goes back and how far it is', () => {
  const [first] = told({ topic: 'return', trigger: 'return.updated', ...back }).records;
  assert.ok(first?.type === 'return');
  assert.deepEqual([first.state, first.totalMinor, first.refundMinor, first.exchangeMinor, first.creditMinor, first.orderSourceId, first.lines[0]?.reason, first.lines[0]?.outcome], ['in_transit', 16458, 500, 10128, 0, '324', 'Size: Too small', 'exchange']);
  const state = (more: object) => (told({ returns: [{ ...back, ...more }] }).records[0] as { state: string }).state;
  assert.deepEqual([state({ state: 'closed' }), state({ state: 'cancelled' }), state({ state: 'expired' }), state({ state: 'review' }), state({ label_status: 'delivered' }), state({ label_status: null })], ['resolved', 'cancelled', 'expired', 'review', 'received', 'approved']);
  const numbers = told({ ...back, refund: 5, return_total: 164.58, exchange_total: null }).records[0] as { refundMinor: number; totalMinor: number; exchangeMinor: number | null };
  assert.deepEqual([numbers.refundMinor, numbers.totalMinor, numbers.exchangeMinor], [500, 16458, null]);
});

test('every word of a label is the same parcel of the return; a label asked for is none yet', () => {
  const label = (status: string) => told({ topic: 'label', trigger: 'label.updated', return_id: '12', tracking_number: '94', label_status: status, label_url: 'https://x.example/l.pdf' }).records[0] as { sourceId: string; state: string; returnSourceId: string };
  assert.deepEqual([label('new').sourceId, label('delivered').sourceId, label('delivered').state, label('new').returnSourceId], ['12:94', '12:94', 'delivered', '12']);
  assert.deepEqual(told({ id: '6', return_id: 1, status: 'issued', products: [] }), { records: [], ignored: true });
});
