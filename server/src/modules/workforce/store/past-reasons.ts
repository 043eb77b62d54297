import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** What came by a channel for a reason (the uppermost it belongs to), and how long it took. */
export interface PastReason {
  readonly channel: string;
  readonly reason_id: string | null;
  readonly key: string | null;
  readonly name: string | null;
  readonly target_seconds: number | null;
  readonly came: number;
  /** those with time in somebody's hands */
  readonly handled: number;
  readonly seconds: number | null;
  /** sum of squares of seconds */
  readonly squares: number | null;
}

export async function pastReasons(tx: Tx, brandId: string, since: Date): Promise<PastReason[]> {
  return tx.rows<PastReason>(sql`
    with took as (
      select conversation_id, sum(extract(epoch from to_at - from_at))::float8 as seconds from facts.handling where brand_id = ${brandId} and from_at > ${since} and to_at is not null group by conversation_id)
    select c.channel, coalesce(above.id, r.id) as reason_id, coalesce(above.key, r.key) as key, coalesce(above.name, r.name) as name, min(coalesce(above.target_seconds, r.target_seconds)) as target_seconds,
      count(*)::int as came, count(h.seconds)::int as handled, sum(h.seconds)::float8 as seconds, sum(h.seconds * h.seconds)::float8 as squares
    from facts.conversation c left join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason above on above.id = r.parent_id
    left join took h on h.conversation_id = c.conversation_id and c.resolved_at is not null
    where c.brand_id = ${brandId} and c.counted and c.opened_at > ${since} group by 1, 2, 3, 4 order by 1, 6 desc, 3`);
}

/** Of what was resolved, how much was opened again, and after how long in the mean. */
export async function pastReopened(tx: Tx, brandIds: readonly string[], since: Date): Promise<{ resolved: number; reopened: number; delay_seconds: number | null }> {
  return tx.one<{ resolved: number; reopened: number; delay_seconds: number | null }>(sql`
    select count(*)::int as resolved, count(reopened_at)::int as reopened, avg(extract(epoch from reopened_at - first_resolved_at)) filter (where reopened_at > first_resolved_at)::float8 as delay_seconds
    from facts.conversation where brand_id = any (${[...brandIds]}::uuid[]) and counted and first_resolved_at > ${since}`);
}

/** What waits for an answer now, by the uppermost reason and by how long: under 1, 4, 24 and 72 hours, longer. */
export async function waitingNow(tx: Tx, brandId: string, channels: readonly string[]): Promise<{ name: string | null; channel: string; count: number; age_seconds: number }[]> {
  return tx.rows<{ name: string | null; channel: string; count: number; age_seconds: number }>(sql`
    select coalesce(above.name, r.name) as name, c.channel, count(*)::int as count, avg(extract(epoch from ${tx.now}::timestamptz - c.waiting_since))::float8 as age_seconds
    from conversations.conversation c left join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason above on above.id = r.parent_id
    where c.brand_id = ${brandId} and c.category = 'open' and c.kind = 'support' and c.merged_into_id is null and c.snoozed_until is null and c.waiting_since <= ${tx.now} and c.channel = any (${[...channels]}::text[])
    group by 1, 2, width_bucket(extract(epoch from ${tx.now}::timestamptz - c.waiting_since)::float8, array[3600, 14400, 86400, 259200]::float8[]) order by 2, 1, 4`);
}
