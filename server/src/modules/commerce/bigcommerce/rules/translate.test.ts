import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const order = { id: 218, status_id: 11, status: 'Awaiting Fulfillment', total_inc_tax: '69.8400', total_tax: '5.3100', shipping_cost_inc_tax: '12.0000', refunded_amount: '0.0000', currency_code: 'USD', default_currency_code: 'EUR', payment_status: 'captured', date_created: 'Tue, 05 Mar 2019 21:40:11 +0000', items_total: 4, items_shipped: 1, billing_address: { first_name: 'Ana', last_name: 'Silva', email: 'ana@example.com' }, products: { url: 'https://api.example/products' } };

test('an order is in the money the shopper paid in; its products may be told with it or by an address', () => {
  for (const payload of [order, [order], { data: [order] }]) {
    const [first] = told(payload).records;
    assert.ok(first?.type === 'order');
    assert.deepEqual([first.totalMinor, first.currency, first.taxMinor, first.shippingMinor, first.paymentState, first.fulfilmentState, first.lines.length], [6984, 'EUR', 531, 1200, 'paid', 'partial', 0]);
  }
  const [full] = told({ ...order, status_id: 5, products: [{ id: 9, name: 'Mug', quantity: 2, price_inc_tax: '10.5000' }] }).records;
  assert.ok(full?.type === 'order' && full.state === 'cancelled' && full.lines[0]?.unitPriceMinor === 1050);
});

test('refunds, transactions, parcels, returns and customers', () => {
  const [refund] = told({ data: { id: 1, order_id: 21, user_id: 0, created: '', total_amount: 20.83, payments: [{ is_declined: true }] }, meta: {} }, '', 'EUR').records;
  assert.ok(refund?.type === 'refund' && refund.amountMinor === 2083 && refund.currency === 'EUR' && refund.state === 'failed');
  const [payment] = told({ data: [{ id: 5, order_id: '21', event: 'purchase', method: 'credit_card', amount: 19.9, currency: 'EUR', gateway: 'stripe', status: 'ok', date_created: '2026-01-02T10:00:00+00:00', test: false, credit_card: { card_type: 'visa', card_last4: '4242' } }] }).records;
  assert.ok(payment?.type === 'payment' && payment.amountMinor === 1990 && payment.state === 'paid' && payment.method === 'visa 4242');
  assert.equal(told({ id: 11, order_id: 228, order_address_id: 1, date_created: 'Wed, 13 Mar 2019 16:35:37 +0000', tracking_number: 'EJ9', shipping_provider: 'usps' }).records[0]?.type, 'shipment');
  const [back] = told({ data: { id: 3, total: '19.90', currency: 'EUR', status: 'OPEN', date_modified: '2026-01-02T10:00:00Z', items: [{ id: 1, quantity: 1, preferred_outcome: { label: 'Store credit' }, review_state: { approved_quantity: 1 } }] } }).records;
  assert.ok(back?.type === 'return' && back.totalMinor === 1990 && back.state === 'approved' && back.lines[0]?.outcome === 'credit');
  assert.equal(told({ data: [{ id: 7, email: 'ana@example.com', first_name: 'Ana' }] }).records[0]?.type, 'customer');
});

test('webhooks name what changed; requests and errors hold nothing', () => {
  const hook = (scope: string, data: object) => told({ scope, store_id: '1', producer: 'stores/x', hash: 'h', data });
  assert.deepEqual(hook('store/order/statusUpdated', { type: 'order', id: 250 }).fetch, [{ what: 'order', sourceId: '250' }]);
  assert.deepEqual(hook('store/shipment/created', { type: 'shipment', id: 1, orderId: 251 }).fetch, [{ what: 'order', sourceId: '251' }]);
  assert.deepEqual(hook('store/customer/deleted', { type: 'customer', id: 1 }), { records: [], ignored: true });
  for (const payload of [{ status: 422, title: 'JSON data is missing', errors: {} }, { status_id: 0, customer_id: 1, products: [{ name: 'Mug', quantity: 1, price_inc_tax: 50 }] }, [{ email: 'ana@example.com', first_name: 'Ana' }]]) assert.deepEqual(told(payload), { records: [], ignored: true });
});
