import { compose, joined, part, type Sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { durations, MEASURES } from '../rules/measures.ts';
import { bucketSpread, exactSpread, together, valuesOf, type Spread } from '../rules/spread.ts';
import { besides, conditions, isRolledUp, keysOf, sourceOf, type Question } from './question.ts';

/** A measure in one combination of what it was divided by. */
export interface Group {
  /** one for each dimension; null where a conversation has none */
  readonly keys: readonly (string | null)[];
  readonly n: number;
  readonly hits: number;
  /** of durations their sum; of answers the sum of scores */
  readonly sum: number;
  /** of answers the sum of squares */
  readonly squares: number;
  readonly spread: Spread | null;
}

interface Row {
  keys: (string | null)[];
  n: number;
  hits: number;
  sum: number;
  squares: number;
  /** every duration, four bytes each */
  data?: Buffer;
}

/** More durations than this are told from the rollup's histograms. */
const FEW_ENOUGH = 200_000;
/** With more combinations than this their histograms are longer than the durations themselves. */
const MOST_HISTOGRAMS = 60;

/** One measure, divided. Hours that are rolled up are read there, all else from the rows; the answer is the same. */
export async function measured(tx: Tx, question: Question): Promise<Group[]> {
  if (!isRolledUp(question)) return (await tx.rows<Row>(fromRows(question))).map(withValues);
  const rows = await tx.rows<Row>(rolledSums(question));
  if (!durations.includes(question.measure)) return rows.map(withValues);
  if (rows.length > MOST_HISTOGRAMS || rows.reduce((sum, row) => sum + row.n, 0) <= FEW_ENOUGH) return (await tx.rows<Row>(fromRows(question))).map(withValues);
  const spreads = await bucketSpreads(tx, question);
  return rows.map((row) => ({ ...withValues(row), spread: spreads.get(nameOf(row.keys)) ?? null }));
}

/** The parts of a figure as one: numerators, denominators and durations add up, ratios and medians do not. */
export function wholeOf(parts: readonly Group[]): Group | undefined {
  if (parts.length < 2) return parts[0];
  const sum = (of: (group: Group) => number): number => parts.reduce((total, group) => total + of(group), 0);
  return { keys: [], n: sum((one) => one.n), hits: sum((one) => one.hits), sum: sum((one) => one.sum), squares: sum((one) => one.squares), spread: together(parts.flatMap((one) => one.spread ?? [])) };
}

const nameOf = (keys: readonly (string | null)[]): string => JSON.stringify(keys);

function withValues({ keys: key, n, hits, sum, squares, data }: Row): Group {
  return { keys: key, n, hits, sum, squares, spread: data == null ? null : exactSpread(valuesOf(data)) };
}

async function bucketSpreads(tx: Tx, question: Question): Promise<Map<string, Spread>> {
  const rows = await tx.rows<{ keys: (string | null)[]; bucket: number; many: number }>(rolledBuckets(question));
  const histograms = new Map<string, Map<number, number>>();
  for (const { keys: key, bucket, many } of rows) {
    const name = nameOf(key);
    const one = histograms.get(name) ?? new Map<number, number>();
    histograms.set(name, one);
    one.set(bucket, (one.get(bucket) ?? 0) + many);
  }
  return new Map([...histograms].map(([name, histogram]) => [name, bucketSpread(histogram)]));
}

/** One pass over the rows of contributions: counts, sums, and every duration as bytes, which is quicker than as rows. */
function fromRows(question: Question): Sql {
  const value = question.business && !isScore(question) ? part`x.business_seconds` : part`x.seconds`;
  const data = isScore(question) ? part`` : part`, string_agg(int4send(${value}), '') as data`;
  return compose`select ${names(question)} as keys, r.* from (
    select ${keys(question)} count(*)::integer as n, coalesce(sum(x.hit), 0)::float8 as hits, coalesce(sum(${value}), 0)::float8 as sum, coalesce(sum(x.business_seconds), 0)::float8 as squares ${data}
    from ${sourceOf[question.measure]} x ${besides(question.by, question.filters)} where ${ofMeasure(question)} ${grouped(question)}) r where r.n > 0`;
}

/** Hours that are rolled up and wholly asked for, and the rows of all others: those that changed, and those a cut goes through. */
function hours(question: Question, columns: SqlPart, rows: SqlPart): SqlPart {
  const measure = part`${MEASURES[question.measure]}::smallint`;
  const { from, to } = question;
  const cuts = question.stepSeconds === undefined ? part`unnest(array[${from}, ${to}]::timestamptz[]) as cut(at)` : part`(select ${to}::timestamptz union all select generate_series(${from}::timestamptz, ${to}::timestamptz, make_interval(secs => ${question.stepSeconds}))) as cut(at)`;
  return part`
    with apart as materialized (
      select distinct brand_id, hour from (
        select c.brand_id, c.hour from facts.changed_hour c where c.hour > ${from}::timestamptz - interval '1 hour' and c.hour < ${to}::timestamptz
        union all
        select b.id, date_trunc('hour', cut.at, b.time_zone) from identity.brand b cross join ${cuts} where date_trunc('hour', cut.at, b.time_zone) <> cut.at) h),
    x as (
      select h.brand_id, h.channel, h.hour as at, ${columns} from facts.hourly h
      where h.measure = ${measure} and h.hour >= ${from} and h.hour < ${to} and not exists (select from apart a where a.brand_id = h.brand_id and a.hour = h.hour)
      union all
      select c.brand_id, c.channel, c.at, ${rows} from apart a cross join lateral (
        -- Hour by hour through the index: the offset keeps the planner from joining whole brands and filtering.
        select * from ${sourceOf[question.measure]} o where o.brand_id = a.brand_id and o.at >= greatest(a.hour, ${from}) and o.at < least(a.hour + interval '1 hour', ${to}) offset 0) c)`;
}

function rolledSums(question: Question): Sql {
  const value = question.business && !isScore(question) ? part`business_seconds` : part`seconds`;
  const all = hours(question, part`h.n, h.hits, h.${value} as sum, h.business_seconds as squares`, part`1, c.hit, coalesce(c.${value}, 0), coalesce(c.business_seconds, 0)`);
  return compose`${all}
    select ${names(question)} as keys, r.n, r.hits, r.sum, r.squares from (
      select ${keys(question)} coalesce(sum(x.n), 0)::integer as n, coalesce(sum(x.hits), 0)::float8 as hits, coalesce(sum(x.sum), 0)::float8 as sum, coalesce(sum(x.squares), 0)::float8 as squares
      from x ${besides(question.by, question.filters)} where ${conditions(question.filters)} ${grouped(question)}) r where r.n > 0`;
}

function rolledBuckets(question: Question): Sql {
  const all = question.business
    ? hours(question, part`h.business_buckets as buckets, h.business_counts as counts`, part`array[facts.bucket(c.business_seconds)], array[1]`)
    : hours(question, part`h.buckets, h.counts`, part`array[facts.bucket(c.seconds)], array[1]`);
  return compose`${all}
    select ${names(question)} as keys, r.bucket, r.many from (
      select ${keys(question)} u.bucket, sum(u.many)::integer as many from x ${besides(question.by, question.filters)} cross join lateral unnest(x.buckets, x.counts) as u(bucket, many)
      where ${conditions(question.filters)} ${grouped(question, part`u.bucket`)}) r`;
}

const isScore = (question: Question): boolean => !durations.includes(question.measure);

function ofMeasure(question: Question): SqlPart {
  return part`x.at >= ${question.from} and x.at < ${question.to} and ${conditions(question.filters)}`;
}

const letters = [part`a`, part`b`, part`c`] as const;

/** `… as key_a, … as key_b,` */
function keys(question: Question): SqlPart {
  const all = keysOf(question);
  return all.length === 0 ? part`` : part`${joined(all.map((key, i) => part`${key} as key_${letters[i] as SqlPart}`), part`, `)},`;
}

function names(question: Question): SqlPart {
  const all = keysOf(question);
  return all.length === 0 ? part`'{}'::text[]` : part`array[${joined(all.map((_, i) => part`r.key_${letters[i] as SqlPart}::text`), part`, `)}]`;
}

function grouped(question: Question, more?: SqlPart): SqlPart {
  const all = [...keysOf(question).map((_, i) => part`key_${letters[i] as SqlPart}`), ...(more ? [more] : [])];
  return all.length === 0 ? part`` : part`group by ${joined(all, part`, `)}`;
}
