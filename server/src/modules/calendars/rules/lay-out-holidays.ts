import { publicHolidays } from './public-holidays.ts';

/** Public holidays are known this many years after the present one, and always one before it. */
export const YEARS_AHEAD = 5;

export interface HolidayPlace {
  readonly country: string;
  readonly state?: string | undefined;
}

/** Public holidays as dates, and the last year they are known for. */
export interface LaidOut {
  readonly days: readonly string[];
  readonly until: number;
}

/** The whole public holidays of a place around a year; null when the place is not known. */
export async function layOutHolidays(place: HolidayPlace, year: number): Promise<LaidOut | null> {
  const found = await publicHolidays(place, Array.from({ length: YEARS_AHEAD + 2 }, (_, i) => year - 1 + i), 'en');
  return found === null ? null : { days: [...new Set(found.map((day) => day.date))].toSorted(), until: year + YEARS_AHEAD };
}

/** Laid out further: what was known of years that are over stays. */
export function laidFurther(known: readonly string[], next: LaidOut, year: number): string[] {
  const from = `${year - 1}-01-01`;
  return [...known.filter((day) => day < from), ...next.days];
}

/** All days off of a calendar: public holidays that are not worked, and days of its own. */
export function daysOff(own: readonly string[], publicDays: readonly string[], worked: readonly string[]): string[] {
  return [...new Set([...own, ...publicDays.filter((day) => !worked.includes(day))])].toSorted();
}
