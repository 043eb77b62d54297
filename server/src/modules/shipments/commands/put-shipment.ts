import { createHash } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { isScan, movesBack } from '../rules/joined.ts';
import { currentState, type ShipmentState } from '../rules/shipment-state.ts';
import { adopt, sameNumber } from '../store/joining.ts';
import { watchSoon } from './watch-soon.ts';

export interface ShipmentInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly orderId: string | null;
  readonly carrier: string;
  readonly service?: string | null;
  /** the warehouse, shop or seller that packs it, as the shop calls it */
  readonly shipsFrom?: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly state: ShipmentState;
  readonly estimatedDeliveryAt: Date | null;
  /** the day the customer was told; the first estimate where nothing else says */
  readonly promisedAt?: Date | null;
  readonly shippedAt: Date | null;
  readonly changedAt: Date;
  readonly events?: readonly TrackingEventInput[];
}

export interface TrackingEventInput {
  readonly at: Date;
  readonly state: ShipmentState;
  /** the carrier's own */
  readonly code?: string | null;
  readonly description: string;
  readonly place: string | null;
}

interface Held {
  readonly id: string;
  readonly order_id: string | null;
  readonly state: ShipmentState;
  readonly estimated_delivery_at: Date | null;
}

/**
 * Writes a parcel as its shop or carrier knows it now. Sent twice, or out of order, it ends the same. A carrier's news of a number that
 * shops have written is news of their parcels; a shop's parcel whose number a carrier has told of already takes over what it told.
 */
export async function putShipment(tx: Tx, parcel: ShipmentInput): Promise<string> {
  const key = parcel.trackingNumber?.replaceAll(/[\s-]/g, '').toUpperCase() || null;
  const own = await tx.maybe<Held>(sql`select id, order_id, state, estimated_delivery_at from shipments.shipment where brand_id = ${parcel.brandId} and source = ${parcel.source} and source_id = ${parcel.sourceId} for update`);
  if (own === undefined && key !== null) {
    const others = await sameNumber(tx, parcel.brandId, key, parcel.changedAt);
    if (parcel.orderId === null && others.length > 0) return tellAll(tx, parcel, others);
    const unclaimed = others.find((other) => other.order_id === null);
    if (unclaimed !== undefined) {
      await adopt(tx, unclaimed.id, parcel);
      return write(tx, parcel, key, { ...unclaimed, order_id: parcel.orderId });
    }
  }
  return write(tx, parcel, key, own);
}

async function write(tx: Tx, parcel: ShipmentInput, key: string | null, before: Held | undefined): Promise<string> {
  const moved = (parcel.events?.length ?? 0) === 0 && isScan({ state: parcel.state, description: '' }) ? (parcel.shippedAt ?? parcel.changedAt) : null;
  const row = await tx.maybe<{ id: string; created: boolean }>(sql`
    insert into shipments.shipment (id, brand_id, order_id, source, source_id, carrier, service, tracking_number, tracking_key, tracking_url, state, state_at, estimated_delivery_at, promised_at, shipped_at, changed_at, known_at, historic, delivered_at, handed_over_at, last_scan_at, ships_from)
    values (${tx.id()}, ${parcel.brandId}, ${parcel.orderId}, ${parcel.source}, ${parcel.sourceId}, ${parcel.carrier}, ${parcel.service ?? null}, ${parcel.trackingNumber}, ${key}, ${parcel.trackingUrl},
      ${parcel.state}, ${parcel.shippedAt ?? parcel.changedAt}, ${parcel.estimatedDeliveryAt}, ${parcel.promisedAt ?? parcel.estimatedDeliveryAt}, ${parcel.shippedAt}, ${parcel.changedAt}, ${tx.now}, ${tx.silent},
      ${parcel.state === 'delivered' && (parcel.events?.length ?? 0) === 0 ? parcel.changedAt : null}, ${moved}, ${moved}, ${parcel.shipsFrom ?? null})
    on conflict (brand_id, source, source_id) do update set order_id = coalesce(excluded.order_id, shipments.shipment.order_id), carrier = excluded.carrier, service = coalesce(excluded.service, shipments.shipment.service), ships_from = coalesce(excluded.ships_from, shipments.shipment.ships_from), tracking_number = excluded.tracking_number,
      tracking_key = excluded.tracking_key, tracking_url = coalesce(excluded.tracking_url, shipments.shipment.tracking_url), estimated_delivery_at = coalesce(excluded.estimated_delivery_at, shipments.shipment.estimated_delivery_at),
      promised_at = coalesce(${parcel.promisedAt ?? null}, shipments.shipment.promised_at, excluded.estimated_delivery_at),
      shipped_at = coalesce(excluded.shipped_at, shipments.shipment.shipped_at), changed_at = excluded.changed_at
      where shipments.shipment.changed_at <= excluded.changed_at
    returning id, (xmax = 0) as created`);
  const id = row?.id ?? before?.id ?? (await tx.one<{ id: string }>(sql`select id from shipments.shipment where brand_id = ${parcel.brandId} and source = ${parcel.source} and source_id = ${parcel.sourceId}`)).id;
  if (row?.created) await tx.announce({ name: 'shipments.shipment_created', brandId: parcel.brandId, subjectId: id, payload: { order_id: parcel.orderId, state: parcel.state } });
  if (row && before) await tellEstimate(tx, parcel, before);
  const said: TrackingEventInput = { at: parcel.changedAt, state: parcel.state, description: '', place: null };
  const events = parcel.events?.length ? parcel.events : row && !row.created ? [said] : [];
  if (events.length > 0) await recordTracking(tx, { id, brandId: parcel.brandId }, events);
  else if (row) await watchSoon(tx, id, parcel.brandId, parcel.state);
  return id;
}

