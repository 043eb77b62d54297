import type { ShipmentInput } from './put-shipment.ts';
import type { TrackedParcel, TrackingAnswer } from '../rules/answers/read-answer.ts';

/** A parcel as it is written down: known by its number, as of its newest scan. Null without a number or a scan. */
export function parcelAsInput(parcel: TrackedParcel): Omit<ShipmentInput, 'brandId' | 'source' | 'orderId'> | null {
  const [newest, oldest] = [parcel.events[0], parcel.events.findLast((event) => event.state !== 'pending' && event.state !== 'info_received')];
  if (parcel.trackingNumber === null || newest === undefined) return null;
  return {
    sourceId: parcel.trackingNumber, carrier: parcel.carrier, service: parcel.service, trackingNumber: parcel.trackingNumber, trackingUrl: null, state: parcel.state,
    estimatedDeliveryAt: parcel.estimatedDelivery?.at ?? null, promisedAt: parcel.promised?.at ?? null, shippedAt: oldest?.moment.at ?? null, changedAt: newest.moment.at,
    events: parcel.events.map(({ moment, state, code, description, place }) => ({ at: moment.at, state, code, description, place })),
  };
}

/** What an answer comes to as records of a connected place: the parcels that have a number and a scan. */
export function parcelsAsRecords(answer: TrackingAnswer): { records: ({ readonly type: 'shipment'; readonly orderSourceId: null } & NonNullable<ReturnType<typeof parcelAsInput>>)[]; ignored: boolean } {
  const records = answer.parcels.flatMap((parcel) => parcelAsInput(parcel) ?? []).map((input) => ({ type: 'shipment' as const, orderSourceId: null, ...input }));
  return { records, ignored: records.length === 0 };
}
