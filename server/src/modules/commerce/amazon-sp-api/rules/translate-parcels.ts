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

export const isTracking = (item: VendorJson): boolean => item.object('latestMilestone') !== null && item.object('identifier') !== null;

const MILESTONES: Readonly<Record<string, State>> = {
  PRE_TRANSIT: 'info_received', PICKED_UP: 'in_transit', IN_TRANSIT: 'in_transit', DELAYED: 'in_transit', OUT_FOR_DELIVERY: 'out_for_delivery', DELIVERY_ATTEMPTED: 'attempt_failed', AVAILABLE_FOR_PICKUP: 'available_for_pickup', READY_FOR_PICKUP: 'available_for_pickup', DELIVERED: 'delivered',
  UNDELIVERABLE: 'exception', LOST: 'exception', DAMAGED: 'exception', REJECTED: 'exception', RETURNING: 'exception', RETURNED: 'returned',
};

export function readTracking(item: VendorJson): ShipmentRecord {
  const stateOf = (milestone: VendorJson): State => meant(MILESTONES, milestone.at('status').text('code')) ?? 'in_transit';
  const last = item.at('latestMilestone');
  const identifier = item.at('identifier');
  const trackingNumber = identifier.anyText('aftn', 'trackingNumber', 'carrierTrackingNumber') ?? Object.values(identifier.json).find((value): value is string => typeof value === 'string') ?? null;
  const history = item.list('milestoneHistory').filter((milestone) => milestone.time('occurredAt') !== null);
  return {
    type: 'shipment', sourceId: trackingNumber ?? 'unknown', orderSourceId: null, carrier: item.text('carrier') ?? 'amazon', trackingNumber, trackingUrl: item.link('trackingUrl'), state: stateOf(last),
    estimatedDeliveryAt: item.list('trackingEstimates').find((estimate) => estimate.text('type') === 'ESTIMATED_DELIVERY_DATE')?.at('estimatedInterval').time('endTime') ?? null, shippedAt: null, changedAt: last.time('occurredAt') ?? new Date(0),
    events: history.map((milestone) => ({ at: milestone.needTime('occurredAt'), state: stateOf(milestone), description: milestone.at('status').anyText('description', 'code') ?? '', place: milestone.at('location').at('address').joined('city', 'region', 'countryCode') })),
  };
}
