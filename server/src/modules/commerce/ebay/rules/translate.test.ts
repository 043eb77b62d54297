import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const order = { orderId: '12-34', creationDate: '2026-01-02T10:00:00Z', lastModifiedDate: '2026-01-03T10:00:00Z', orderFulfillmentStatus: 'NOT_STARTED', orderPaymentStatus: 'PARTIALLY_REFUNDED', buyer: { username: 'ana_1' }, pricingSummary: { total: { value: '25.0', currency: 'GBP' }, deliveryCost: { value: '3.5', currency: 'GBP' } }, paymentSummary: { payments: [{ paymentReferenceId: 'P1', amount: { value: '25.0', currency: 'GBP' }, paymentStatus: 'PAID', paymentDate: '2026-01-02T10:00:01Z', paymentMethod: 'EBAY' }], refunds: [{ refundId: 'R1', amount: { value: '5.0', currency: 'GBP' }, refundStatus: 'REFUNDED', refundDate: '2026-01-03T10:00:00Z' }] }, lineItems: [{ lineItemId: 'L1', title: 'Mug', quantity: 2, lineItemCost: { value: '21.5', currency: 'GBP' }, variationAspects: [{ name: 'Colour', value: 'Blue' }] }], fulfillmentStartInstructions: [{ shippingStep: { shipTo: { fullName: 'Ana Silva', email: 'a@members.ebay.com', contactAddress: { addressLine1: '1 Road', city: 'York', countryCode: 'GB' } } } }] };

test('an order with what was paid for it and given back', () => {
  const [first, payment, refund] = told({ orders: [order], total: 1 }).records;
  assert.ok(first?.type === 'order' && payment?.type === 'payment' && refund?.type === 'refund');
  assert.deepEqual([first.totalMinor, first.shippingMinor, first.lines[0]?.unitPriceMinor, first.lines[0]?.title, first.paymentState, first.refunds.length, first.shippingAddress?.city], [2500, 350, 1075, 'Mug – Blue', 'partially_refunded', 1, 'York']);
  assert.deepEqual([payment.sourceId, payment.state, payment.refundedMinor, refund.amountMinor], ['P1', 'partially_refunded', 500, 500]);
});

test('payment disputes, inquiries and cases are disputes; a state unknown wants an answer', () => {
  const dispute = (more: object) => told({ paymentDisputeSummaries: [{ paymentDisputeId: 'D1', orderId: '12-34', openDate: '2026-01-02T10:00:00Z', respondByDate: '2026-01-09T10:00:00Z', amount: { value: '25.00', currency: 'GBP' }, reason: 'ITEM_NOT_RECEIVED', paymentDisputeStatus: 'ACTION_NEEDED', ...more }] }).records[0] as { state: string; amountMinor: number; answerBy: Date };
  assert.deepEqual([dispute({}).state, dispute({}).amountMinor, dispute({}).answerBy.getUTCDate()], ['needs_answer', 2500, 9]);
  assert.deepEqual([dispute({ paymentDisputeStatus: 'CLOSED' }).state, dispute({ paymentDisputeStatus: 'CLOSED', resolution: { outcome: 'SELLER_WIN' } }).state], ['closed', 'won']);
  const [inquiry] = told({ members: [{ inquiryId: 'I1', inquiryStatusEnum: 'OPEN', claimAmount: { value: 25, currency: 'GBP' }, creationDate: { value: '2026-01-02T10:00:00Z' }, respondByDate: { value: '2026-01-05T10:00:00Z' } }] }).records;
  assert.ok(inquiry?.type === 'dispute');
  assert.deepEqual([inquiry.state, inquiry.reason, inquiry.answerBy?.getUTCDate()], ['needs_answer', 'item_not_received', 5]);
});

test('returns of Post-Order, parcels, cancellations, and the notice that an account was closed', () => {
  const [back] = told({ members: [{ returnId: '55', orderId: '12-34', state: 'ITEM_SHIPPED', status: 'ITEM_SHIPPED', creationInfo: { creationDate: { value: '2026-01-02T10:00:00Z' }, reason: 'NOT_AS_DESCRIBED', item: { itemId: '9', returnQuantity: 1 } }, sellerTotalRefund: { estimatedRefundAmount: { value: 21.5, currency: 'GBP' } } }] }).records;
  assert.ok(back?.type === 'return');
  assert.deepEqual([back.state, back.refundMinor, back.currency, back.lines[0]?.reason], ['in_transit', 2150, 'GBP', 'NOT_AS_DESCRIBED']);
  assert.equal(told({ fulfillments: [{ fulfillmentId: 'F1', shipmentTrackingNumber: '1Z', shippingCarrierCode: 'UPS', shippedDate: '2026-01-03T10:00:00Z', lineItems: [] }] }).records[0]?.type, 'shipment');
  assert.deepEqual(told({ cancellations: [{ cancelId: '5', legacyOrderId: '12-34' }] }).fetch, [{ what: 'order', sourceId: '12-34' }]);
  assert.deepEqual(told({ metadata: { topic: 'MARKETPLACE_ACCOUNT_DELETION' }, notification: { data: { username: 'x', userId: 'y' } } }), { records: [], ignored: true });
});
