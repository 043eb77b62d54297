export { putShipment, recordTracking, type ShipmentInput, type TrackingEventInput } from './commands/put-shipment.ts';
export { parcelsByNumbers, parcelsOfOrders } from './queries/parcels-of-orders.ts';
export type { ShipmentState } from './rules/shipment-state.ts';
export { carrierName } from './rules/carrier-name.ts';
export { findTrackingNumbers, type TrackingNumber } from './rules/tracking-numbers/find-tracking-numbers.ts';
export * from './events.ts';
export { hasOpenIncident } from './queries/incidents.ts';
