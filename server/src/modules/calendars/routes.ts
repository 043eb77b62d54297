import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { invalid } from '../../platform/refusal/refusal.ts';
import { removeCalendar } from './commands/remove-calendar.ts';
import { addCalendar, saveCalendar } from './commands/save-calendar.ts';
import { Calendar, CalendarInputShape, calendarParams, Holiday, HolidayPlace, HolidaysQuery, PlacesQuery } from './contract.ts';
import { showCalendar, showCalendars } from './queries/show-calendars.ts';
import { countriesWithHolidays, publicHolidays, statesOf } from './rules/public-holidays.ts';

const change = { permission: 'calendars.change' } as const;

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/calendar', summary: 'When a brand usually works', access: 'signed-in', params: idParams, response: Calendar }, (tx, { params }) => showCalendar(tx, params.id, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/calendar', summary: 'Change when a brand usually works', access: change, params: idParams, body: CalendarInputShape, response: Calendar }, async (tx, { params, body }) => {
    await saveCalendar(tx, params.id, params.id, body);
    return showCalendar(tx, params.id, params.id);
  });
  severalRoutes(app);
  holidayRoutes(app);
}

function severalRoutes(app: App): void {
  const url = '/api/v1/brands/:id/calendars';
  app.read({ method: 'GET', url, summary: 'All calendars of a brand, the usual one first', access: 'signed-in', params: idParams, response: listOf(Calendar) }, async (tx, { params }) => ({ data: await showCalendars(tx, params.id), next_cursor: null }));
  app.write({ method: 'POST', url, summary: 'Add a calendar', access: change, status: 201, params: idParams, body: CalendarInputShape, response: Calendar }, async (tx, { params, body }) => showCalendar(tx, params.id, await addCalendar(tx, params.id, body)));
  app.write({ method: 'PUT', url: `${url}/:calendar_id`, summary: 'Change a calendar', access: change, params: calendarParams, body: CalendarInputShape, response: Calendar }, async (tx, { params, body }) => {
    await saveCalendar(tx, params.id, params.calendar_id, body);
    return showCalendar(tx, params.id, params.calendar_id);
  });
  app.write({ method: 'DELETE', url: `${url}/:calendar_id`, summary: 'Remove a calendar nothing counts by', access: change, params: calendarParams, response: listOf(Calendar) }, async (tx, { params }) => {
    await removeCalendar(tx, params.id, params.calendar_id);
    return { data: await showCalendars(tx, params.id), next_cursor: null };
  });
}

function holidayRoutes(app: App): void {
  app.open({ method: 'GET', url: '/api/v1/holidays/places', summary: 'Countries whose public holidays are known, or the states of one', access: 'signed-in', query: PlacesQuery, response: listOf(HolidayPlace) }, async ({ query }) => ({
    data: query.country === undefined ? await countriesWithHolidays(query.language ?? 'en') : await statesOf(query.country, query.language ?? 'en'), next_cursor: null,
  }));
  app.open({ method: 'GET', url: '/api/v1/holidays', summary: 'Public holidays of a country or state', access: 'signed-in', query: HolidaysQuery, response: listOf(Holiday) }, async ({ query }) => {
    const found = await publicHolidays(query, Array.from({ length: query.years ?? 1 }, (_, i) => query.year + i), query.language ?? 'en');
    if (found === null) throw invalid('The holidays of this place are not known.', [{ field: 'country', message: query.state ? `${query.country}-${query.state}` : query.country }]);
    return { data: found, next_cursor: null };
  });
}
