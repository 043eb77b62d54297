import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { isUnused, type LabelStanding } from '../rules/label-unused.ts';

export const LABEL_JOB = 'returns.make_label';
export const VOID_JOB = 'returns.void_label';

/**
 * The label that stood is no more the one to use; its file goes where nothing else names it, and what was bought is given back.
 * `goesOn`: the key under which the same label is asked for again, which therefore is not given back.
 */
export async function replaceLabel(tx: Tx, returnId: string, goesOn: string | null = null): Promise<void> {
  const before = await tx.rows<{ blob: string | null }>(sql`select blob from returns.label where return_id = ${returnId} and state <> 'replaced' for update`);
  if (before.length === 0) return;
  await giveBackLabel(tx, returnId, goesOn);
  await tx.run(sql`update returns.label set state = 'replaced', blob = null where return_id = ${returnId} and state <> 'replaced'`);
  releaseBlobs(tx, before.map(({ blob }) => blob));
}

/**
 * A label that was bought and not used yet is given back to its maker. One that is being bought, or was perhaps bought, is given back once it is
 * known what it is: its row says `void = 'wanted'` without a reference, and the job that makes labels sees to it. One nobody was asked for is
 * not asked for. Whoever calls knows that nothing is on its way with it.
 */
export async function giveBackLabel(tx: Tx, returnId: string, goesOn: string | null = null): Promise<void> {
  await tx.run(sql`update returns.label set state = 'replaced' where return_id = ${returnId} and state = 'wanted' and asked_at is null`);
  const back = await tx.rows<{ id: string; brand_id: string; state: LabelStanding['state'] }>(sql`
    update returns.label set void = 'wanted' where return_id = ${returnId} and void is null and key is distinct from ${goesOn ?? null}::uuid
      and ((state = 'made' and reference is not null) or (state = 'wanted' and asked_at is not null) or (state = 'failed' and unsure)) returning id, brand_id, state`);
  for (const { id, brand_id: brandId, state } of back) {
    // Of one that is wanted the job runs or waits already.
    if (state !== 'wanted') await tx.schedule({ kind: state === 'made' ? VOID_JOB : LABEL_JOB, key: id, brandId, payload: { label_id: id, return_id: returnId } });
  }
}

/** The label there is, once somebody says that the parcel goes another way, by this number where they said one. */
export async function unusedLabel(tx: Tx, returnId: string, parcelNumber: string | null): Promise<boolean> {
  const label = await tx.maybe<{ state: LabelStanding['state']; tracking_number: string | null }>(sql`select state, tracking_number from returns.label where return_id = ${returnId} and state <> 'replaced' for update`);
  return label !== undefined && isUnused({ state: label.state, trackingNumber: label.tracking_number }, parcelNumber);
}
