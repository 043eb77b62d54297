import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { putShipment } from '../../shipments/index.ts';
import { labelMakers } from '../ports.ts';
import { holdOwn, lookAtReturn, type Held, type ReturnRow } from '../store/returns.ts';
import { apply, clearProblem } from './apply.ts';

export const LABEL_JOB = 'returns.make_label';

export interface LabelFile {
  readonly name: string;
  readonly type: string;
  readonly blob: string;
}

export interface Tracking {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

/** Asks whoever can make a label for this brand and order; nobody: a person uploads one, or tells the customer what to do. */
export async function wantLabel(tx: Tx, { row }: Held): Promise<void> {
  const order = row.order_id === null ? undefined : await tx.maybe<{ source: string }>(sql`select source from orders."order" where id = ${row.order_id}`);
  if (order === undefined) return;
  for (const maker of labelMakers.get()) {
    if (!(await maker.makes(tx, row.brand_id, order.source))) continue;
    const id = tx.id();
    await replaceLabel(tx, row.id);
    await tx.run(sql`insert into returns.label (id, brand_id, return_id, state, maker, by_id, at) values (${id}, ${row.brand_id}, ${row.id}, 'wanted', ${maker.name}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
    await tx.schedule({ kind: LABEL_JOB, key: id, brandId: row.brand_id, payload: { label_id: id, return_id: row.id } });
    return;
  }
}

/** Asks once more for what a maker refused, or for a second label where the first is lost. */
export async function askForLabel(tx: Tx, id: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (!['approved', 'label_sent'].includes(held.row.state)) throw conflict('not_now', 'A label is made once a return is approved, and before it is on its way.');
  const before = await tx.maybe<{ id: string }>(sql`select id from returns.label where return_id = ${id} and state = 'wanted'`);
  if (before !== undefined) throw conflict('label_wanted', 'A label is being made already.');
  await clearProblem(tx, id);
  await wantLabel(tx, held);
  const asked = await tx.maybe(sql`select 1 from returns.label where return_id = ${id} and state = 'wanted'`);
  if (asked === undefined) throw conflict('no_label_maker', 'No connection makes labels for this order. Upload a label, or tell the customer what to do.');
  return lookAtReturn(tx, id);
}

/** The brand's own label, as a file. */
export async function uploadLabel(tx: Tx, id: string, file: LabelFile, tracking: Tracking): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (!['approved', 'label_sent'].includes(held.row.state)) throw conflict('not_now', 'A label belongs to a return that is approved and not on its way yet.');
  await replaceLabel(tx, id);
  await tx.run(sql`
    insert into returns.label (id, brand_id, return_id, state, carrier, tracking_number, name, type, blob, by_id, at)
    values (${tx.id()}, ${held.row.brand_id}, ${id}, 'uploaded', ${tracking.carrier}, ${tracking.trackingNumber}, ${file.name}, ${file.type}, ${file.blob}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
  await track(tx, held.row, tracking);
  return (await apply(tx, held, { what: 'labelled' }, { facts: { by: 'upload' } })).held;
}

/** No label of ours: the customer was told how to send it, and perhaps said the number of the parcel. */
export async function tellHowToSend(tx: Tx, id: string, words: string, tracking: Tracking): Promise<Held> {
  const held = await holdOwn(tx, id);
  await track(tx, held.row, tracking);
  return (await apply(tx, held, { what: 'labelled' }, { words, facts: { by: 'instructions' } })).held;
}

/** The customer sent it, and somebody says so before the carrier does. */
export async function markShipped(tx: Tx, id: string, tracking: Tracking): Promise<Held> {
  const held = await holdOwn(tx, id);
  await track(tx, held.row, tracking);
  return (await apply(tx, held, { what: 'shipped' }, { facts: { by: 'hand' } })).held;
}

/** The label that stood is no more the one to use; its file goes where nothing else names it. */
export async function replaceLabel(tx: Tx, returnId: string): Promise<void> {
  const before = await tx.rows<{ blob: string | null }>(sql`select blob from returns.label where return_id = ${returnId} and state <> 'replaced' for update`);
  if (before.length === 0) return;
  await tx.run(sql`update returns.label set state = 'replaced', blob = null where return_id = ${returnId} and state <> 'replaced'`);
  releaseBlobs(tx, before.map(({ blob }) => blob));
}

/** From now on the carrier's news of this number are news of the return. */
export async function track(tx: Tx, row: Pick<ReturnRow, 'id' | 'brand_id'>, { carrier, trackingNumber }: Tracking): Promise<void> {
  const number = trackingNumber?.trim() || null;
  if (number === null) return;
  const key = number.replaceAll(/[\s-]/g, '').toUpperCase();
  await tx.run(sql`update returns."return" set carrier = ${carrier}, tracking_number = ${number}, tracking_key = ${key} where id = ${row.id}`);
  const there = await tx.maybe(sql`select 1 from shipments.shipment where brand_id = ${row.brand_id} and tracking_key = ${key} limit 1`);
  if (there !== undefined) return;
  await putShipment(tx, { brandId: row.brand_id, source: 'returns', sourceId: row.id, orderId: null, carrier: carrier?.trim() || 'other', trackingNumber: number, trackingUrl: null, state: 'info_received', estimatedDeliveryAt: null, shippedAt: null, changedAt: tx.now });
}
