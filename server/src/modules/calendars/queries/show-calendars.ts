import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { CalendarView } from '../contract.ts';
import { calendarUses } from '../ports.ts';
import { calendarOf, type Kept } from './calendar-of.ts';

interface Row extends Kept {
  name: string;
  country: string | null;
  state: string | null;
  public_until: number | null;
  changed_at: Date;
}

/** A brand's calendars, the usual one first, then by name. */
export async function showCalendars(tx: Tx, brandId: string): Promise<CalendarView[]> {
  const [rows, uses] = await Promise.all([
    tx.rows<Row>(sql`select id, name, time_zone, hours, holidays, shifts, breaks, country, state, worked, public_days, public_until, changed_at from calendars.calendar where brand_id = ${brandId} order by id <> brand_id, lower(name), id`),
    calendarUses.get()(tx, brandId),
  ]);
  const usedBy = (id: string): string[] => uses.filter((use) => use.calendarId === id).map((use) => use.name);
  const views = rows.map((row) => viewOf(row, brandId, usedBy(row.id)));
  return rows.some((row) => row.id === brandId) ? views : [await showUnsaid(tx, brandId, usedBy(brandId)), ...views];
}

export async function showCalendar(tx: Tx, brandId: string, id: string): Promise<CalendarView> {
  const found = (await showCalendars(tx, brandId)).find((one) => one.id === id);
  if (found === undefined) throw notFound('calendar');
  return found;
}

async function showUnsaid(tx: Tx, brandId: string, usedBy: string[]): Promise<CalendarView> {
  const { time_zone, hours } = await calendarOf(tx, brandId);
  return { id: brandId, name: '', is_usual: true, time_zone, hours: hours as unknown as CalendarView['hours'], public_holidays: null, used_by: usedBy, changed_at: null };
}

function viewOf(row: Row, brandId: string, usedBy: string[]): CalendarView {
  const { id, name, time_zone, hours, holidays, shifts, breaks, country, state, worked, public_days, public_until } = row;
  return {
    ...({ time_zone, hours, holidays, shifts, breaks } as unknown as Pick<CalendarView, 'time_zone' | 'hours' | 'holidays' | 'shifts' | 'breaks'>), id, name, is_usual: id === brandId, used_by: usedBy, changed_at: row.changed_at.toISOString(),
    public_holidays: country === null ? null : { country, ...(state === null ? {} : { state }), worked, days: public_days, until: public_until ?? 0 },
  };
}
