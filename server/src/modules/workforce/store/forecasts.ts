import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Expected, HandleExpected, KeptCauses, SilentSpan } from '../forecast/index.ts';

/** What a forecast was made from. */
export interface ReadForForecast {
  readonly days: number;
  /** Whose holidays; null where the zone says no country. */
  readonly holidays_of: string | null;
  readonly campaigns: number;
  /** what of these days counts as not known; older versions do not say */
  readonly silences?: readonly SilentSpan[];
}

export interface KeptForecast {
  readonly brandId: string;
  readonly channel: string;
  readonly stepSeconds: number;
  readonly knownTo: Date;
  readonly timeZone: string;
  readonly expected: Expected;
  readonly read: ReadForForecast;
  /** of versions by whole days: what the causes made of them */
  readonly causes?: KeptCauses | null;
  /** of versions by whole days: how long contacts take */
  readonly handle?: HandleExpected | null;
}

/** Adds a version. Its first value is that of the interval or day that begins with `knownTo`. */
export async function keepForecast(tx: Tx, one: KeptForecast): Promise<void> {
  const { mean, low80, high80, low95, high95, model } = one.expected;
  await tx.run(sql`
    insert into workforce.forecast (id, brand_id, channel, step_seconds, known_to, made_at, from_at, time_zone, mean, low_80, high_80, low_95, high_95, model, read, causes, handle)
    values (${tx.id()}, ${one.brandId}, ${one.channel}, ${one.stepSeconds}, ${one.knownTo}, ${tx.now}, ${one.knownTo}, ${one.timeZone}, ${[...mean]}::real[], ${[...low80]}::real[], ${[...high80]}::real[], ${[...low95]}::real[], ${[...high95]}::real[], ${model}, ${one.read}, ${one.causes ?? null}, ${one.handle ?? null})
    on conflict (brand_id, channel, step_seconds, known_to, made_at) do nothing`);
}

export interface ForecastRow {
  readonly id: string;
  readonly from_at: Date;
  readonly known_to: Date;
  readonly made_at: Date;
  readonly time_zone: string;
  readonly mean: number[];
  readonly low_80: number[];
  readonly high_80: number[];
  readonly low_95: number[];
  readonly high_95: number[];
  readonly model: string;
  readonly read: ReadForForecast;
}

/** The newest version. */
export async function newestForecast(tx: Tx, about: { brandId: string; channel: string; stepSeconds: number }): Promise<ForecastRow | undefined> {
  return tx.maybe<ForecastRow>(sql`
    select id, from_at, known_to, made_at, time_zone, mean, low_80, high_80, low_95, high_95, model, read
    from workforce.forecast where brand_id = ${about.brandId} and channel = ${about.channel} and step_seconds = ${about.stepSeconds} order by known_to desc, made_at desc limit 1`);
}

/** A piece of the newest version's means. */
export interface ForecastPiece extends Omit<ForecastRow, 'mean' | (typeof BANDS)[number]> {
  /** from the asked moment on; null where the version says nothing */
  readonly mean: (number | null)[];
}

const BANDS = ['low_80', 'high_80', 'low_95', 'high_95'] as const;

/** What the newest version expects of so many intervals from a moment on. A version is half a year of intervals with four bands: nobody who asks for days reads it whole. */
export async function newestPiece(tx: Tx, about: { brandId: string; channel: string; stepSeconds: number }, from: Date, length: number): Promise<ForecastPiece | undefined> {
  const row = await tx.maybe<ForecastPiece & { mean: number[]; begin: number }>(sql`
    select f.id, f.from_at, f.known_to, f.made_at, f.time_zone, f.model, f.read, b.begin, f.mean[greatest(b.begin, 0) + 1 : b.begin + ${length}::int] as mean
    from (select * from workforce.forecast where brand_id = ${about.brandId} and channel = ${about.channel} and step_seconds = ${about.stepSeconds} order by known_to desc, made_at desc limit 1) f,
      lateral (select round(extract(epoch from ${from}::timestamptz - f.from_at) / ${about.stepSeconds}::float8)::int as begin) b`);
  if (row === undefined) return undefined;
  const { begin, ...version } = row;
  const before = Math.max(0, -begin);
  return { ...version, mean: Array.from({ length }, (_, at) => version.mean[at - before] ?? null) };
}

/** What the newest version by whole days says of the causes; undefined where there is no version, null where it was made before they were read. */
export async function newestCauses(tx: Tx, about: { brandId: string; channel: string }): Promise<{ made_at: Date; causes: KeptCauses | null } | undefined> {
  return tx.maybe<{ made_at: Date; causes: KeptCauses | null }>(sql`
    select made_at, causes from workforce.forecast where brand_id = ${about.brandId} and channel = ${about.channel} and step_seconds = 86400 order by known_to desc, made_at desc limit 1`);
}

