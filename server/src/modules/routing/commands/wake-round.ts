import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export const ROUND_JOB = 'routing.round';

/** Something changed that work is given out by: a round looks as soon as it can. Many wishes are one round. */
export async function wakeRound(tx: Tx): Promise<void> {
  if (await isAnythingOffered(tx)) await tx.schedule({ kind: ROUND_JOB, key: 'now', brandId: null });
}

/** Looks again later, when nothing happens before: needs are relaxed with time, and pools help each other. */
export async function lookAgain(tx: Tx, at: Date): Promise<void> {
  await tx.schedule({ kind: ROUND_JOB, key: 'later', brandId: null, runAt: at });
}

/** Whether any pool offers work; a desk where everybody picks has no rounds. Whoever asks may see a part of the pools: the round itself sees all. */
async function isAnythingOffered(tx: Tx): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from routing.pool where mode = 'offered' and archived_at is null limit 1`)) !== undefined;
}
