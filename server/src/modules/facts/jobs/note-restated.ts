import { createHash } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { integersOf } from '../rules/columns.ts';
import { nameOfPart, offsetsOf, partOf } from '../rules/local-time.ts';

interface Segment {
  brand_id: string;
  time_zone: string;
  hour: Date;
  measure: number;
  moments: Buffer;
  channels: Buffer;
  seconds: Buffer;
  business_seconds: Buffer;
}

/**
 * What segments of these hours tell of days that are over, as one sum for each day of each brand's clock.
 * First-contact and reopen rates are provisional for a week anyway, and the backlog is no day's own.
 */
export async function toldOf(tx: Tx, asked: string): Promise<Map<string, string>> {
  const rows = await tx.rows<Segment>(sql`
    select s.brand_id, b.time_zone, s.hour, s.measure, s.moments, s.channels, s.seconds, s.business_seconds
    from facts.hour_segment s join jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, hour timestamptz) on s.brand_id = x.brand_id and s.hour = x.hour
    join identity.brand b on b.id = s.brand_id where s.measure in (1, 2, 3, 4, 10, 11, 12) and s.hour < date_trunc('day', ${tx.now}::timestamptz, b.time_zone) order by s.brand_id, s.hour, s.measure`);
  const told = new Map<string, ReturnType<typeof createHash>>();
  for (const row of rows) {
    const dayOf = daysOf(row.time_zone);
    const today = dayOf(tx.now.getTime());
    for (const { day, from, to } of partsOf(row, dayOf)) {
      if (day >= today) continue;
      const key = `${row.brand_id} ${nameOfPart('day', day)}`;
      const sum = told.get(key) ?? createHash('sha256');
      told.set(key, sum);
      sum.update(`${row.hour.getTime()} ${row.measure} ${to - from} `).update(row.moments.subarray(from * 4, to * 4)).update(row.channels.subarray(from * 2, to * 2)).update(row.seconds.subarray(from * 4, to * 4)).update(row.business_seconds.subarray(from * 4, to * 4));
    }
  }
  return new Map([...told].map(([key, sum]) => [key, sum.digest('hex')]));
}

/** Only what had been told and came out otherwise: history that is written for the first time restates nothing. */
export async function noteRestated(tx: Tx, asked: string, before: ReadonlyMap<string, string>): Promise<void> {
  if (before.size === 0) return;
  const after = await toldOf(tx, asked);
  for (const [key, told] of before) {
    if (after.get(key) === told) continue;
    const [brandId, day] = key.split(' ');
    tx.post(sql`
      insert into facts.restated (brand_id, day, at, hours) values (${brandId}, ${day}, ${tx.now}, 1)
      on conflict (brand_id, day) do update set at = excluded.at, hours = facts.restated.hours + 1`);
  }
}

function daysOf(timeZone: string): (moment: number) => number {
  const offsets = offsetsOf(timeZone);
  return (moment) => partOf('day', moment + offsets.at(moment));
}

/** The entries of an hour by the days they lie in: two where a clock is not whole hours from UTC and midnight is within. */
function partsOf(row: Segment, dayOf: (moment: number) => number): { day: number; from: number; to: number }[] {
  const begin = row.hour.getTime();
  const n = row.moments.length / 4;
  const [first, last] = [dayOf(begin), dayOf(begin + 3_599_999)];
  if (first === last) return [{ day: first, from: 0, to: n }];
  const cut = integersOf(Buffer.from(row.moments)).findIndex((moment) => dayOf(begin + moment) === last);
  const middle = cut === -1 ? n : cut;
  return [{ day: first, from: 0, to: middle }, { day: last, from: middle, to: n }].filter((part) => part.to > part.from);
}
