import { Temporal } from 'temporal-polyfill';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { invalid } from '../../platform/refusal/refusal.ts';
import { record } from '../audit/index.ts';
import { Calendar, CalendarChange, Holiday, HolidayPlace, HolidaysQuery, PlacesQuery, type CalendarChangeInput, type CalendarView } from './contract.ts';
import { CALENDAR_CHANGED } from './events.ts';
import { calendarOf } from './queries/calendar-of.ts';
import { countriesWithHolidays, publicHolidays, statesOf } from './rules/public-holidays.ts';

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/calendar', summary: 'When a brand works', access: 'signed-in', params: idParams, response: Calendar }, (tx, { params }) => shown(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/calendar', summary: 'Change when a brand works', access: { permission: 'calendars.change' }, params: idParams, body: CalendarChange, response: Calendar }, async (tx, { params, body }) => {
    try {
      Temporal.Now.zonedDateTimeISO(body.time_zone);
    } catch {
      throw invalid('There is no such time zone.', [{ field: 'time_zone', message: body.time_zone }]);
    }
    refuseBackwards(body);
    await tx.run(sql`
      insert into calendars.calendar (brand_id, time_zone, hours, holidays, shifts, breaks, changed_at) values (${params.id}, ${body.time_zone}, ${body.hours}, ${body.holidays ?? []}, ${body.shifts ?? {}}, ${body.breaks ?? {}}, ${tx.now})
      on conflict (brand_id) do update set time_zone = excluded.time_zone, hours = excluded.hours, holidays = excluded.holidays, shifts = excluded.shifts, breaks = excluded.breaks, changed_at = excluded.changed_at`);
    await tx.announce({ name: CALENDAR_CHANGED, brandId: params.id, subjectId: params.id, payload: {} });
    await record(tx, { action: 'calendars.changed', subjectKind: 'brand', subjectId: params.id, brandId: params.id, facts: { time_zone: body.time_zone, holidays: body.holidays?.length ?? 0, hours: JSON.stringify(body.hours) } });
    return shown(tx, params.id);
  });
  app.open({ method: 'GET', url: '/api/v1/holidays/places', summary: 'Countries whose public holidays are known, or the states of one', access: 'signed-in', query: PlacesQuery, response: listOf(HolidayPlace) }, async ({ query }) => ({
    data: query.country === undefined ? await countriesWithHolidays(query.language ?? 'en') : await statesOf(query.country, query.language ?? 'en'), next_cursor: null,
  }));
  app.open({ method: 'GET', url: '/api/v1/holidays', summary: 'Public holidays of a country or state', access: 'signed-in', query: HolidaysQuery, response: listOf(Holiday) }, async ({ query }) => {
    const found = await publicHolidays(query, Array.from({ length: query.years ?? 1 }, (_, i) => query.year + i), query.language ?? 'en');
    if (found === null) throw invalid('The holidays of this place are not known.', [{ field: 'country', message: query.state ? `${query.country}-${query.state}` : query.country }]);
    return { data: found, next_cursor: null };
  });
}

async function shown(tx: Tx, brandId: string): Promise<CalendarView> {
  const set = await tx.maybe<{ changed_at: Date }>(sql`select changed_at from calendars.calendar where brand_id = ${brandId}`);
  return { ...((await calendarOf(tx, brandId)) as unknown as Omit<CalendarView, 'changed_at'>), changed_at: set?.changed_at.toISOString() ?? null };
}

/** Hours that end before they begin would never be worked. */
function refuseBackwards({ hours, shifts, breaks }: CalendarChangeInput): void {
  for (const [field, days] of Object.entries({ hours, shifts, breaks })) {
    for (const [day, spans] of Object.entries(days ?? {})) {
      const wrong = spans.find(([from = '', to = '']) => from >= to);
      if (wrong) throw invalid(`${wrong.join('–')} ends before it begins. Hours through the night are two: until 24:00, and from 00:00 of the next day.`, [{ field: `${field}.${day}`, message: wrong.join('–') }]);
    }
  }
}
