import { translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext, PlaceRecord, ShipmentRecord, Translate } from '../../../connections/index.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item) => isOrder(item), read: (item, context) => [readOrder(item, context)] },
  { fits: (item) => isLabel(item), read: (item, context) => [readLabel(item, context)] },
  { fits: (item) => isShipmentV1(item), read: (item, context) => [readShipmentV1(item, context)] },
];

/** ShipStation: orders and shipments of v1, labels of v2 and of ShipEngine. Webhooks of v1 hold only the address to read (`{"resource_url":…}`). */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['orders', 'shipments', 'labels', 'data', 'label']);

const isOrder = (item: VendorJson): boolean => item.numericId('orderId') !== null && item.has('orderNumber', 'orderTotal');

const FULFILMENTS: Readonly<Record<string, string>> = { shipped: 'fulfilled' };

/** Amounts carry no currency: they are the store's. ShipStation's own times are Pacific time without a zone; they are kept as told. */
function readOrder(order: VendorJson, context: Context): OrderRecord {
  const currency = context.currency ?? 'USD';
  const sourceId = order.need('orderId');
  const status = order.text('orderStatus') ?? 'awaiting_shipment';
  const placedAt = order.time('orderDate', 'createDate') ?? context.readAt ?? new Date(0);
  const changedAt = order.time('modifyDate') ?? placedAt;
  const cancelled = status === 'cancelled';
  return {
    type: 'order', sourceId, number: order.need('orderNumber'), email: order.text('customerEmail'), phone: order.at('shipTo').text('phone'), customerName: order.at('shipTo').text('name') ?? order.at('billTo').text('name'), state: cancelled ? 'cancelled' : status === 'shipped' ? 'closed' : 'open',
    paymentState: cancelled ? 'voided' : status === 'awaiting_payment' ? 'pending' : 'paid', fulfilmentState: meant(FULFILMENTS, status) ?? 'unfulfilled', currency, totalMinor: order.money('orderTotal', currency) ?? 0, shippingMinor: order.money('shippingAmount', currency), taxMinor: order.money('taxAmount', currency),
    ...(status === 'on_hold' ? { holds: [status] } : {}), paymentMethods: order.has('paymentMethod') ? [order.need('paymentMethod')] : [], billingAddress: addressOf(order.object('billTo')), shippingAddress: addressOf(order.object('shipTo')), note: order.text('customerNotes')?.slice(0, 5000) ?? null, url: null,
    placedAt, cancelledAt: cancelled ? changedAt : null, changedAt,
    lines: order.list('items').filter((line) => !line.flag('adjustment')).map((line, place) => ({
      sourceId: line.anyText('orderItemId', 'lineItemKey') ?? String(place + 1), sku: line.text('sku'), title: line.anyText('name', 'sku') ?? 'Item', quantity: line.whole('quantity') ?? 1, unitPriceMinor: line.money('unitPrice', currency) ?? 0, imageUrl: line.link('imageUrl'), productSourceId: line.text('productId'),
    })), refunds: [],
  };
}

function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  return known({ name: address.text('name'), company: address.text('company'), line1: address.text('street1'), line2: [address.text('street2'), address.text('street3')].filter(Boolean).join(', '), postal_code: address.text('postalCode'), city: address.text('city'), region: address.text('state'), country: address.text('country') });
}

const isLabel = (item: VendorJson): boolean => item.has('label_id') && item.hasAny('tracking_number', 'shipment_id', 'carrier_code');

const STATES: Readonly<Record<string, ShipmentRecord['state']>> = { unknown: 'info_received', in_transit: 'in_transit', error: 'exception', delivered: 'delivered' };

function readLabel(label: VendorJson, context: Context): ShipmentRecord {
  const at = label.time('created_at', 'ship_date') ?? context.readAt ?? new Date(0);
  return {
    type: 'shipment', sourceId: label.need('label_id'), orderSourceId: label.text('external_order_id'), ...(label.flag('is_return_label') ? { returnSourceId: label.text('rma_number') } : {}), carrier: label.anyText('carrier_code', 'carrier_id') ?? 'other', trackingNumber: label.text('tracking_number'),
    trackingUrl: label.link('tracking_url'), state: label.flag('voided') ? 'expired' : (meant(STATES, label.text('tracking_status')) ?? 'info_received'), estimatedDeliveryAt: null, shippedAt: label.time('ship_date'), changedAt: label.time('voided_at') ?? at,
  };
}

const isShipmentV1 = (item: VendorJson): boolean => item.numericId('shipmentId') !== null && item.hasAny('trackingNumber', 'carrierCode');

function readShipmentV1(shipment: VendorJson, context: Context): ShipmentRecord {
  const at = shipment.time('createDate', 'shipDate') ?? context.readAt ?? new Date(0);
  return {
    type: 'shipment', sourceId: shipment.need('shipmentId'), orderSourceId: shipment.text('orderId'), carrier: shipment.text('carrierCode') ?? 'other', trackingNumber: shipment.text('trackingNumber'), trackingUrl: null, state: shipment.flag('voided') ? 'expired' : 'info_received', estimatedDeliveryAt: null,
    shippedAt: shipment.time('shipDate'), changedAt: shipment.time('voidDate') ?? at,
  };
}
