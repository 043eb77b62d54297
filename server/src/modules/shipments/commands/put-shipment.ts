import { createHash } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { currentState, type ShipmentState } from '../rules/shipment-state.ts';

export interface ShipmentInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly orderId: string | null;
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly state: ShipmentState;
  readonly estimatedDeliveryAt: Date | null;
  readonly shippedAt: Date | null;
  readonly changedAt: Date;
  readonly events?: readonly TrackingEventInput[];
}

export interface TrackingEventInput {
  readonly at: Date;
  readonly state: ShipmentState;
  readonly description: string;
  readonly place: string | null;
}

/** Writes a parcel as its shop or carrier knows it now. Sent twice, or out of order, it ends the same. */
export async function putShipment(tx: Tx, parcel: ShipmentInput): Promise<string> {
  const key = parcel.trackingNumber?.replaceAll(/[\s-]/g, '').toUpperCase() || null;
  const before = await tx.maybe<{ estimated_delivery_at: Date | null }>(sql`select estimated_delivery_at from shipments.shipment where brand_id = ${parcel.brandId} and source = ${parcel.source} and source_id = ${parcel.sourceId} for update`);
  const row = await tx.maybe<{ id: string; created: boolean }>(sql`
    insert into shipments.shipment (id, brand_id, order_id, source, source_id, carrier, tracking_number, tracking_key, tracking_url, state, state_at, estimated_delivery_at, shipped_at, changed_at)
    values (${tx.id()}, ${parcel.brandId}, ${parcel.orderId}, ${parcel.source}, ${parcel.sourceId}, ${parcel.carrier}, ${parcel.trackingNumber}, ${key}, ${parcel.trackingUrl},
      ${parcel.state}, ${parcel.shippedAt ?? parcel.changedAt}, ${parcel.estimatedDeliveryAt}, ${parcel.shippedAt}, ${parcel.changedAt})
    on conflict (brand_id, source, source_id) do update set order_id = coalesce(excluded.order_id, shipments.shipment.order_id), carrier = excluded.carrier, tracking_number = excluded.tracking_number,
      tracking_key = excluded.tracking_key, tracking_url = excluded.tracking_url, estimated_delivery_at = coalesce(excluded.estimated_delivery_at, shipments.shipment.estimated_delivery_at),
      shipped_at = coalesce(excluded.shipped_at, shipments.shipment.shipped_at), changed_at = excluded.changed_at
      where shipments.shipment.changed_at <= excluded.changed_at
    returning id, (xmax = 0) as created`);
  const id = row?.id ?? (await tx.one<{ id: string }>(sql`select id from shipments.shipment where brand_id = ${parcel.brandId} and source = ${parcel.source} and source_id = ${parcel.sourceId}`)).id;
  if (row?.created) await tx.announce({ name: 'shipments.shipment_created', brandId: parcel.brandId, subjectId: id, payload: { order_id: parcel.orderId, state: parcel.state } });
  if (row && before && parcel.estimatedDeliveryAt !== null && parcel.estimatedDeliveryAt.getTime() !== before.estimated_delivery_at?.getTime()) {
    await tx.announce({ name: 'shipments.estimate_changed', brandId: parcel.brandId, subjectId: id, payload: { order_id: parcel.orderId, from: before.estimated_delivery_at?.toISOString() ?? null, to: parcel.estimatedDeliveryAt.toISOString() } });
  }
  const said: TrackingEventInput = { at: parcel.changedAt, state: parcel.state, description: '', place: null };
  const events = parcel.events?.length ? parcel.events : row && !row.created ? [said] : [];
  if (events.length > 0) await recordTracking(tx, { id, brandId: parcel.brandId }, events);
  return id;
}

/** Adds tracking events and moves the parcel to the state of the newest one. */
export async function recordTracking(tx: Tx, parcel: { id: string; brandId: string }, events: readonly TrackingEventInput[]): Promise<void> {
  const before = await tx.one<{ state: ShipmentState; state_at: Date }>(sql`select state, state_at from shipments.shipment where id = ${parcel.id} for update`);
  for (const event of events) {
    const key = createHash('sha256').update(`${event.at.toISOString()}|${event.state}|${event.description}|${event.place ?? ''}`).digest('hex').slice(0, 32);
    await tx.run(sql`
      insert into shipments.tracking_event (id, brand_id, shipment_id, key, at, state, description, place)
      values (${tx.id()}, ${parcel.brandId}, ${parcel.id}, ${key}, ${event.at}, ${event.state}, ${event.description}, ${event.place}) on conflict (shipment_id, key) do nothing`);
  }
  const now = currentState([...events, { at: before.state_at, state: before.state }]);
  if (now === null || (now.state === before.state && now.at.getTime() === before.state_at.getTime())) return;
  await tx.run(sql`
    update shipments.shipment set state = ${now.state}, state_at = ${now.at}, delivered_at = case when ${now.state} = 'delivered' then ${now.at}::timestamptz else delivered_at end where id = ${parcel.id}`);
  if (now.state === before.state) return;
  await tx.announce({ name: 'shipments.state_changed', brandId: parcel.brandId, subjectId: parcel.id, payload: { from: before.state, to: now.state } });
  if (now.state === 'delivered') await tx.announce({ name: 'shipments.delivered', brandId: parcel.brandId, subjectId: parcel.id, payload: {} });
  if (now.state === 'exception') await tx.announce({ name: 'shipments.exception', brandId: parcel.brandId, subjectId: parcel.id, payload: { from: before.state } });
}
