import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** A piece of work for a customer: until the first answer, or (`is_more`) until another. */
export interface PastPiece {
  readonly brand_id: string;
  readonly channel: string;
  /** the uppermost it belongs to */
  readonly reason: string | null;
  readonly at: Date;
  /** when the answer left; null where none did */
  readonly answered_at: Date | null;
  /** before who answered; of whoever had it before and passed it on */
  readonly seconds: number | null;
  readonly passed_on_seconds: number | null;
  /** when somebody first had it before them */
  readonly begun_at: Date | null;
  readonly is_more: boolean;
}

/** Whoever waits longer waits beside the queue. */
const LONGEST_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * What customers wrote between two moments, and what waited already at the first of them and was answered after it, each with the time it was before somebody until it was answered. Later answers are pieces of work of their own where their
 * time was measured; where it was not, it is in no figure that says how long a first answer takes.
 */
export function pastPieces(tx: Tx, brandIds: readonly string[], from: Date, to: Date, limit: number): Promise<PastPiece[]> {
  const since = new Date(from.getTime() - LONGEST_DAYS * DAY_MS);
  return tx.rows<PastPiece>(sql`
    with piece as (
      select c.conversation_id, c.brand_id, c.channel, c.reason_id, c.opened_at as at, c.first_reply_at as answered_at, c.first_reply_by as answered_by, null::timestamptz as since, false as is_more
      from facts.conversation c where c.brand_id = any (${[...brandIds]}::uuid[]) and c.counted and c.opened_at >= ${since} and c.opened_at < ${to} and (c.opened_at >= ${from} or c.first_reply_at > ${from})
      union all
      select t.conversation_id, t.brand_id, t.channel, t.reason_id, t.asked_at, t.replied_at, t.agent_id, t.asked_at, true from (
        -- Thanks that nobody answered are no question: what came back after it was solved asks since then.
        select x.*, greatest(x.replied_at - make_interval(secs => x.seconds), (select max(o.from_at) from facts.span o where o.conversation_id = x.conversation_id and o.from_at < x.replied_at)) as asked_at
        from facts.turn x where x.brand_id = any (${[...brandIds]}::uuid[]) and x.replied_at > ${from} and x.replied_at < ${new Date(to.getTime() + LONGEST_DAYS * DAY_MS)}) t
      where t.asked_at >= ${since} and t.asked_at < ${to})
    select p.brand_id, p.channel, coalesce(above.name, r.name) as reason, p.at, p.answered_at, h.seconds, h.passed_on_seconds, h.begun_at, p.is_more
    from piece p left join taxonomy.reason r on r.id = p.reason_id left join taxonomy.reason above on above.id = r.parent_id
    left join lateral (
      select sum(x.seconds) filter (where not x.is_before)::float8 as seconds, sum(x.seconds) filter (where x.is_before)::float8 as passed_on_seconds, min(x.from_at) as begun_at
      from (
        select y.from_at, extract(epoch from least(y.to_at, p.answered_at) - greatest(y.from_at, coalesce(p.since, y.from_at))) as seconds,
          (p.answered_by is not null and y.person_id <> p.answered_by and y.to_at <= min(y.from_at) filter (where y.person_id = p.answered_by) over ()) is true as is_before
        from facts.handling y where y.conversation_id = p.conversation_id and y.to_at is not null and y.from_at < p.answered_at and y.to_at > coalesce(p.since, '-infinity')) x) h on p.answered_at is not null
    where not p.is_more or h.seconds > 0 order by p.at limit ${limit}`);
}
