import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { judge } from '../commands/judge.ts';
import { askMind } from '../learning/mind.ts';
import type { Prediction } from '../learning/mind-answers.ts';
import { modelPast, modelVersion, parcelsToLookAt, type LookedAt } from '../store/watched.ts';
import { factsOf } from '../store/past-parcels.ts';

const actor = systemActor('shipments');
/** Looks come in bursts: others of the brand that are due are done with the first. */
const TOGETHER = 200;
const DAY_MS = 86_400_000;

/** News of a parcel, or a moment of it, has come: what is foretold and what is wrong is said anew. */
export const watch: JobHandler = { attempts: 100, limitSeconds: 120, outside: (db, job) => lookAt(db, String(job.brandId), [String(job.payload.shipment_id)]) };

/** Looks at parcels of one brand now; those of it that are due go along. */
export async function lookAt(db: Database, brandId: string, ids: readonly string[]): Promise<void> {
  const { parcels, version } = await db.read(actor, async (tx) => ({ parcels: await parcelsToLookAt(tx, brandId, ids, TOGETHER), version: await modelVersion(tx, brandId) }));
  const said = version === null ? parcels.map(() => null) : await foretellAll(db, brandId, version, parcels);
  await db.transact(actor, (tx) => judge(tx, brandId, parcels.map((parcel, at) => ({ id: parcel.id, prediction: said[at] ?? null }))));
}

async function foretellAll(db: Database, brand: string, version: string, parcels: readonly LookedAt[]): Promise<readonly (Prediction | null)[]> {
  const asked = parcels.map((parcel) => ({ parcel: factsOf(parcel), now: parcel.now.getTime() / DAY_MS }));
  const first = await askMind({ about: 'parcels', brand, version, asked });
  if ('said' in first) return first.said;
  const past = await db.read(actor, (tx) => modelPast(tx, brand, version));
  if (past === null) return [];
  const second = await askMind({ about: 'parcels', brand, version, past, asked });
  return 'said' in second ? second.said : [];
}
