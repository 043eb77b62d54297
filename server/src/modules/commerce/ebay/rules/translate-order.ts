import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PaymentRecord, PlaceContext, RefundRecord, ShipmentRecord } from '../../../connections/index.ts';

export const isOrder = (item: VendorJson): boolean => item.has('orderId', 'creationDate') && item.hasAny('pricingSummary', 'lineItems', 'paymentSummary');

const PAYMENTS: Readonly<Record<string, string>> = { PAID: 'paid', PENDING: 'pending', FAILED: 'pending', FULLY_REFUNDED: 'refunded', PARTIALLY_REFUNDED: 'partially_refunded' };
const FULFILMENTS: Readonly<Record<string, string>> = { FULFILLED: 'fulfilled', IN_PROGRESS: 'partial', NOT_STARTED: 'unfulfilled' };

/** An order with its payments and refunds. */
export function readOrder(order: VendorJson, context: PlaceContext): (OrderRecord | PaymentRecord | RefundRecord)[] {
  const sourceId = order.need('orderId');
  const pricing = order.at('pricingSummary');
  const currency = pricing.at('total').currency('currency') ?? order.list('lineItems')[0]?.at('total').currency('currency') ?? context.currency ?? 'USD';
  const placedAt = order.needTime('creationDate');
  const changedAt = order.time('lastModifiedDate') ?? placedAt;
  const cancelled = order.at('cancelStatus').text('cancelState') === 'CANCELED';
  const to = order.list('fulfillmentStartInstructions').map((one) => one.at('shippingStep').object('shipTo')).find((one) => one !== null) ?? null;
  const refunds = refundsOf(order, sourceId, currency, changedAt);
  const done = refunds.filter((refund) => refund.state === 'done');
  const part = (name: string) => pricing.at(name).money('value', currency);
  const discounts = [part('priceDiscount'), part('deliveryDiscount')].filter((amount) => amount !== null);
  const fulfilment = meant(FULFILMENTS, order.text('orderFulfillmentStatus')) ?? 'unfulfilled';
  return [{
    type: 'order', sourceId, number: order.text('legacyOrderId') ?? sourceId, email: to?.text('email') ?? order.at('buyer', 'buyerRegistrationAddress').text('email'), phone: to?.at('primaryPhone').text('phoneNumber') ?? null, customerName: to?.text('fullName') ?? order.at('buyer').text('username'),
    state: cancelled ? 'cancelled' : fulfilment === 'fulfilled' ? 'closed' : 'open', paymentState: meant(PAYMENTS, order.text('orderPaymentStatus')) ?? order.text('orderPaymentStatus')?.toLowerCase() ?? 'pending', fulfilmentState: fulfilment,
    currency, totalMinor: part('total') ?? 0, shippingMinor: part('deliveryCost'), taxMinor: part('tax'), ...(discounts.length > 0 ? { discountMinor: Math.abs(discounts.reduce((sum, amount) => sum + amount, 0)) } : {}),
    ...(order.at('cancelStatus').text('cancelState') === 'IN_PROGRESS' ? { holds: ['cancellation requested'] } : {}), paymentMethods: order.at('paymentSummary').list('payments').map((payment) => payment.text('paymentMethod')).filter((method): method is string => method !== null),
    shippingAddress: addressOf(to), note: order.text('buyerCheckoutNotes')?.slice(0, 5000) ?? null, url: `https://www.ebay.com/sh/ord/details?orderid=${encodeURIComponent(sourceId)}`, placedAt, cancelledAt: cancelled ? (order.at('cancelStatus').time('cancelledDate') ?? changedAt) : null, changedAt,
    lines: order.list('lineItems').map((line) => lineOf(line, currency)), refunds: done.map(({ sourceId: id, amountMinor, reason, at }) => ({ sourceId: id, amountMinor, reason, at })),
  }, ...paymentsOf(order, sourceId, currency, changedAt, done), ...refunds];
}

