/**
 * A moment as a carrier wrote it. `at` is exact when the offset was said; without one it is the wall clock read as UTC, because
 * a scan at the place is written in the time of that place and many carriers do not say which.
 */
export interface Moment {
  readonly at: Date;
  /** minutes east of UTC as written; null: not said */
  readonly offset: number | null;
}

/** Of a date with slashes, which number comes first. */
export type DateOrder = 'day_first' | 'month_first';

const ZONES: Readonly<Record<string, number>> = { utc: 0, gmt: 0, z: 0, nst: -210, ndt: -150, ast: -240, adt: -180, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, cet: 60, cest: 120, bst: 60 };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Beyond these a number of seconds or milliseconds is none: 2000 to 2100. */
const [EARLIEST, LATEST] = [946_684_800, 4_102_444_800];

/**
 * Reads what carriers write for a moment: ISO 8601 with or without offset, 20210210 and 071356, 18.03.2016 10:02, 8/18/2021 4:15:56 PM,
 * November 22, 2024, seconds or milliseconds since 1970, /Date(…)/. A missing time is midnight. Null: no moment.
 */
export function readMoment(date: string, time = '', zone = '', order: DateOrder = 'month_first'): Moment | null {
  const whole = date.trim();
  const counted = whole.length > 40 ? null : countedMoment(whole);
  if (counted !== null) return counted;
  const day = whole.length > 40 ? null : readDay(whole, order);
  if (day === null) return null;
  const clock = readClock(`${day.rest} ${time.trim().slice(0, 40)}`);
  if (clock === null) return null;
  const [year, month, dayOfMonth] = day.numbers;
  const at = Date.UTC(year, month - 1, dayOfMonth, ...clock.numbers);
  const check = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (Number.isNaN(at) || check.getUTCMonth() !== month - 1 || year < 1990 || year > 2199) return null;
  const offset = clock.offset ?? readOffset(zone.trim().slice(0, 20));
  return { at: new Date(at - (offset ?? 0) * 60_000), offset };
}

/** As it was written: the wall clock with its offset, or with Z where none was said. To the second. */
export function writeMoment({ at, offset }: Moment): string {
  const wall = new Date(at.getTime() + (offset ?? 0) * 60_000).toISOString().slice(0, 19);
  if (offset === null || offset === 0) return `${wall}Z`;
  const minutes = Math.abs(offset);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function countedMoment(text: string): Moment | null {
  const wrapped = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  const digits = wrapped ?? (/^\d{10}(?:\d{3})?$/.test(text) ? text : null);
  if (digits === null) return null;
  const seconds = Number(digits) / (wrapped !== undefined || digits.length === 13 ? 1000 : 1);
  return seconds >= EARLIEST && seconds < LATEST ? { at: new Date(Math.floor(seconds) * 1000), offset: 0 } : null;
}

type DayNumbers = readonly [year: number, month: number, day: number];

function readDay(text: string, order: DateOrder): { numbers: DayNumbers; rest: string } | null {
  const plain = /^(\d{4})-(\d{1,2})-(\d{1,2})(.*)$/s.exec(text) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})(.*)$/s.exec(text) ?? /^(\d{4})(\d\d)(\d\d)(?!\d{2,5}$)(.*)$/s.exec(text) ?? /^(\d{4})(\d\d)(\d\d)(\d{6})$/s.exec(text);
  if (plain !== null) return { numbers: [Number(plain[1]), Number(plain[2]), Number(plain[3])], rest: plain[4] ?? '' };
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)$/s.exec(text);
  if (dotted !== null) return { numbers: [Number(dotted[3]), Number(dotted[2]), Number(dotted[1])], rest: dotted[4] ?? '' };
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(.*)$/s.exec(text);
  if (slashed !== null) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    const dayFirst = first > 12 || (order === 'day_first' && second <= 12);
    return { numbers: [Number(slashed[3]), dayFirst ? second : first, dayFirst ? first : second], rest: slashed[4] ?? '' };
  }
  const named = /^([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})(.*)$/is.exec(text);
  const month = MONTHS.indexOf((named?.[1] ?? '').slice(0, 3).toLowerCase());
  return named === null || month < 0 ? null : { numbers: [Number(named[3]), month + 1, Number(named[2])], rest: named[4] ?? '' };
}

function readClock(text: string): { numbers: readonly [hours: number, minutes: number, seconds: number]; offset: number | null } | null {
  const rest = text.replace(/^[T,\s]+/, '').trim();
  if (rest === '') return { numbers: [0, 0, 0], offset: null };
  const found = /^(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s*([ap]\.?m\.?)?\s*(.*)$/is.exec(rest) ?? /^(\d\d)(\d\d)(\d\d)?()\s*(.*)$/s.exec(rest);
  if (found === null) return null;
  const [hours, minutes, seconds] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  if (hours > 24 || minutes > 59 || seconds > 60) return null;
  const half = (found[4] ?? '').toLowerCase()[0];
  // "14:45 PM" is written, too.
  const shifted = half === 'p' && hours < 12 ? 12 : half === 'a' && hours === 12 ? -12 : 0;
  return { numbers: [hours + shifted, minutes, seconds], offset: readOffset(found[5] ?? '') };
}

/** "+01:00", "-0500", "-7:00", "Z", "EST"; null for what is none of them. */
function readOffset(text: string): number | null {
  const named = ZONES[text.toLowerCase()];
  if (named !== undefined) return named;
  const found = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?$/.exec(text.trim());
  if (found === null) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 14 * 60 ? null : (found[1] === '-' ? -minutes : minutes) + 0;
}
