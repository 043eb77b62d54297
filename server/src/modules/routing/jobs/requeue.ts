import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { keepQueue } from '../commands/keep-queue.ts';

export const REQUEUE_JOB = 'routing.requeue';
const BATCH = 500;
const PATIENCE_MS = 200;
const actor = systemActor('routing');

/** Rules of a brand changed: what waits in it is placed anew, in the background. */
export async function requeueLater(tx: Tx, brandId: string): Promise<void> {
  await tx.schedule({ kind: REQUEUE_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + PATIENCE_MS) });
}

/** In batches of their own transactions. Begun anew after a crash: placing something twice changes nothing. */
export const requeue: JobHandler = {
  attempts: 100,
  limitSeconds: 600,
  outside: async (db, job) => {
    for (let after = ''; ; ) {
      const last = await db.transact(actor, (tx) => requeueSome(tx, String(job.payload.brand_id), after));
      if (last === null) return;
      after = last;
    }
  },
};

async function requeueSome(tx: Tx, brandId: string, after: string): Promise<string | null> {
  const rows = await tx.rows<{ id: string }>(sql`
    select conversation_id as id from routing.waiting where brand_id = ${brandId} and (${after} = '' or conversation_id > nullif(${after}, '')::uuid) order by conversation_id limit ${BATCH}`);
  await keepQueue(tx, rows.map((row) => row.id));
  return rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
}
