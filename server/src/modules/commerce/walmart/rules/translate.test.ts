import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const charge = (chargeType: string, amount: unknown, tax?: unknown) => ({ chargeType, chargeAmount: { currency: 'USD', amount }, ...(tax === undefined ? {} : { tax: { taxAmount: { currency: 'USD', amount: tax } } }) });
const line = (more: object) => ({ lineNumber: '1', item: { productName: 'Mug', sku: 'MUG' }, orderLineQuantity: { amount: '2' }, statusDate: 1568753156000, charges: { charge: [charge('PRODUCT', 20, 1.65), charge('SHIPPING', '5.01', null)] }, orderLineStatuses: { orderLineStatus: [{ status: 'Created' }] }, ...more });
const order = (lines: unknown) => ({ purchaseOrderId: '1', customerOrderId: '99', orderDate: 1568466571000, shippingInfo: { postalAddress: { name: 'Ana', city: 'Austin' } }, orderLines: { orderLine: lines } });

test('a total is the sum of all charges and their taxes; one line may come as an object', () => {
  for (const lines of [[line({})], line({})]) {
    const [first] = told({ list: { elements: { order: [order(lines)] } } }).records;
    assert.ok(first?.type === 'order');
    assert.deepEqual([first.totalMinor, first.shippingMinor, first.taxMinor, first.lines[0]?.unitPriceMinor, first.number], [2666, 501, 165, 1000, '99']);
  }
});

test('refunds and parcels told with the lines', () => {
  const shipped = line({ orderLineStatuses: { orderLineStatus: [{ status: 'Shipped', trackingInfo: { trackingNumber: '1Z', carrierName: { carrier: 'UPS' }, shipDateTime: 1568753156000, trackingURL: 'javascript:x' } }] }, refund: { refundId: '5', refundCharges: { refundCharge: [{ refundReason: 'DAMAGED', charge: charge('PRODUCT', -10, -0.83) }] } } });
  const records = told({ order: order([shipped]) }).records;
  const [first, refund, parcel] = records;
  assert.ok(first?.type === 'order' && refund?.type === 'refund' && parcel?.type === 'shipment');
  assert.deepEqual([refund.amountMinor, refund.reason, first.paymentState, first.refundedMinor], [1083, 'DAMAGED', 'partially_refunded', 1083]);
  assert.deepEqual([parcel.trackingNumber, parcel.carrier, parcel.state, parcel.trackingUrl], ['1Z', 'UPS', 'in_transit', null]);
});

test('returns, notices, and requests that look like orders', () => {
  const [back] = told({ returnOrders: [{ returnOrderId: '7', customerOrderId: '99', returnOrderDate: '2026-01-02T10:00:00Z', totalRefundAmount: { currencyAmount: 12.5, currencyUnit: 'USD' }, returnOrderLines: [{ returnOrderLineNumber: 1, status: 'INITIATED', currentDeliveryStatus: 'DELIVERED', item: { sku: 'MUG' }, quantity: { measurementValue: 1 }, isKeepIt: false }] }] }).records;
  assert.ok(back?.type === 'return');
  assert.deepEqual([back.refundMinor, back.currency, back.state, back.lines[0]?.outcome], [1250, 'USD', 'received', 'refund']);
  assert.deepEqual(told({ source: { eventType: 'PO_CREATED' }, payload: { purchaseOrderId: '1' } }).fetch, [{ what: 'order', sourceId: '1' }]);
  assert.deepEqual(told({ orderRefund: { purchaseOrderId: '1', orderLines: { orderLine: [] } } }), { records: [], ignored: true });
});
