import { compose, joined, part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CODED, integersOf, numbersOf, shortsOf, type Coded, type Piece, type Sums } from '../rules/columns.ts';
import { MEASURES } from '../rules/measures.ts';
import type { Dictionaries } from './dictionaries.ts';
import { sourceOf, type Question } from './question.ts';

/** Which columns a question needs; all others stay where they are. */
export interface Needed {
  readonly coded: readonly Coded[];
  readonly hits: boolean;
  readonly values: boolean;
  readonly squares: boolean;
  readonly business: boolean;
}

export interface Hour {
  readonly brand_id: string;
  readonly hour: Date;
}

const HOUR = 3_600_000;
/** One statement reads about a month: while the database collects the next, this one is added up, and nothing is held for long. */
const AT_ONCE = 31 * 24 * HOUR;

const columnOf: Readonly<Record<Coded, SqlPart>> = { channel: part`channels`, reason: part`reasons`, team: part`teams`, agent: part`agents`, language: part`languages` };

/** Hours of the period that changed since they were packed, at most `limit` and one more. */
export function changedHours(tx: Tx, { from, to }: Question, limit: number): Promise<Hour[]> {
  return tx.rows<Hour>(sql`
    select brand_id, hour from facts.changed_hour where hour > ${from}::timestamptz - interval '1 hour' and hour < ${to}::timestamptz and brand_id in (select id from identity.brand) limit ${limit + 1}::integer`);
}

interface Packed {
  brand_id: string;
  hours: Buffer | null;
  counts: Buffer;
  moments: Buffer;
  hits?: Buffer;
  values?: Buffer;
  squares?: Buffer;
  [coded: string]: unknown;
}

/** Where to begin reading: with the period, or where it begins long ago with the first segment of the measure. */
export async function beginningOf(tx: Tx, { measure, from, to }: Question): Promise<Date> {
  if (to.getTime() - from.getTime() < 100 * AT_ONCE) return from;
  const row = await tx.one<{ at: Date | null }>(sql`
    select min(x.hour) as at from identity.brand b cross join lateral (select h.hour from facts.hour_segment h where h.brand_id = b.id and h.measure = ${MEASURES[measure]}::smallint order by h.hour limit 1) x`);
  return row.at === null || row.at < from ? from : row.at;
}

/** The segments of a question, month by month; all are asked for at once and come one after the other. */
export function readSegments(tx: Tx, question: Question, needed: Needed, beginning: Date): Promise<Piece[]>[] {
  const pieces: Promise<Piece[]>[] = [];
  for (let from = Math.max(question.from.getTime(), beginning.getTime()); from < question.to.getTime(); from += AT_ONCE) {
    // The first piece begins with the hour that the beginning lies in; each hour is in one piece.
    const first = from === question.from.getTime() ? from - HOUR + 1 : from;
    pieces.push(readSome(tx, question, needed, part`h.hour >= ${new Date(first)} and h.hour < ${new Date(Math.min(from + AT_ONCE, question.to.getTime()))}`));
  }
  return pieces;
}

/** The segments of some hours. */
export function readHours(tx: Tx, question: Question, needed: Needed, hours: readonly number[]): Promise<Piece[]> {
  return readSome(tx, question, needed, part`h.hour = any (${hours.map((hour) => new Date(hour))}::timestamptz[])`);
}

async function readSome(tx: Tx, question: Question, needed: Needed, within: SqlPart): Promise<Piece[]> {
  const columns = [...needed.coded.map((coded) => part`string_agg(s.${columnOf[coded]}, '') as ${columnOf[coded]}`), ...sums(needed)];
  const rows = await tx.rows<Packed>(compose`
    select b.id as brand_id, x.* from identity.brand b cross join lateral (
      select ${times} as hours, string_agg(int4send(s.n), '') as counts, string_agg(s.moments, '') as moments ${columns.length === 0 ? part`` : part`, ${joined(columns, part`, `)}`}
      from (select * from facts.hour_segment h where h.brand_id = b.id and h.measure = ${MEASURES[question.measure]}::smallint and ${within} order by h.hour) s) x
    where x.hours is not null and ${ofBrands(question)}`);
  return rows.map(pieceOf(needed));
}

