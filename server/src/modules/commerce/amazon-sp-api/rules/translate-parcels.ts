import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, ShipmentRecord } from '../../../connections/index.ts';

type State = ShipmentRecord['state'];

export const isOutbound = (item: VendorJson): boolean => item.has('AmazonShipmentId', 'ShipmentStatus');

const OUTBOUND: Readonly<Record<string, State>> = { created: 'info_received', ready: 'info_received', shipped: 'in_transit', delivered: 'delivered', cancelled: 'expired' };

/** A parcel that Amazon sends from its own stock. */
export function readOutbound(item: VendorJson, context: PlaceContext): ShipmentRecord {
  return {
    type: 'shipment', sourceId: item.need('AmazonShipmentId'), orderSourceId: item.text('AmazonOrderId'), carrier: 'amazon', trackingNumber: null, trackingUrl: null, state: meant(OUTBOUND, item.need('ShipmentStatus').toLowerCase()) ?? 'pending', estimatedDeliveryAt: null, shippedAt: null,
    changedAt: context.readAt ?? new Date(0),
  };
}

export const isFulfilment = (item: VendorJson): boolean => item.has('SellerFulfillmentOrderId') && item.object('FulfillmentShipment') !== null;

const FULFILMENT: Readonly<Record<string, State>> = { PENDING: 'pending', PROCESSED: 'info_received', SHIPPED: 'in_transit', DELIVERED: 'delivered', CANCELLED_BY_FULFILLER: 'expired', CANCELLED_BY_SELLER: 'expired' };

/** Parcels of an order of another shop that Amazon sends for it: `SellerFulfillmentOrderId` is that shop's own reference. */
export function readFulfilment(item: VendorJson): ShipmentRecord[] {
  const shipment = item.at('FulfillmentShipment');
  const at = item.needTime('StatusUpdatedDateTime');
  return shipment.list('FulfillmentShipmentPackages').map((parcel, place) => ({
    type: 'shipment', sourceId: `${shipment.text('AmazonShipmentId') ?? item.need('SellerFulfillmentOrderId')}:${parcel.text('PackageNumber') ?? place + 1}`, orderSourceId: item.text('SellerFulfillmentOrderId'), carrier: parcel.text('CarrierCode') ?? 'amazon', trackingNumber: parcel.text('TrackingNumber'),
    trackingUrl: null, state: meant(FULFILMENT, shipment.text('FulfillmentShipmentStatus')) ?? 'pending', estimatedDeliveryAt: shipment.time('EstimatedArrivalDateTime'), shippedAt: null, changedAt: at,
  }));
}
