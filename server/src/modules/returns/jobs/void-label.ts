import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { makerOf, type LabelVoided } from '../ports.ts';
import { lookAtReturn, writePassage } from '../store/returns.ts';

const worker = systemActor('return labels');
export const MOST_TRIES = 8;

interface Bought {
  readonly brand_id: string;
  readonly place_id: string | null;
  readonly reference: string | null;
}

/** Gives a label that nobody used back to its maker, and keeps what it said. */
export async function voidLabel(db: Database, job: Job): Promise<void> {
  const [id, returnId] = [String(job.payload.label_id), String(job.payload.return_id)];
  const found = await db.read(worker, async (tx) => {
    const label = await tx.maybe<Bought>(sql`select brand_id, place_id, reference from returns.label where id = ${id} and void = 'wanted'`);
    return label?.place_id && label.reference ? { ...label, placeId: label.place_id, reference: label.reference, by: await makerOf(tx, label.brand_id, label.place_id) } : null;
  });
  if (found === null) return;
  if (found.by === null || !found.by.place.voids) return written(db, id, returnId, { is: 'refused', said: found.by === null ? 'This connection is gone.' : `${found.by.place.name} takes no label back.` });
  try {
    await written(db, id, returnId, await found.by.maker.void(found.brand_id, found.placeId, found.reference));
  } catch (error) {
    if (job.attempt < MOST_TRIES) throw error;
    await written(db, id, returnId, { is: 'refused', said: `${found.by.place.name} did not answer.` });
  }
}

async function written(db: Database, id: string, returnId: string, { is, said }: LabelVoided): Promise<void> {
  await db.transact(worker, async (tx) => {
    const kept = await tx.run(sql`update returns.label set void = ${is}, void_said = ${said.slice(0, 500)} where id = ${id} and void = 'wanted'`);
    if (kept === 0) return;
    const { row } = await lookAtReturn(tx, returnId);
    await writePassage(tx, row, { what: 'label_voided', from: row.state, to: row.state, words: said, facts: { is } });
  });
}
