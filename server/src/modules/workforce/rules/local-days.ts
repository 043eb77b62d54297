import { Temporal } from 'temporal-polyfill';

/** The date a clock of the zone shows at a moment, YYYY-MM-DD. */
export function localDay(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

/** The first moment of a local day; where midnight is skipped, the first there is. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds);
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one to before another; negative when they are the wrong way round. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** Starts of the local days from `from` to before `to`, and the end of the last: one more than there are days. */
export function dayStarts(from: string, to: string, timeZone: string): Date[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to)) + 1 }, (_, at) => startOfDay(addDays(from, at), timeZone));
}

/** ISO weekday: 1 is Monday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
