import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Of whom and when a figure speaks. Half-open: `from` counts, `to` does not. */
export interface Scope {
  readonly from: Date;
  readonly to: Date;
  readonly brandId: string | null;
  readonly channel: string | null;
  readonly businessHours: boolean;
  /** width of a step of the series in seconds */
  readonly stepSeconds: number;
}

export interface Spread {
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  /** 95 % interval of the median, by order statistics */
  readonly low: number | null;
  readonly high: number | null;
}

export interface Step {
  readonly at: string;
  readonly value: number | null;
}

/** What stands now, not over a period. */
export async function standing(tx: Tx, scope: Scope): Promise<{ open: number; waiting: number; backlog: number; unassigned: number; longest_wait_seconds: number | null }> {
  return tx.one(sql`
    select count(*) filter (where c.category = 'open' and c.snoozed_until is null) as open, count(*) filter (where c.category = 'waiting') as waiting,
      count(*) filter (where c.waiting_since is not null and c.category = 'open') as backlog, count(*) filter (where c.category = 'open' and c.assignee_id is null and c.snoozed_until is null) as unassigned,
      extract(epoch from ${tx.now}::timestamptz - min(c.waiting_since) filter (where c.category = 'open'))::float8 as longest_wait_seconds
    from conversations.conversation c where c.category in ('open', 'waiting') and c.merged_into_id is null and c.kind = 'support'
      and c.brand_id in (select id from identity.brand) and (${scope.brandId}::uuid is null or c.brand_id = ${scope.brandId}) and (${scope.channel}::text is null or c.channel = ${scope.channel})`);
}

interface SpreadRow {
  n: number;
  median: number | null;
  p90: number | null;
  low: number | null;
  high: number | null;
}

/** Order statistics j, k = n/2 ∓ 0.98·√n bound the median with 95 % confidence (Conover, Practical Nonparametric Statistics, §3.2). */
export function firstReplySpread(tx: Tx, scope: Scope): Promise<Spread> {
  return tx.one<SpreadRow>(sql`
    with taken as (
      select case when ${scope.businessHours} then first_reply_business_seconds else first_reply_seconds end as seconds from facts.conversation
      where counted and brand_id in (select id from identity.brand) and first_reply_at >= ${scope.from} and first_reply_at < ${scope.to}
        and (${scope.brandId}::uuid is null or brand_id = ${scope.brandId}) and (${scope.channel}::text is null or channel = ${scope.channel})),
    counted as (select count(*)::float8 as n from taken)
    select n, p[1] as median, p[2] as p90, p[3] as low, p[4] as high from (
      select (select n from counted) as n, percentile_disc(array[0.5, 0.9, greatest(0, 0.5 - 0.98 / sqrt(greatest((select n from counted), 1))), least(1, 0.5 + 0.98 / sqrt(greatest((select n from counted), 1)))]) within group (order by seconds) as p from taken) spread`);
}

export function resolutionSpread(tx: Tx, scope: Scope): Promise<Spread> {
  return tx.one<SpreadRow>(sql`
    with taken as (
      select case when ${scope.businessHours} then resolution_business_seconds else resolution_seconds end as seconds from facts.conversation
      where counted and brand_id in (select id from identity.brand) and resolved_at >= ${scope.from} and resolved_at < ${scope.to}
        and (${scope.brandId}::uuid is null or brand_id = ${scope.brandId}) and (${scope.channel}::text is null or channel = ${scope.channel})),
    counted as (select count(*)::float8 as n from taken)
    select n, p[1] as median, p[2] as p90, p[3] as low, p[4] as high from (
      select (select n from counted) as n, percentile_disc(array[0.5, 0.9, greatest(0, 0.5 - 0.98 / sqrt(greatest((select n from counted), 1))), least(1, 0.5 + 0.98 / sqrt(greatest((select n from counted), 1)))]) within group (order by seconds) as p from taken) spread`);
}

export interface Series {
  readonly received: Step[];
  readonly replied: Step[];
  readonly resolved: Step[];
  readonly first_reply: Step[];
  readonly resolution: Step[];
}

interface SeriesRow {
  at: Date;
  received: number | null;
  replied: number | null;
  resolved: number | null;
  first_reply: number | null;
  resolution: number | null;
}

/** Counts and medians step by step over the period. */
export async function series(tx: Tx, scope: Scope): Promise<Series> {
  const rows = await tx.rows<SeriesRow>(sql`
    with step as (select generate_series(${scope.from}::timestamptz, ${scope.to}::timestamptz - interval '1 microsecond', make_interval(secs => ${scope.stepSeconds})) as at),
    mine as (select id from identity.brand where ${scope.brandId}::uuid is null or id = ${scope.brandId}),
    opened as (select date_bin(make_interval(secs => ${scope.stepSeconds}), opened_at, ${scope.from}) as at, count(*) as received from facts.conversation
      where counted and brand_id in (select id from mine) and opened_at >= ${scope.from} and opened_at < ${scope.to} and (${scope.channel}::text is null or channel = ${scope.channel}) group by 1),
    answered as (select date_bin(make_interval(secs => ${scope.stepSeconds}), first_reply_at, ${scope.from}) as at, count(*) as replied,
        percentile_disc(0.5) within group (order by case when ${scope.businessHours} then first_reply_business_seconds else first_reply_seconds end) as first_reply from facts.conversation
      where counted and brand_id in (select id from mine) and first_reply_at >= ${scope.from} and first_reply_at < ${scope.to} and (${scope.channel}::text is null or channel = ${scope.channel}) group by 1),
    closed as (select date_bin(make_interval(secs => ${scope.stepSeconds}), resolved_at, ${scope.from}) as at, count(*) as resolved,
        percentile_disc(0.5) within group (order by case when ${scope.businessHours} then resolution_business_seconds else resolution_seconds end) as resolution from facts.conversation
      where counted and brand_id in (select id from mine) and resolved_at >= ${scope.from} and resolved_at < ${scope.to} and (${scope.channel}::text is null or channel = ${scope.channel}) group by 1)
    select step.at, received, replied, resolved, first_reply, resolution from step left join opened using (at) left join answered using (at) left join closed using (at) order by step.at`);
  const line = (pick: (row: SeriesRow) => number | null): Step[] => rows.map((row) => ({ at: row.at.toISOString(), value: pick(row) }));
  return { received: line((row) => row.received ?? 0), replied: line((row) => row.replied ?? 0), resolved: line((row) => row.resolved ?? 0), first_reply: line((row) => row.first_reply), resolution: line((row) => row.resolution) };
}