/** What whole hours of the period sum up to, but those that are cut. */
export async function readSums(tx: Tx, question: Question, needed: Needed, cut: readonly number[]): Promise<Sums[]> {
  const rows = await tx.rows<{ brand_id: string; hours: Buffer; counts: Buffer; hits: Buffer; values: Buffer; squares: Buffer }>(compose`
    select b.id as brand_id, x.* from identity.brand b cross join lateral (
      select ${times} as hours, string_agg(float8send(s.n), '') as counts, string_agg(float8send(s.total_hits), '') as hits, string_agg(float8send(s.total_seconds), '') as "values", string_agg(float8send(s.total_business_seconds), '') as squares
      from (select h.hour, h.n, h.total_hits, h.total_seconds, h.total_business_seconds from facts.hour_segment h
        where h.brand_id = b.id and h.measure = ${MEASURES[question.measure]}::smallint and h.hour >= ${question.from} and h.hour < ${question.to} and h.hour <> all (${cut.map((hour) => new Date(hour))}::timestamptz[]) order by h.hour) s) x
    where x.hours is not null and ${ofBrands(question)}`);
  return rows.map((row) => {
    const hours = integersOf(row.hours);
    const zeros = new Float64Array(hours.length);
    return {
      piece: { brandId: row.brand_id, hours, counts: new Int32Array(hours.length).fill(1), moments: new Int32Array(hours.length), codes: {}, hits: new Int32Array(0), values: new Int32Array(0), squares: new Int32Array(0) },
      counts: numbersOf(row.counts), hits: needed.hits ? numbersOf(row.hits) : zeros, values: needed.values ? numbersOf(row.values) : zeros, squares: needed.squares ? numbersOf(row.squares) : zeros,
    };
  });
}

const times = part`string_agg(int4send((extract(epoch from s.hour) / 60)::integer), '')`;
const ofBrands = ({ filters: { brandIds } }: Question): SqlPart => (brandIds?.length ? part`b.id = any (${brandIds}::uuid[])` : part`true`);

/** Values that are 0 for a whole hour are stored as nothing, and are written out here. */
function sums(needed: Needed): SqlPart[] {
  const whole = (column: SqlPart): SqlPart => part`string_agg(case when s.${column} = '' then decode(repeat('00', s.n * 4), 'hex') else s.${column} end, '')`;
  return [
    ...(needed.hits ? [part`${whole(part`hits`)} as hits`] : []), ...(needed.values ? [part`${whole(needed.business ? part`business_seconds` : part`seconds`)} as "values"`] : []),
    ...(needed.squares ? [part`${whole(part`business_seconds`)} as squares`] : []),
  ];
}

const none = Buffer.alloc(0);

function pieceOf(needed: Needed): (row: Packed) => Piece {
  return (row) => ({
    brandId: row.brand_id, hours: integersOf(row.hours as Buffer), counts: integersOf(row.counts), moments: integersOf(row.moments),
    codes: Object.fromEntries(needed.coded.map((coded) => [coded, shortsOf(row[`${coded}s`] as Buffer)])),
    hits: integersOf(row.hits ?? none), values: integersOf(row.values ?? none), squares: integersOf(row.squares ?? none),
  });
}

interface Row extends Record<Coded, string | null> {
  brand_id: string;
  at: Date;
  hit: number;
  value: number;
  square: number;
}

/** The rows of hours that changed, as pieces. The dictionaries learn words that no segment has. */
export async function readChanged(tx: Tx, question: Question, needed: Needed, hours: readonly Hour[], dictionaries: Dictionaries): Promise<Piece[]> {
  if (hours.length === 0) return [];
  const coded = CODED.map((one) => (needed.coded.includes(one) ? part`c.${word[one]}::text as ${name[one]}` : part`null as ${name[one]}`));
  const rows = await tx.rows<Row>(compose`
    select c.brand_id, c.at, ${joined(coded, part`, `)}, coalesce(c.hit, 0) as hit, coalesce(${needed.business ? part`c.business_seconds` : part`c.seconds`}, 0) as value, coalesce(c.business_seconds, 0) as square
    from unnest(${hours.map((one) => one.brand_id)}::uuid[], ${hours.map((one) => one.hour)}::timestamptz[]) as a(brand_id, hour) cross join lateral (
      -- Hour by hour through the index: the offset keeps the planner from joining whole brands and filtering.
      select * from ${sourceOf[question.measure]} o where o.brand_id = a.brand_id and o.at >= a.hour and o.at < a.hour + interval '1 hour' offset 0) c
    where ${question.filters.brandIds?.length ? part`c.brand_id = any (${question.filters.brandIds}::uuid[])` : part`true`}`);
  return Object.entries(Object.groupBy(rows, (row) => row.brand_id)).map(([brandId, theirs = []]) => ({
    brandId, hours: Int32Array.from(theirs, (row) => Math.floor(row.at.getTime() / 60_000)), counts: new Int32Array(theirs.length).fill(1), moments: Int32Array.from(theirs, (row) => row.at.getTime() % 60_000),
    codes: Object.fromEntries(needed.coded.map((one) => [one, Uint16Array.from(theirs, (row) => dictionaries.codeOf(brandId, row[one]))])),
    hits: Int32Array.from(needed.hits ? theirs : [], (row) => row.hit), values: Int32Array.from(needed.values ? theirs : [], (row) => row.value), squares: Int32Array.from(needed.squares ? theirs : [], (row) => row.square),
  }));
}

const word: Readonly<Record<Coded, SqlPart>> = { channel: part`channel`, reason: part`reason_id`, team: part`team_id`, agent: part`agent_id`, language: part`language` };
const name: Readonly<Record<Coded, SqlPart>> = { channel: part`channel`, reason: part`reason`, team: part`team`, agent: part`agent`, language: part`language` };
