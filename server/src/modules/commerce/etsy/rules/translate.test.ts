import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const money = (amount: unknown, currency_code = 'EUR', divisor = 100) => ({ amount, divisor, currency_code });
const receipt = (more: object) => ({ receipt_id: 54321, status: 'Paid', is_paid: true, created_timestamp: 1568466571, grandtotal: money(2490), total_shipping_cost: money(490), name: 'Ana Silva', transactions: [{ transaction_id: 7, title: 'Mug', quantity: 2, price: money(1000), variations: [{ formatted_value: 'Blue' }] }], refunds: [], shipments: [], ...more });

test('amounts by their divisor, exact in every currency', () => {
  const total = (grandtotal: object) => (told({ results: [receipt({ grandtotal })] }).records[0] as { totalMinor: number }).totalMinor;
  assert.deepEqual([total(money(2490)), total(money('2490')), total(money(1990, 'JPY', 1)), total(money(199000, 'JPY', 100)), total(money(1, 'EUR', 100)), total(money(24905, 'EUR', 1000))], [2490, 2490, 1990, 1990, 1, 2491]);
  assert.throws(() => total(money('x')));
});

test('a receipt with its refunds and parcels; a webhook names one', () => {
  const [order, refund, parcel] = told(receipt({ status: 'Partially refunded', refunds: [{ amount: money(500), created_timestamp: 1568466600, reason: 'broken', status: 'success' }], shipments: [{ receipt_shipping_id: 3, carrier_name: 'usps', tracking_code: '94', shipment_notification_timestamp: 1568466700 }] })).records;
  assert.ok(order?.type === 'order' && refund?.type === 'refund' && parcel?.type === 'shipment');
  assert.deepEqual([order.paymentState, order.refunds[0]?.amountMinor, refund.sourceId, parcel.trackingNumber, order.lines[0]?.title], ['partially_refunded', 500, '54321:1568466600', '94', 'Mug – Blue']);
  assert.deepEqual(told({ event_type: 'order.paid', resource_url: 'https://openapi.etsy.com/v3/application/shops/12/receipts/54321', shop_id: 12 }).fetch, [{ what: 'order', sourceId: '54321' }]);
  assert.deepEqual(told({ error: 'Resource not found' }), { records: [], ignored: true });
});

test('what is left of a payment after refunds, and reviews', () => {
  const [payment, review] = told({ count: 2, results: [{ payment_id: 1, receipt_id: 54321, amount_gross: money(2490), adjusted_gross: money(1990), status: 'settled', created_timestamp: 1568466571 }, { listing_id: 9, transaction_id: 7, rating: 4, review: 'Good', created_timestamp: 1568466571 }] }).records;
  assert.ok(payment?.type === 'payment' && review?.type === 'review');
  assert.deepEqual([payment.amountMinor, payment.refundedMinor, payment.state, review.stars, review.productSourceId], [2490, 500, 'partially_refunded', 4, '9']);
});