/** `lineItemCost` is of all pieces. */
function lineOf(line: VendorJson, currency: string): OrderRecord['lines'][number] {
  const quantity = line.whole('quantity') ?? 1;
  const cost = line.at('lineItemCost').money('value', currency) ?? line.at('total').money('value', currency) ?? 0;
  const aspects = line.list('variationAspects').map((aspect) => aspect.text('value')).filter(Boolean).join(' / ');
  return {
    sourceId: line.need('lineItemId'), sku: line.text('sku'), title: [line.text('title') ?? line.text('sku') ?? 'Item', aspects].filter(Boolean).join(' – '), quantity, unitPriceMinor: quantity === 0 ? 0 : Math.round(cost / quantity), refundedQuantity: 0, imageUrl: null,
    productSourceId: line.text('legacyItemId'), variantSourceId: line.text('legacyVariationId'),
  };
}

const REFUND_STATES: Readonly<Record<string, NonNullable<RefundRecord['state']>>> = { REFUNDED: 'done', PENDING: 'pending', FAILED: 'failed' };

function refundsOf(order: VendorJson, orderSourceId: string, currency: string, at: Date): RefundRecord[] {
  return order.at('paymentSummary').list('refunds').filter((refund) => refund.has('refundId')).map((refund) => ({
    type: 'refund', sourceId: refund.need('refundId'), orderSourceId, amountMinor: Math.abs(refund.at('amount').money('value', refund.at('amount').currency('currency') ?? currency) ?? 0), currency: refund.at('amount').currency('currency') ?? currency,
    state: meant(REFUND_STATES, refund.text('refundStatus') ?? 'REFUNDED') ?? 'pending', reason: null, at: refund.time('refundDate') ?? at,
  }));
}

const PAYMENT_STATES: Readonly<Record<string, PaymentRecord['state']>> = { PAID: 'paid', PENDING: 'pending', FAILED: 'failed' };

function paymentsOf(order: VendorJson, orderSourceId: string, currency: string, changedAt: Date, refunds: readonly RefundRecord[]): PaymentRecord[] {
  const payments = order.at('paymentSummary').list('payments');
  const givenBack = payments.length === 1 ? refunds.reduce((sum, refund) => sum + refund.amountMinor, 0) : 0;
  return payments.map((payment, place) => {
    const own = payment.at('amount').currency('currency') ?? currency;
    const amountMinor = payment.at('amount').money('value', own) ?? 0;
    const stands = meant(PAYMENT_STATES, payment.text('paymentStatus')) ?? 'pending';
    const at = payment.time('paymentDate') ?? changedAt;
    return {
      type: 'payment', sourceId: payment.text('paymentReferenceId') ?? `${orderSourceId}:${place + 1}`, orderSourceId, orderNumber: orderSourceId, email: null, state: stands === 'paid' && givenBack > 0 ? (givenBack >= amountMinor ? 'refunded' : 'partially_refunded') : stands, amountMinor, refundedMinor: givenBack, currency: own,
      method: payment.text('paymentMethod'), problem: null, at, changedAt,
    };
  });
}

export const isFulfilment = (item: VendorJson): boolean => item.has('fulfillmentId') && item.hasAny('shipmentTrackingNumber', 'shippedDate', 'lineItems');

/** A parcel; which order it is of is in the address it is read from, not in it. */
export function readFulfilment(item: VendorJson): ShipmentRecord {
  const at = item.time('shippedDate');
  const trackingNumber = item.text('shipmentTrackingNumber');
  return {
    type: 'shipment', sourceId: item.need('fulfillmentId'), orderSourceId: item.text('orderId'), carrier: item.text('shippingCarrierCode') ?? 'other', trackingNumber, trackingUrl: null, state: trackingNumber === null ? 'info_received' : 'in_transit', estimatedDeliveryAt: null, shippedAt: at, changedAt: at ?? new Date(0),
  };
}

function addressOf(to: VendorJson | null): Record<string, string> | null {
  const address = to?.object('contactAddress') ?? null;
  if (address === null) return null;
  return known({
    name: to?.text('fullName'), company: to?.text('companyName'), line1: address.text('addressLine1'), line2: address.text('addressLine2'), postal_code: address.text('postalCode'), city: address.text('city'), region: address.anyText('stateOrProvince', 'county'), country: address.text('countryCode'),
  });
}
