import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { apply, stuck } from '../commands/apply.ts';
import { VOID_JOB } from '../commands/give-back-label.ts';
import { track } from '../commands/labels.ts';
import { labelFiles, type LabelMade } from '../ports.ts';
import { isUnused, trackingKey } from '../rules/label-unused.ts';
import { holdReturn, writePassage, type Held } from '../store/returns.ts';

export const worker = systemActor('return labels');

/** Stages in which somebody needs the label. */
const WAITS: ReadonlySet<string> = new Set(['approved', 'label_sent']);

interface Standing {
  readonly state: 'wanted' | 'made' | 'uploaded' | 'failed' | 'replaced';
  readonly void: string | null;
  readonly reference: string | null;
}

const standing = (tx: Tx, id: string) => tx.maybe<Standing>(sql`select state, void, reference from returns.label where id = ${id} for update`);
const isAwaited = (label: Standing | undefined): label is Standing => label !== undefined && (label.state === 'wanted' || (label.void === 'wanted' && label.reference === null));

/** What was made is kept once, and given back at once where nobody needs it any more. */
export async function keepLabel(db: Database, id: string, returnId: string, made: LabelMade): Promise<void> {
  const blob = made.file === undefined ? null : await labelFiles.get().blobs.put(made.file.bytes);
  await db.transact(worker, async (tx) => {
    const held = await holdReturn(tx, returnId);
    const label = await standing(tx, id);
    // A file nobody needs is kept by no row.
    if (!isAwaited(label) || label.state === 'replaced') releaseBlobs(tx, [blob]);
    if (!isAwaited(label)) return;
    const replaced = label.state === 'replaced';
    await tx.run(sql`
      update returns.label set state = ${replaced ? 'replaced' : 'made'}, carrier = ${made.carrier || null}, tracking_number = ${made.trackingNumber}, name = ${replaced ? null : (made.file?.name ?? null)}, type = ${replaced ? null : (made.file?.type ?? null)},
        blob = ${replaced ? null : blob}, url = ${replaced ? null : (made.url ?? null)}, cost_minor = ${made.costMinor ?? null}, currency = ${made.currency ?? null}, reference = ${made.reference ?? null}, problem = null, unsure = false where id = ${id}`);
    if (label.void === 'wanted' || isLate(held, made)) return giveBack(tx, held, id, made);
    await track(tx, held.row, { carrier: made.carrier, trackingNumber: made.trackingNumber });
    if (WAITS.has(held.row.state)) await apply(tx, held, { what: 'labelled' }, { facts: { by: made.carrier === '' ? 'slip' : 'maker' } });
  });
}

/** The return went on while it was being made, and not by this very parcel. */
function isLate({ row }: Held, made: LabelMade): boolean {
  if (WAITS.has(row.state)) return false;
  return made.trackingNumber === null || row.tracking_number === null || isUnused({ state: 'made', trackingNumber: made.trackingNumber }, row.tracking_number);
}

async function giveBack(tx: Tx, { row }: Held, id: string, made: LabelMade): Promise<void> {
  // The parcel that is on its way has this very label, whatever was said before it was known.
  if (!WAITS.has(row.state) && row.tracking_key !== null && made.trackingNumber !== null && row.tracking_key === trackingKey(made.trackingNumber)) return void (await tx.run(sql`update returns.label set void = null where id = ${id}`));
  if (made.reference === undefined) return keepsIt(tx, row, id, made.carrier === '' ? null : 'Nobody needs this label any more, and its maker gave it no name by which it could be given back. Cancel it there.');
  await tx.run(sql`update returns.label set void = 'wanted' where id = ${id}`);
  await tx.schedule({ kind: VOID_JOB, key: id, brandId: row.brand_id, payload: { label_id: id, return_id: row.id } });
}

/** It stays with its maker, and a person reads why; what cost nothing needs no word. */
async function keepsIt(tx: Tx, row: Held['row'], id: string, said: string | null): Promise<void> {
  await tx.run(sql`update returns.label set void = ${said === null ? null : 'refused'}, void_said = ${said} where id = ${id}`);
  if (said !== null) await writePassage(tx, row, { what: 'label_voided', from: row.state, to: row.state, words: said, facts: { is: 'refused' } });
}

/** No label came of it: surely, or nobody knows (`unsure`). Where it was to be given back, a person is told to look. */
export async function failLabel(db: Database, id: string, returnId: string, said: string, unsure: boolean): Promise<void> {
  await db.transact(worker, async (tx) => {
    const { row } = await holdReturn(tx, returnId);
    const label = await standing(tx, id);
    if (!isAwaited(label)) return;
    if (label.state === 'wanted') await tx.run(sql`update returns.label set state = 'failed', problem = ${said.slice(0, 500)}, unsure = ${unsure} where id = ${id}`);
    const goesBack = label.void === 'wanted' || (unsure && !WAITS.has(row.state));
    if (goesBack) return keepsIt(tx, row, id, unsure ? `${said.slice(0, 300)} Nobody needs this label any more, and nobody knows whether it was made: look there, and cancel it if it was.` : null);
    if (WAITS.has(row.state)) await stuck(tx, returnId, 'label_failed', said);
  });
}

/** The maker was too busy to do anything: it was surely not asked, so there is nothing to give back either. */
export async function forgetAsking(db: Database, id: string): Promise<void> {
  await db.transact(worker, (tx) => tx.run(sql`
    update returns.label set asked_at = null, state = case when void = 'wanted' then 'replaced' else state end, void = null where id = ${id} and (state = 'wanted' or (void = 'wanted' and reference is null))`));
}

/** Written down before a maker is asked, so that after a crash it is known that it may have been. False: nobody wants it any more. */
export async function noteAsking(db: Database, id: string): Promise<boolean> {
  return db.transact(worker, async (tx) => (await tx.run(sql`update returns.label set asked_at = ${tx.now} where id = ${id} and state = 'wanted' and void is null`)) > 0);
}
