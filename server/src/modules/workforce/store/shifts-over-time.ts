import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ShiftActivity } from '../scheduling/index.ts';

/** A shift with the time it was (or is) in force. */
export interface ShiftOverTime {
  readonly id: string;
  readonly personId: string;
  readonly from: Date;
  readonly to: Date;
  readonly activities: readonly ShiftActivity[];
  readonly planId: string | null;
  readonly publishedAt: Date;
  readonly replacedAt: Date | null;
}

/** Every shift of people that touches a time, also those another took the place of while it went on. */
export async function shiftsOverTime(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<ShiftOverTime[]> {
  const rows = await tx.rows<{ id: string; person_id: string; from_at: Date; to_at: Date; activities: ShiftActivity[]; plan_id: string | null; published_at: Date; replaced_at: Date | null }>(sql`
    select id, person_id, from_at, to_at, activities, plan_id, published_at, replaced_at from workforce.shift
    where person_id = any (${[...personIds]}::uuid[]) and from_at < ${to} and to_at > ${from} and (replaced_at is null or replaced_at > ${from}) order by person_id, from_at, published_at`);
  return rows.map((row) => ({ id: row.id, personId: row.person_id, from: row.from_at, to: row.to_at, activities: row.activities, planId: row.plan_id, publishedAt: row.published_at, replacedAt: row.replaced_at }));
}
