import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { putShipment } from '../../shipments/index.ts';
import { makerOf } from '../ports.ts';
import { policyOf } from '../queries/policies.ts';
import { trackingKey } from '../rules/label-unused.ts';
import type { LabelTerms } from '../rules/terms.ts';
import { holdOwn, lookAtReturn, type Held, type ReturnRow } from '../store/returns.ts';
import { apply, clearProblem, stuck } from './apply.ts';
import { giveBackLabel, LABEL_JOB, replaceLabel, unusedLabel } from './give-back-label.ts';

export interface LabelFile {
  readonly name: string;
  readonly type: string;
  readonly blob: string;
}

export interface Tracking {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

const byWhom = (tx: Tx): string | null => (tx.actor.kind === 'person' ? tx.actor.id : null);

/** Has the label made that the brand's terms say; where they say nobody, a person uploads one, or tells the customer what to do. Answers with the return as it stands. */
export async function wantLabel(tx: Tx, held: Held): Promise<Held> {
  const { terms } = await policyOf(tx, held.row.brand_id);
  const { labels } = terms;
  if (labels.by === 'none') return held;
  const kept = await unsureKey(tx, held.row.id, labels);
  await replaceLabel(tx, held.row.id, kept);
  if (labels.by === 'own') return sendOwn(tx, held, labels);
  const id = tx.id();
  const found = labels.by === 'place' && labels.place_id !== null ? await makerOf(tx, held.row.brand_id, labels.place_id) : null;
  await tx.run(sql`
    insert into returns.label (id, brand_id, return_id, state, way, maker, place_id, service, key, by_id, at)
    values (${id}, ${held.row.brand_id}, ${held.row.id}, 'wanted', ${labels.by}, ${found?.place.name ?? null}, ${labels.by === 'place' ? labels.place_id : null}, ${labels.service}, ${kept ?? id}, ${byWhom(tx)}, ${tx.now})`);
  await tx.schedule({ kind: LABEL_JOB, key: id, brandId: held.row.brand_id, payload: { label_id: id, return_id: held.row.id } });
  return lookAtReturn(tx, held.row.id);
}

/** The key of a label that may have been made though nobody heard of it: asked again under the same one, its maker makes no second. */
async function unsureKey(tx: Tx, returnId: string, labels: LabelTerms): Promise<string | null> {
  if (labels.by !== 'place') return null;
  const before = await tx.maybe<{ key: string | null; place_id: string | null; service: string }>(sql`select key, place_id, service from returns.label where return_id = ${returnId} and state = 'failed' and unsure and void is null`);
  return before !== undefined && before.place_id === labels.place_id && before.service === labels.service ? before.key : null;
}

/** The brand's own file, the same for every customer. */
async function sendOwn(tx: Tx, held: Held, labels: LabelTerms): Promise<Held> {
  const file = await tx.maybe<LabelFile>(sql`select name, type, blob from returns.own_label where id = ${labels.file_id} and brand_id = ${held.row.brand_id}`);
  if (file === undefined) return withoutFile(tx, held);
  await tx.run(sql`
    insert into returns.label (id, brand_id, return_id, state, way, name, type, blob, by_id, at)
    values (${tx.id()}, ${held.row.brand_id}, ${held.row.id}, 'uploaded', 'own', ${file.name}, ${file.type}, ${file.blob}, ${byWhom(tx)}, ${tx.now})`);
  return (await apply(tx, held, { what: 'labelled' }, { facts: { by: 'own' } })).held;
}

async function withoutFile(tx: Tx, { row }: Held): Promise<Held> {
  const said = 'The brand’s own file is not there: choose it again in the returns settings, or upload a label.';
  await tx.run(sql`insert into returns.label (id, brand_id, return_id, state, way, problem, by_id, at) values (${tx.id()}, ${row.brand_id}, ${row.id}, 'failed', 'own', ${said}, ${byWhom(tx)}, ${tx.now})`);
  await stuck(tx, row.id, 'label_failed', said);
  return lookAtReturn(tx, row.id);
}

/** Asks once more for what a maker refused, or for a second label where the first is lost. */
export async function askForLabel(tx: Tx, id: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (!['approved', 'label_sent'].includes(held.row.state)) throw conflict('not_now', 'A label is made once a return is approved, and before it is on its way.');
  const before = await tx.maybe<{ id: string }>(sql`select id from returns.label where return_id = ${id} and state = 'wanted' and void is null`);
  if (before !== undefined) throw conflict('label_wanted', 'A label is being made already.');
  const { terms } = await policyOf(tx, held.row.brand_id);
  if (terms.labels.by === 'none') throw conflict('no_label_maker', 'Nobody makes labels for this brand: choose who does in its returns settings. Until then upload a label, or tell the customer what to do.');
  await clearProblem(tx, id);
  return wantLabel(tx, held);
}

/** The brand's own label, as a file. */
export async function uploadLabel(tx: Tx, id: string, file: LabelFile, tracking: Tracking): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (!['approved', 'label_sent'].includes(held.row.state)) throw conflict('not_now', 'A label belongs to a return that is approved and not on its way yet.');
  await replaceLabel(tx, id);
  await tx.run(sql`
    insert into returns.label (id, brand_id, return_id, state, way, carrier, tracking_number, name, type, blob, by_id, at)
    values (${tx.id()}, ${held.row.brand_id}, ${id}, 'uploaded', 'own', ${tracking.carrier}, ${tracking.trackingNumber}, ${file.name}, ${file.type}, ${file.blob}, ${byWhom(tx)}, ${tx.now})`);
  await track(tx, held.row, tracking);
  await clearProblem(tx, id);
  return (await apply(tx, await lookAtReturn(tx, id), { what: 'labelled' }, { facts: { by: 'upload' } })).held;
}

