import { Temporal } from 'temporal-polyfill';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Divisions of time by a local clock, as whole numbers: what `naming` makes a name of. */
export const TIMES = ['hour', 'weekday', 'day', 'week', 'month'] as const;
export type TimeDimension = (typeof TIMES)[number];

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. Moments that follow each other are cheap. */
export function offsetsOf(timeZone: string): { at(moment: number): number; until(): number } {
  let [from, to, offset] = [Infinity, -Infinity, 0];
  return {
    at(moment) {
      if (moment < from || moment >= to) {
        const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
        offset = Math.round(zoned.offsetNanoseconds / 1e6);
        from = moment;
        to = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
      }
      return offset;
    },
    /** until when the offset that was last told holds */
    until: () => to,
  };
}

/** Whether a zone's hours are those of UTC during a whole period. */
export function hasWholeHours(timeZone: string, from: number, to: number): boolean {
  const offsets = offsetsOf(timeZone);
  for (let at = from; at < to; at = offsets.until()) if (offsets.at(at) % HOUR !== 0 || offsets.until() % HOUR !== 0) return false;
  return true;
}

/** Hours of UTC that one of these moments lies within, not at the beginning of. */
export function hoursCutBy(moments: readonly number[]): number[] {
  return [...new Set(moments.filter((at) => at % HOUR !== 0).map((at) => Math.floor(at / HOUR) * HOUR))];
}

/** The part of a local moment (milliseconds as if its clock were UTC) that a dimension divides by. */
export function partOf(dimension: TimeDimension, local: number): number {
  const day = Math.floor(local / DAY);
  switch (dimension) {
    case 'hour': return Math.floor(local / HOUR) - day * 24;
    // 1 January 1970 was a Thursday; Monday is 1.
    case 'weekday': return ((((day + 3) % 7) + 7) % 7) + 1;
    case 'day': return day;
    case 'week': return Math.floor((day + 3) / 7);
    case 'month': {
      const date = new Date(local);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
  }
}

/** The name of a part, as the database writes it: a number, or the date it begins with. */
export function nameOfPart(dimension: TimeDimension, part: number): string {
  const date = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  switch (dimension) {
    case 'hour':
    case 'weekday': return String(part);
    case 'day': return date(part * DAY);
    case 'week': return date((part * 7 - 3) * DAY);
    case 'month': return date(Date.UTC(Math.floor(part / 12), part % 12));
  }
}
