import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { StateSpan } from '../rehearsal/index.ts';

const LAST = '1 minute';

/** When people were there and took work, within a span of time, by person and beginning. Who left as they were done with something began nothing more in their last moments. */
export async function pastPresence(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<StateSpan[]> {
  const rows = await tx.rows<{ person_id: string; from_at: Date; to_at: Date }>(sql`
    select s.person_id, greatest(s.from_at, ${from}::timestamptz) as from_at, least(u.until, ${to}::timestamptz) as to_at from facts.agent_state s
    cross join lateral (
      select coalesce(s.to_at, ${tx.now}::timestamptz) - case when exists (
        select from facts.handling h where h.person_id = s.person_id and h.from_at > s.from_at and h.from_at < s.to_at and h.to_at between s.to_at - ${LAST}::interval and s.to_at) then ${LAST}::interval else interval '0' end as until) u
    where s.person_id = any (${[...personIds]}::uuid[]) and s.state in ('available', 'busy') and s.from_at < ${to} and u.until > ${from} order by s.person_id, s.from_at`);
  return rows.map((row) => ({ personId: row.person_id, isWorking: true, from: row.from_at.toISOString(), to: row.to_at.toISOString() }));
}
