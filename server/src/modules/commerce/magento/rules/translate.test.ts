import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const order = { entity_id: 7, increment_id: '000000007', state: 'processing', grand_total: 165, order_currency_code: 'EUR', base_currency_code: 'USD', total_paid: 165, created_at: '2026-01-02 10:00:00', updated_at: '2026-01-03 10:00:00', customer_email: 'ana@example.com', discount_amount: -5.5, items: [{ item_id: 1, name: 'Tee', sku: 'TEE', qty_ordered: 2, price_incl_tax: 22.99, qty_shipped: 1 }, { item_id: 2, parent_item_id: 1, name: 'Tee child', sku: 'TEE-M', qty_ordered: 2, price: 0 }, { item_id: 3, name: 'Cloth', sku: 'C', qty_ordered: 0.5, row_total_incl_tax: 10 }], payment: { method: 'checkmo' } };

test('an order in its own currency, lines without the parts of sets, half metres as one piece', () => {
  for (const payload of [order, { items: [order], total_count: 1, search_criteria: {} }, { event: { data: { value: order } } }]) {
    const [first] = told(payload).records;
    assert.ok(first?.type === 'order');
    assert.deepEqual([first.totalMinor, first.currency, first.paymentState, first.fulfilmentState, first.discountMinor, first.lines.map((line) => [line.title, line.quantity, line.unitPriceMinor])], [16500, 'EUR', 'paid', 'partial', 550, [['Tee', 2, 2299], ['Cloth (0.5)', 1, 1000]]]);
  }
  assert.equal((told({ ...order, total_refunded: 165 }).records[0] as { paymentState: string }).paymentState, 'refunded');
});

test('invoices are payments, credit memos refunds, tracks parcels', () => {
  const invoice = { entity_id: 3, order_id: 7, grand_total: '165.0000', order_currency_code: 'EUR', state: 2, created_at: '2026-01-02 10:00:00' };
  assert.deepEqual(told(invoice).records.map((record) => [record.type, 'amountMinor' in record && record.amountMinor]), [['payment', 16500]]);
  assert.deepEqual(told({ ...invoice, adjustment_positive: 0 }).records.map((record) => [record.type, 'amountMinor' in record && record.amountMinor]), [['refund', 16500]]);
  const [parcel] = told({ entity_id: 5, order_id: 7, created_at: '2026-01-02 10:00:00', total_qty: 1, tracks: [{ track_number: '1Z', carrier_code: 'ups', parent_id: 5, order_id: 7 }] }).records;
  const [track] = told({ track_number: '1Z', carrier_code: 'ups', parent_id: 5, order_id: 7, created_at: '2026-01-02 10:00:00' }).records;
  assert.deepEqual([(parcel as { sourceId: string }).sourceId, (track as { sourceId: string }).sourceId], ['5:1Z', '5:1Z']);
});

test('customers, products and returns; carts, descriptions of types and errors hold nothing', () => {
  assert.equal(told({ id: 2, email: 'ana@example.com', firstname: 'Ana', store_id: 1 }).records[0]?.type, 'customer');
  assert.equal(told({ value: { sku: 'MUG', name: 'Mug', price: '12.000000' } }, '', 'EUR').records[0]?.type, 'product');
  const [back] = told({ items: [{ entity_id: 1, order_id: 7, increment_id: '1', date_requested: '2026-01-02 10:00:00', status: 'authorized', items: [{ entity_id: 2, order_item_id: 1, qty_requested: 1, resolution: 'Exchange' }] }] }).records;
  assert.ok(back?.type === 'return' && back.state === 'approved' && back.lines[0]?.outcome === 'exchange');
  for (const payload of [{ item_id: 11, sku: 'MUG', qty: 2, name: 'Mug', price: 32, quote_id: '6' }, { totals: { grand_total: 64, quote_currency_code: 'USD' } }, { id: 'int', email: 'string', firstname: 'string' }, { entity_id: 'int', grand_total: 'float', order_currency_code: 'string' }, { message: 'No such entity' }]) assert.deepEqual(told(payload), { records: [], ignored: true });
});
