import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';

export const ROLL_UP_JOB = 'facts.roll_up';
const HOURS_AT_ONCE = 400;
const PAUSE_SECONDS = 30;

/** Brings the hours that changed into the rollup, some hundreds at a time; it comes by every half minute for ever. */
export const rollUp: JobHandler = {
  attempts: Number.MAX_SAFE_INTEGER,
  inside: async (tx) => {
    const hours = await rollUpChanged(tx);
    await tx.schedule({ kind: ROLL_UP_JOB, key: ROLL_UP_JOB, brandId: null, runAt: new Date(tx.now.getTime() + (hours === HOURS_AT_ONCE ? 0 : PAUSE_SECONDS * 1000)) });
  },
};

/**
 * Rolls marked hours up. The marks go first, so that whoever changes such an hour meanwhile waits or marks it again.
 * A day that was over and told before is noted as restated. Answers with how many hours there were.
 */
export async function rollUpChanged(tx: Tx): Promise<number> {
  const hours = await tx.rows<{ brand_id: string; hour: Date }>(sql`
    delete from facts.changed_hour where (brand_id, hour) in (select brand_id, hour from facts.changed_hour order by hour desc limit ${HOURS_AT_ONCE}::integer for update skip locked) returning brand_id, hour`);
  if (hours.length === 0) return 0;
  const asked = JSON.stringify(hours.map((row) => ({ brand_id: row.brand_id, hour: row.hour })));
  const before = await sumsOf(tx, asked);
  await tx.run(sql`delete from facts.hourly h using jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) where h.brand_id = x.brand_id and h.hour = x.hour`);
  await tx.run(sql`
    insert into facts.hourly (brand_id, hour, channel, measure, n, hits, seconds, business_seconds, buckets, counts, business_buckets, business_counts)
    select x.brand_id, x.hour, c.channel, c.measure, c.n, c.hits, c.seconds, c.business_seconds, c.buckets, c.counts, c.business_buckets, c.business_counts
    from jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) cross join lateral facts.roll(x.brand_id, x.hour, x.hour + interval '1 hour') c`);
  await noteRestated(tx, asked, before);
  return hours.length;
}

/** What was told of days that are over. First-contact and reopen rates are provisional for a week anyway, and the backlog is no day's own. */
async function sumsOf(tx: Tx, asked: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ brand_id: string; day: string; told: string }>(sql`
    select h.brand_id, (h.hour at time zone b.time_zone)::date::text as day, md5(string_agg(concat_ws(',', h.hour, h.channel, h.measure, h.n, h.seconds, h.business_seconds), ';' order by h.hour, h.channel, h.measure)) as told
    from facts.hourly h join jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) on h.brand_id = x.brand_id and h.hour = x.hour
    join identity.brand b on b.id = h.brand_id where h.measure in (1, 2, 3, 4, 10, 11, 12) and h.hour < date_trunc('day', ${tx.now}::timestamptz, b.time_zone) group by 1, 2`);
  return new Map(rows.map((row) => [`${row.brand_id} ${row.day}`, row.told]));
}

/** Only what had been told and came out otherwise: history that is written for the first time restates nothing. */
async function noteRestated(tx: Tx, asked: string, before: ReadonlyMap<string, string>): Promise<void> {
  if (before.size === 0) return;
  const after = await sumsOf(tx, asked);
  for (const [key, told] of before) {
    if (after.get(key) === told) continue;
    const [brandId, day] = key.split(' ');
    tx.post(sql`
      insert into facts.restated (brand_id, day, at, hours) values (${brandId}, ${day}, ${tx.now}, 1)
      on conflict (brand_id, day) do update set at = excluded.at, hours = facts.restated.hours + 1`);
  }
}

/** Makes a brand's rollup from nothing: after its clock changed, or to check that it comes out the same. */
export async function rollUpBrand(tx: Tx, brandId: string): Promise<void> {
  await tx.run(sql`delete from facts.hourly where brand_id = ${brandId}`);
  await tx.run(sql`delete from facts.changed_hour where brand_id = ${brandId}`);
  await tx.run(sql`
    insert into facts.hourly (brand_id, hour, channel, measure, n, hits, seconds, business_seconds, buckets, counts, business_buckets, business_counts)
    select ${brandId}::uuid, hour, channel, measure, n, hits, seconds, business_seconds, buckets, counts, business_buckets, business_counts from facts.roll(${brandId}::uuid, '-infinity', 'infinity')`);
}
