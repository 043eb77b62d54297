import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export const FORGET_JOB = 'invitations.forget';
const DAY_MS = 86_400_000;
/** Draws are needed for their effect; a no only for the question why. */
const DRAWN_DAYS = 180;
const NOT_DAYS = 30;

/** Once a day from when a brand first invites. */
export async function forgetTomorrow(tx: Tx, brandId: string): Promise<void> {
  await tx.schedule({ kind: FORGET_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + DAY_MS) });
}

export async function forgetVisits(tx: Tx, brandId: string): Promise<void> {
  const ago = (days: number): Date => new Date(tx.now.getTime() - days * DAY_MS);
  await tx.run(sql`delete from invitations.decision where brand_id = ${brandId} and last_at < ${ago(NOT_DAYS)} and (arm is null or decided_at < ${ago(DRAWN_DAYS)})`);
  await tx.run(sql`delete from invitations.named_order where brand_id = ${brandId} and named_at < ${ago(DRAWN_DAYS)}`);
  await forgetTomorrow(tx, brandId);
}
