import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext, ShipmentRecord } from '../../../connections/index.ts';
import { currencyOfMarketplace } from './marketplaces.ts';

export const isOrder = (item: VendorJson): boolean => item.has('orderId', 'createdTime') && item.hasAny('orderItems', 'salesChannel', 'fulfillment');

const FULFILMENT: Readonly<Record<string, string>> = { SHIPPED: 'fulfilled', PARTIALLY_SHIPPED: 'partial' };

/** An order of 2026-01-01 and the parcels told with it. */
export function readOrder(order: VendorJson, context: PlaceContext): (OrderRecord | ShipmentRecord)[] {
  const sourceId = order.need('orderId');
  const total = order.at('proceeds', 'grandTotal');
  const currency = total.currency('currencyCode') ?? currencyOfMarketplace(order.at('salesChannel').text('marketplaceId')) ?? context.currency ?? 'USD';
  const status = order.at('fulfillment').text('fulfillmentStatus') ?? '';
  const placedAt = order.needTime('createdTime');
  const changedAt = order.time('lastUpdatedTime') ?? placedAt;
  const address = order.at('recipient').object('deliveryAddress');
  const cancelled = status === 'CANCELLED';
  const broken = order.at('proceeds').list('breakdowns');
  const part = (type: string) => broken.filter((one) => one.text('type') === type).reduce<number | null>((sum, one) => (sum ?? 0) + (one.at('subtotal').money('amount', currency) ?? 0), null);
  const wantsCancel = order.list('orderItems').some((item) => item.at('cancellation').object('cancellationRequest') !== null);
  const discountMinor = part('DISCOUNT') ?? part('PROMOTION');
  const wish = order.list('orderItems').map((item) => item.at('fulfillment', 'packing', 'giftOption').text('giftMessage')).find(Boolean) ?? null;
  return [{
    type: 'order', sourceId, number: sourceId, email: order.at('buyer').text('buyerEmail'), phone: address?.text('phone') ?? null, customerName: order.at('buyer').text('buyerName') ?? address?.text('name') ?? null,
    state: cancelled ? 'cancelled' : status === 'SHIPPED' ? 'closed' : 'open', paymentState: cancelled ? 'voided' : status.startsWith('PENDING') ? 'pending' : 'paid', fulfilmentState: meant(FULFILMENT, status) ?? 'unfulfilled', currency, totalMinor: total.money('amount', currency) ?? 0,
    shippingMinor: part('SHIPPING'), taxMinor: part('TAX'), ...(discountMinor === null ? {} : { discountMinor: Math.abs(discountMinor) }), ...(status === 'UNFULFILLABLE' || wantsCancel ? { holds: [wantsCancel ? 'cancellation requested' : status] } : {}), tags: order.texts('programs'),
    paymentMethods: order.at('payment').list('paymentExecutions').map((one) => one.text('paymentMethod')).filter((method): method is string => method !== null), shippingAddress: addressOf(address), note: wish?.slice(0, 5000) ?? null, url: null,
    placedAt, cancelledAt: cancelled ? changedAt : null, changedAt, lines: order.list('orderItems').map((item) => lineOf(item, currency)), refunds: [],
  }, ...order.list('packages').filter((parcel) => parcel.has('packageReferenceId')).map((parcel) => parcelOf(parcel, sourceId, changedAt))];
}

function lineOf(item: VendorJson, currency: string): OrderRecord['lines'][number] {
  const product = item.at('product');
  const price = product.at('price', 'unitPrice');
  return {
    sourceId: item.need('orderItemId'), sku: product.text('sellerSku'), title: product.anyText('title', 'asin') ?? 'Item', quantity: item.whole('quantityOrdered') ?? 0, unitPriceMinor: price.money('amount', price.currency('currencyCode') ?? currency) ?? 0, imageUrl: null, productSourceId: product.text('asin'),
  };
}

const STATES: Readonly<Record<string, ShipmentRecord['state']>> = { PENDING: 'pending', SHIPPED: 'in_transit', IN_TRANSIT: 'in_transit', OUT_FOR_DELIVERY: 'out_for_delivery', DELIVERED: 'delivered', CANCELLED: 'expired', UNDELIVERABLE: 'exception', DELIVERY_ATTEMPTED: 'attempt_failed', AVAILABLE_FOR_PICKUP: 'available_for_pickup' };

function parcelOf(parcel: VendorJson, orderSourceId: string, at: Date): ShipmentRecord {
  const status = parcel.at('packageStatus');
  return {
    type: 'shipment', sourceId: `${orderSourceId}:${parcel.need('packageReferenceId')}`, orderSourceId, carrier: parcel.text('carrier') ?? 'other', trackingNumber: parcel.text('trackingNumber'), trackingUrl: null,
    state: meant(STATES, status.text('detailedStatus')) ?? meant(STATES, status.text('status')) ?? 'pending', estimatedDeliveryAt: null, shippedAt: parcel.time('shipTime'), changedAt: at,
  };
}

function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  return known({
    name: address.text('name'), company: address.text('companyName'), line1: address.text('addressLine1'), line2: [address.text('addressLine2'), address.text('addressLine3')].filter(Boolean).join(', '), postal_code: address.text('postalCode'),
    city: address.anyText('city', 'municipality'), region: address.anyText('stateOrRegion', 'districtOrCounty'), country: address.text('countryCode'),
  });
}
