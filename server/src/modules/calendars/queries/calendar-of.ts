import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { daysOff } from '../rules/lay-out-holidays.ts';
import type { WorkCalendar } from '../rules/work-day.ts';

const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])) as unknown as WorkCalendar['hours'];

export type Kept = Required<WorkCalendar> & { id: string; public_days: string[]; worked: string[] };

/** A brand's calendars by their ids. The usual one has the brand's id, and is always there: around the clock in the brand's zone while nobody said when it works. */
export async function calendarsOf(tx: Tx, brandId: string): Promise<ReadonlyMap<string, WorkCalendar>> {
  const rows = await tx.rows<Kept>(sql`select id, time_zone, hours, holidays, shifts, breaks, public_days, worked from calendars.calendar where brand_id = ${brandId}`);
  const calendars = new Map(rows.map((row) => [row.id, workOf(row)]));
  if (!calendars.has(brandId)) calendars.set(brandId, await unsaid(tx, brandId));
  return calendars;
}

/** A brand's usual calendar. */
export async function calendarOf(tx: Tx, brandId: string): Promise<WorkCalendar> {
  const row = await tx.maybe<Kept>(sql`select id, time_zone, hours, holidays, shifts, breaks, public_days, worked from calendars.calendar where id = ${brandId}`);
  return row ? workOf(row) : unsaid(tx, brandId);
}

async function unsaid(tx: Tx, brandId: string): Promise<WorkCalendar> {
  const brand = await tx.maybe<{ time_zone: string }>(sql`select time_zone from identity.brand where id = ${brandId}`);
  return { time_zone: brand?.time_zone ?? 'UTC', hours: always };
}

function workOf({ time_zone, hours, holidays, shifts, breaks, public_days, worked }: Kept): WorkCalendar {
  return { time_zone, hours, holidays: daysOff(holidays, public_days, worked), shifts, breaks };
}
