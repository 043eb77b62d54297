import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { MEASURES } from '../rules/measures.ts';
import { noteRestated, toldOf } from './note-restated.ts';

export const ROLL_UP_JOB = 'facts.roll_up';
const HOURS_AT_ONCE = 400;
const PAUSE_SECONDS = 30;

/** Packs the hours that changed, some hundreds at a time; it comes by every half minute for ever. */
export const rollUp: JobHandler = {
  attempts: Number.MAX_SAFE_INTEGER,
  inside: async (tx) => {
    const hours = await rollUpChanged(tx);
    await tx.schedule({ kind: ROLL_UP_JOB, key: ROLL_UP_JOB, brandId: null, runAt: new Date(tx.now.getTime() + (hours === HOURS_AT_ONCE ? 0 : PAUSE_SECONDS * 1000)) });
  },
};

/**
 * Packs marked hours. The marks go first, so that whoever changes such an hour meanwhile waits or marks it again.
 * A day that was over and told before is noted as restated. Answers with how many hours there were.
 */
export async function rollUpChanged(tx: Tx): Promise<number> {
  const hours = await tx.rows<{ brand_id: string; hour: Date }>(sql`
    with chosen as materialized (select brand_id, hour from facts.changed_hour order by hour desc limit ${HOURS_AT_ONCE}::integer for update skip locked)
    delete from facts.changed_hour c using chosen where c.brand_id = chosen.brand_id and c.hour = chosen.hour returning c.brand_id, c.hour`);
  if (hours.length === 0) return 0;
  const asked = JSON.stringify(hours.map((row) => ({ brand_id: row.brand_id, hour: row.hour })));
  await learnWords(tx, asked);
  const before = await toldOf(tx, asked);
  await tx.run(sql`delete from facts.hour_segment s using jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) where s.brand_id = x.brand_id and s.measure = any (${Object.values(MEASURES)}::smallint[]) and s.hour = x.hour`);
  await tx.run(sql`
    insert into facts.hour_segment
    select s.* from jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) cross join lateral facts.pack(x.brand_id, x.hour, x.hour + interval '1 hour') s`);
  await noteRestated(tx, asked, before);
  return hours.length;
}

/** Codes for words that have none. One roll-up at a time learns, so that no two words get the same code. */
async function learnWords(tx: Tx, asked: string): Promise<void> {
  const unknown = await tx.rows<{ brand_id: string; value: string }>(sql`
    select distinct x.brand_id, w.value from jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) cross join lateral facts.unknown_words(x.brand_id, x.hour, x.hour + interval '1 hour') w(value)`);
  if (unknown.length === 0) return;
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('facts.dictionary'))`);
  await tx.run(sql`
    insert into facts.dictionary (brand_id, code, value)
    select x.brand_id, (select coalesce(max(d.code), 0) from facts.dictionary d where d.brand_id = x.brand_id) + row_number() over (partition by x.brand_id order by x.value), x.value
    from jsonb_to_recordset(${JSON.stringify(unknown)}::jsonb) as x(brand_id uuid, value text)
    on conflict (brand_id, value) do nothing`);
}
