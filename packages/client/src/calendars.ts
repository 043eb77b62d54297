import type { CalendarInput } from '../../../server/src/modules/calendars/contract.ts';
import { get, post, put, remove } from './request.ts';
import type { Calendar, Page } from './shapes.ts';

export type CalendarChange = CalendarInput;

const path = (brandId: string): string => `/api/v1/brands/${brandId}/calendars`;

/** The usual one first; it has the brand's id. */
export const loadCalendars = (brandId: string) => get<Page<Calendar>>(path(brandId));
export const addCalendar = (brandId: string, calendar: CalendarChange) => post<Calendar>(path(brandId), calendar);
export const saveCalendar = (brandId: string, calendarId: string, calendar: CalendarChange) => put<Calendar>(`${path(brandId)}/${calendarId}`, calendar);
/** Refused with `calendar_in_use` while something counts by it. */
export const removeCalendar = (brandId: string, calendarId: string) => remove<Page<Calendar>>(`${path(brandId)}/${calendarId}`);

/** A calendar as it is sent back with something changed. */
export function calendarChange(calendar: Calendar, more: Partial<CalendarChange> = {}): CalendarChange {
  const { name, time_zone, hours, holidays, shifts, breaks, public_holidays } = calendar;
  return {
    name, time_zone, hours, ...(holidays ? { holidays } : {}), ...(shifts ? { shifts } : {}), ...(breaks ? { breaks } : {}),
    public_holidays: public_holidays && { country: public_holidays.country, ...(public_holidays.state === undefined ? {} : { state: public_holidays.state }), worked: public_holidays.worked }, ...more,
  };
}
