import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { askMind } from '../learning/mind.ts';
import { pastParcels } from '../store/past-parcels.ts';

export const LEARN_JOB = 'shipments.learn';
const actor = systemActor('shipments');
/** Learned at night, when nobody waits for the machine. */
const LEARN_HOUR = 3;

/** What arrived today is learned from tonight. */
export async function learnTonight(tx: Tx, brandId: string): Promise<void> {
  const night = new Date(tx.now);
  night.setUTCHours(LEARN_HOUR, 0, 0, 0);
  await tx.schedule({ kind: LEARN_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: night > tx.now ? night : new Date(night.getTime() + 86_400_000) });
}

export const learn: JobHandler = { attempts: 5, limitSeconds: 300, outside: (db, job) => learnNow(db, String(job.payload.brand_id)) };

/** Learns a brand's deliveries anew, with figures on the newest of them that what was learned from the rest never saw. */
export async function learnNow(db: Database, brandId: string): Promise<void> {
  const past = await db.read(actor, (tx) => pastParcels(tx, brandId));
  if (past.length === 0) return;
  const answer = await askMind({ about: 'figures', past });
  const figures = 'figures' in answer ? answer.figures : null;
  await db.transact(actor, async (tx) => {
    await tx.run(sql`
      insert into shipments.delivery_model (brand_id, learned_at, parcels, past, figures) values (${brandId}, ${tx.now}, ${past.length}, ${JSON.stringify(past)}::jsonb, ${JSON.stringify(figures)}::jsonb)
      on conflict (brand_id) do update set learned_at = excluded.learned_at, parcels = excluded.parcels, past = excluded.past, figures = excluded.figures`);
  });
}