/** No label of ours: the customer was told how to send it, and perhaps said the number of the parcel. One that is being made is not waited for: it is given back. */
export async function tellHowToSend(tx: Tx, id: string, words: string, tracking: Tracking): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (await unusedLabel(tx, id, tracking.trackingNumber)) {
    await replaceLabel(tx, id);
    await clearProblem(tx, id);
  }
  await track(tx, held.row, tracking);
  return (await apply(tx, await lookAtReturn(tx, id), { what: 'labelled' }, { words, facts: { by: 'instructions' } })).held;
}

/** The customer sent it, and somebody says so before the carrier does. A label they never got, or that is not on the parcel, is given back. */
export async function markShipped(tx: Tx, id: string, tracking: Tracking): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (await unusedLabel(tx, id, tracking.trackingNumber)) await giveBackLabel(tx, id);
  await track(tx, held.row, tracking);
  return (await apply(tx, held, { what: 'shipped' }, { facts: { by: 'hand' } })).held;
}

/** From now on the carrier's news of this number are news of the return. */
export async function track(tx: Tx, row: Pick<ReturnRow, 'id' | 'brand_id'>, { carrier, trackingNumber }: Tracking): Promise<void> {
  const number = trackingNumber?.trim() || null;
  if (number === null) return;
  const key = trackingKey(number);
  await tx.run(sql`update returns."return" set carrier = ${carrier}, tracking_number = ${number}, tracking_key = ${key} where id = ${row.id}`);
  const there = await tx.maybe(sql`select 1 from shipments.shipment where brand_id = ${row.brand_id} and tracking_key = ${key} limit 1`);
  if (there !== undefined) return;
  await putShipment(tx, { brandId: row.brand_id, source: 'returns', sourceId: row.id, orderId: null, carrier: carrier?.trim() || 'other', trackingNumber: number, trackingUrl: null, state: 'info_received', estimatedDeliveryAt: null, shippedAt: null, changedAt: tx.now });
}
