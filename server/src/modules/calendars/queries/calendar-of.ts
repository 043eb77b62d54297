import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { WorkCalendar } from '../rules/work-day.ts';

const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])) as unknown as WorkCalendar['hours'];

/** A brand's calendar; around the clock in its zone while it has none. */
export async function calendarOf(tx: Tx, brandId: string): Promise<WorkCalendar> {
  const row = await tx.maybe<WorkCalendar>(sql`select time_zone, hours, holidays, shifts, breaks from calendars.calendar where brand_id = ${brandId}`);
  if (row) return row;
  const brand = await tx.maybe<{ time_zone: string }>(sql`select time_zone from identity.brand where id = ${brandId}`);
  return { time_zone: brand?.time_zone ?? 'UTC', hours: always };
}