async function tellEstimate(tx: Tx, { brandId, estimatedDeliveryAt }: ShipmentInput, before: Held): Promise<void> {
  if (estimatedDeliveryAt === null || estimatedDeliveryAt.getTime() === before.estimated_delivery_at?.getTime()) return;
  await tx.announce({ name: 'shipments.estimate_changed', brandId, subjectId: before.id, payload: { order_id: before.order_id, from: before.estimated_delivery_at?.toISOString() ?? null, to: estimatedDeliveryAt.toISOString() } });
}

/** One number on several parcels of shops: an order in several shipments that travel together, or several orders in one. */
async function tellAll(tx: Tx, parcel: ShipmentInput, others: readonly Held[]): Promise<string> {
  for (const other of others) {
    const newer = await tx.run(sql`
      update shipments.shipment set estimated_delivery_at = coalesce(${parcel.estimatedDeliveryAt}::timestamptz, estimated_delivery_at), promised_at = coalesce(promised_at, ${parcel.promisedAt ?? parcel.estimatedDeliveryAt}::timestamptz),
        service = coalesce(${parcel.service ?? null}, service), tracking_url = coalesce(tracking_url, ${parcel.trackingUrl}), changed_at = ${parcel.changedAt}
      where id = ${other.id} and changed_at <= ${parcel.changedAt}`);
    if (newer > 0) await tellEstimate(tx, parcel, other);
    const events = parcel.events?.length ? parcel.events : [{ at: parcel.changedAt, state: parcel.state, description: '', place: null }];
    await recordTracking(tx, { id: other.id, brandId: parcel.brandId }, events);
  }
  return (others[0] as Held).id;
}

/** Adds tracking events and moves the parcel to the state of the newest one. */
export async function recordTracking(tx: Tx, parcel: { id: string; brandId: string }, given: readonly TrackingEventInput[]): Promise<void> {
  const before = await tx.one<{ state: ShipmentState; state_at: Date; scanned: boolean }>(sql`select state, state_at, exists (select from shipments.tracking_event where shipment_id = ${parcel.id} and description <> '') as scanned from shipments.shipment where id = ${parcel.id} for update`);
  // A shop that has not heard yet does not take a parcel back from where its carrier scanned it.
  const events = given.filter((event) => !(before.scanned && movesBack(event, before.state)));
  for (const event of events) {
    const key = createHash('sha256').update(`${event.at.toISOString()}|${event.state}|${event.description}|${event.place ?? ''}`).digest('hex').slice(0, 32);
    await tx.run(sql`
      insert into shipments.tracking_event (id, brand_id, shipment_id, key, at, state, description, place, code)
      values (${tx.id()}, ${parcel.brandId}, ${parcel.id}, ${key}, ${event.at}, ${event.state}, ${event.description}, ${event.place}, ${event.code ?? null}) on conflict (shipment_id, key) do nothing`);
  }
  const scans = events.filter(isScan).map((event) => event.at).sort((a, b) => a.getTime() - b.getTime());
  await tx.run(sql`
    update shipments.shipment set handed_over_at = least(handed_over_at, ${scans[0] ?? null}::timestamptz), last_scan_at = greatest(last_scan_at, ${scans.at(-1) ?? null}::timestamptz) where id = ${parcel.id}`);
  const now = currentState([...events, { at: before.state_at, state: before.state }]);
  await watchSoon(tx, parcel.id, parcel.brandId, now?.state ?? before.state);
  if (now === null || (now.state === before.state && now.at.getTime() === before.state_at.getTime())) return;
  await tx.run(sql`
    update shipments.shipment set state = ${now.state}, state_at = ${now.at}, delivered_at = case when ${now.state} = 'delivered' then ${now.at}::timestamptz else delivered_at end where id = ${parcel.id}`);
  if (now.state === before.state) return;
  await tx.announce({ name: 'shipments.state_changed', brandId: parcel.brandId, subjectId: parcel.id, payload: { from: before.state, to: now.state } });
  if (now.state === 'delivered') await tx.announce({ name: 'shipments.delivered', brandId: parcel.brandId, subjectId: parcel.id, payload: {} });
  if (now.state === 'exception') await tx.announce({ name: 'shipments.exception', brandId: parcel.brandId, subjectId: parcel.id, payload: { from: before.state } });
}