/** How long contacts of each channel take by its newest version, of those known to a moment where one is given; null where that says nothing of it. */
export async function newestHandles(tx: Tx, brandId: string, { channel = null, knownTo = null }: { channel?: string | null; knownTo?: Date | null } = {}): Promise<Map<string, HandleExpected | null>> {
  const rows = await tx.rows<{ channel: string; handle: HandleExpected | null }>(sql`
    select distinct on (channel) channel, handle from workforce.forecast
    where brand_id = ${brandId} and step_seconds = 86400 and (${channel}::text is null or channel = ${channel}) and (${knownTo}::timestamptz is null or known_to <= ${knownTo}) order by channel, known_to desc, made_at desc`);
  return new Map(rows.map((row) => [row.channel, row.handle]));
}

/** The same of one channel by every version known since a moment, the oldest first. */
export async function handlesSince(tx: Tx, { brandId, channel }: { brandId: string; channel: string }, since: Date): Promise<{ known_to: Date; handle: HandleExpected | null }[]> {
  return tx.rows<{ known_to: Date; handle: HandleExpected | null }>(sql`
    select distinct on (known_to) known_to, handle from workforce.forecast
    where brand_id = ${brandId} and channel = ${channel} and step_seconds = 86400 and known_to >= ${since} order by known_to, made_at desc`);
}

/** What was foretold of the days after some mornings, without the causes: by the newest version known to each. */
export async function seriesKnownTo(tx: Tx, about: { brandId: string; channel: string }, mornings: readonly Date[], days: number): Promise<{ known_to: Date; series: number[] }[]> {
  const rows = await tx.rows<{ known_to: Date; mean: number[]; series: number[] | null }>(sql`
    select distinct on (known_to) known_to, mean[1:${days}::int] as mean, (select array_agg((d.value->>'series')::float8 order by d.ordinality) from jsonb_array_elements(causes->'days') with ordinality d) as series
    from workforce.forecast where brand_id = ${about.brandId} and channel = ${about.channel} and step_seconds = 86400 and known_to = any (${[...mornings]}::timestamptz[]) order by known_to, made_at desc`);
  return rows.map(({ known_to, mean, series }) => ({ known_to, series: (series ?? mean).slice(0, days) }));
}

/** When each channel's newest version was made. */
export async function newestMade(tx: Tx, brandId: string, stepSeconds: number): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ channel: string; made_at: Date }>(sql`select channel, max(made_at) as made_at from workforce.forecast where brand_id = ${brandId} and step_seconds = ${stepSeconds} group by channel`);
  return new Map(rows.map((row) => [row.channel, row.made_at]));
}

export interface InForce {
  readonly day: number;
  readonly lead: number;
  readonly known_to: Date;
  readonly made_at: Date;
  readonly values: number[];
}

/** What was expected of each day by the version that was in force `lead` days before it began: by interval. Days and leads are told by their place. */
export async function inForceBefore(tx: Tx, about: { brandId: string; channel: string; stepSeconds: number }, starts: readonly Date[], leads: readonly number[]): Promise<InForce[]> {
  return tx.rows<InForce>(sql`
    select d.n::int - 1 as day, l.lead, f.known_to, f.made_at,
      f.mean[(extract(epoch from d.at - f.from_at) / ${about.stepSeconds}::float8)::int + 1 : (extract(epoch from d.until - f.from_at) / ${about.stepSeconds}::float8)::int] as values
    from unnest(${starts.slice(0, -1)}::timestamptz[], ${starts.slice(1)}::timestamptz[]) with ordinality as d(at, until, n)
    cross join unnest(${[...leads]}::int[]) as l(lead)
    cross join lateral (
      select known_to, made_at, from_at, mean from workforce.forecast
      where brand_id = ${about.brandId} and channel = ${about.channel} and step_seconds = ${about.stepSeconds} and known_to <= d.at - make_interval(hours => l.lead * 24 - 2)
      order by known_to desc, made_at desc limit 1) f
    where d.until <= f.from_at + make_interval(secs => cardinality(f.mean) * ${about.stepSeconds}::float8)`);
}

/** Of versions older than eight weeks one a week stays. */
export async function thinForecasts(tx: Tx, brandId: string): Promise<void> {
  await tx.run(sql`
    delete from workforce.forecast f using (
      select id, row_number() over (partition by channel, step_seconds, date_trunc('week', known_to) order by known_to, made_at) as n
      from workforce.forecast where brand_id = ${brandId} and known_to < ${new Date(tx.now.getTime() - 57 * 86_400_000)}) old
    where f.id = old.id and old.n > 1`);
}
