import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { StateSpan } from '../rehearsal/index.ts';

/** When people were there and took work, within a span of time, by person and beginning. */
export async function pastPresence(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<StateSpan[]> {
  const rows = await tx.rows<{ person_id: string; from_at: Date; to_at: Date }>(sql`
    select person_id, greatest(from_at, ${from}::timestamptz) as from_at, least(coalesce(to_at, ${tx.now}::timestamptz), ${to}::timestamptz) as to_at from facts.agent_state
    where person_id = any (${[...personIds]}::uuid[]) and state in ('available', 'busy') and from_at < ${to} and coalesce(to_at, ${tx.now}::timestamptz) > ${from} order by person_id, from_at`);
  return rows.map((row) => ({ personId: row.person_id, isWorking: true, from: row.from_at.toISOString(), to: row.to_at.toISOString() }));
}
