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

interface GroupRow {
  /** null in the row that speaks of the whole period */
  at: Date | null;
  n: number;
  /** median, 90th percentile, and the two order statistics that bound the median */
  p: (number | null)[];
}

/** A duration over the period: its spread, and count and median step by step. */
export interface Durations {
  readonly spread: Spread;
  readonly counts: Step[];
  readonly medians: Step[];
}

/**
 * First reply times of conversations first answered in the period. Order statistics j, k = n/2 ∓ 0.98·√n bound the
 * median with 95 % confidence (Conover, Practical Nonparametric Statistics, §3.2).
 */
export async function firstReplies(tx: Tx, scope: Scope): Promise<Durations> {
  return durations(scope, await tx.rows<GroupRow>(sql`
    with taken as materialized (
      select date_bin(make_interval(secs => ${scope.stepSeconds}), first_reply_at, ${scope.from}) as at, case when ${scope.businessHours} then first_reply_business_seconds else first_reply_seconds end as seconds
      from facts.conversation where counted and brand_id in (select id from identity.brand) and first_reply_at >= ${scope.from} and first_reply_at < ${scope.to}
        and (${scope.brandId}::uuid is null or brand_id = ${scope.brandId}) and (${scope.channel}::text is null or channel = ${scope.channel})),
    half as (select 0.98 / sqrt(greatest(count(*), 1)) as width from taken)
    select at, count(*) as n, percentile_disc(array[0.5, 0.9, greatest(0, 0.5 - (select width from half)), least(1, 0.5 + (select width from half))]) within group (order by seconds) as p
    from taken group by grouping sets ((at), ()) order by at`));
}

/** Resolution times of conversations resolved in the period; bounds as for first replies. */
export async function resolutions(tx: Tx, scope: Scope): Promise<Durations> {
  return durations(scope, await tx.rows<GroupRow>(sql`
    with taken as materialized (
      select date_bin(make_interval(secs => ${scope.stepSeconds}), resolved_at, ${scope.from}) as at, case when ${scope.businessHours} then resolution_business_seconds else resolution_seconds end as seconds
      from facts.conversation where counted and brand_id in (select id from identity.brand) and resolved_at >= ${scope.from} and resolved_at < ${scope.to}
        and (${scope.brandId}::uuid is null or brand_id = ${scope.brandId}) and (${scope.channel}::text is null or channel = ${scope.channel})),
    half as (select 0.98 / sqrt(greatest(count(*), 1)) as width from taken)
    select at, count(*) as n, percentile_disc(array[0.5, 0.9, greatest(0, 0.5 - (select width from half)), least(1, 0.5 + (select width from half))]) within group (order by seconds) as p
    from taken group by grouping sets ((at), ()) order by at`));
}

/** Conversations opened in each step of the period. */
export async function received(tx: Tx, scope: Scope): Promise<Step[]> {
  const rows = await tx.rows<{ at: Date; n: number }>(sql`
    select date_bin(make_interval(secs => ${scope.stepSeconds}), opened_at, ${scope.from}) as at, count(*) as n from facts.conversation
    where counted and brand_id in (select id from identity.brand) and opened_at >= ${scope.from} and opened_at < ${scope.to}
      and (${scope.brandId}::uuid is null or brand_id = ${scope.brandId}) and (${scope.channel}::text is null or channel = ${scope.channel}) group by 1`);
  const of = new Map(rows.map((row) => [row.at.getTime(), row.n]));
  return steps(scope, (at) => of.get(at) ?? 0);
}

function durations(scope: Scope, rows: readonly GroupRow[]): Durations {
  const whole = rows.find((row) => row.at === null);
  const of = new Map(rows.flatMap((row) => (row.at === null ? [] : [[row.at.getTime(), row] as const])));
  const [median = null, p90 = null, low = null, high = null] = whole?.n ? whole.p : [];
  return { spread: { n: whole?.n ?? 0, median, p90, low, high }, counts: steps(scope, (at) => of.get(at)?.n ?? 0), medians: steps(scope, (at) => of.get(at)?.p[0] ?? null) };
}

function steps(scope: Scope, value: (at: number) => number | null): Step[] {
  const width = scope.stepSeconds * 1000;
  const count = Math.ceil((scope.to.getTime() - scope.from.getTime()) / width);
  return Array.from({ length: count }, (_, i) => scope.from.getTime() + i * width).map((at) => ({ at: new Date(at).toISOString(), value: value(at) }));
}
