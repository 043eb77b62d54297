import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { calm, suspect } from '../commands/suspicions.ts';
import { findTrouble } from '../rules/incidents/find-trouble.ts';
import { countNow, forgetDays, keepDays, usualDays } from '../store/carrier-days.ts';

export const TROUBLE_JOB = 'shipments.look_for_trouble';
const actor = systemActor('shipments');
const SLOT_MS = 6 * 3_600_000;

/** At the next quarter of the day; looks of a brand fall together. */
export async function lookForTroubleSoon(tx: Tx, brandId: string): Promise<void> {
  const next = new Date((Math.floor(tx.now.getTime() / SLOT_MS) + 1) * SLOT_MS);
  await tx.schedule({ kind: TROUBLE_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: next });
}

export const lookForTrouble: JobHandler = { attempts: 5, outside: (db, job) => lookNow(db, String(job.payload.brand_id)) };

/** Counts each carrier's parcels that stand still, against its own usual days, and says which seem to be in trouble. */
export async function lookNow(db: Database, brandId: string): Promise<void> {
  await db.transact(actor, async (tx) => {
    const now = await countNow(tx, brandId);
    for (const { carrier, key, country, ...today } of now) {
      const trouble = findTrouble({ at: tx.now, ...today }, await usualDays(tx, brandId, key, country));
      if (trouble !== null) await suspect(tx, brandId, { carrier, key, country }, trouble);
    }
    await calm(tx, brandId);
    await keepDays(tx, brandId, now);
    await forgetDays(tx, brandId);
  });
}
