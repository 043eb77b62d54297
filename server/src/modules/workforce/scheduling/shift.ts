import { Temporal } from 'temporal-polyfill';

/** One shift of one person, as it is worked: milliseconds, so that the night the clocks change is as long as it is. */
export interface Shift {
  readonly id: string;
  readonly person: string;
  readonly from: number;
  readonly to: number;
  /** within it; those that are not paid are not worked */
  readonly breaks: readonly { readonly from: number; readonly to: number; readonly paid: boolean }[];
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Worked in a shift, in milliseconds: what is not an unpaid break. */
export const workedIn = (shift: Shift): number => shift.to - shift.from - shift.breaks.filter((one) => !one.paid).reduce((sum, one) => sum + one.to - one.from, 0);

/** The day on the calendar of a place on which a moment falls, "2026-11-23". */
export const dateIn = (zone: string, at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** When a day (`dayNumber`) begins at a place. */
export const beginOf = (zone: string, day: number): number => Temporal.PlainDate.from('1970-01-01').add({ days: day }).toZonedDateTime(zone).epochMilliseconds;

/** Days since 1970 of a day on the calendar; a Monday is 4 more than a multiple of seven. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The first day of its week, as a day number. */
export const weekOf = (day: number, begins: 'monday' | 'sunday'): number => day - ((day + (begins === 'monday' ? 3 : 4)) % 7);

/** What a shift is not spent on contacts for. */
export const ACTIVITY_KINDS = ['break', 'lunch', 'training', 'meeting', 'off_phone'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Part of a shift, as it is kept: moments in ISO 8601. */
export interface ShiftActivity {
  readonly kind: ActivityKind;
  readonly from: string;
  readonly to: string;
  readonly paid: boolean;
}
