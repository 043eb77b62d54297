import type { ShipmentInput } from './put-shipment.ts';
import type { TrackedParcel } from '../rules/answers/read-answer.ts';

/** A parcel as it is written down: known by its number, as of its newest scan. Null without a number or a scan. */
export function parcelAsInput(parcel: TrackedParcel): Omit<ShipmentInput, 'brandId' | 'source' | 'orderId'> | null {
  const [newest, oldest] = [parcel.events[0], parcel.events.findLast((event) => event.state !== 'pending' && event.state !== 'info_received')];
  if (parcel.trackingNumber === null || newest === undefined) return null;
  return {
    sourceId: parcel.trackingNumber, carrier: parcel.carrier, service: parcel.service, trackingNumber: parcel.trackingNumber, trackingUrl: null, state: parcel.state,
    estimatedDeliveryAt: parcel.estimatedDelivery?.at ?? null, shippedAt: oldest?.moment.at ?? null, changedAt: newest.moment.at,
    events: parcel.events.map(({ moment, state, code, description, place }) => ({ at: moment.at, state, code, description, place })),
  };
}
