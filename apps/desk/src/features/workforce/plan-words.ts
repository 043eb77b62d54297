import { numberFormat } from '@keepdesk/ui';

export const whole = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
export const tenths = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
/** One decimal on every row of a column. */
export const oneDecimal = (locale: string, value: number): string => numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
/** What is small is said exactly enough not to read as nothing. */
export const few = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: value < 1 ? 2 : 1 }).format(value);
export const percent = (locale: string, value: number | null): string => (value === null ? '–' : numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value));
/** A change: with its sign. */
export const signed = (locale: string, value: number | null): string => (value === null ? '–' : numberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value));

/** So many more or fewer, with the sign. */
export const more = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0, signDisplay: 'exceptZero' }).format(value);

/** A day that is a plain date. */
export const dayName = (locale: string, day: string, more: Intl.DateTimeFormatOptions = {}): string => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...more, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
/** A moment by a zone's clock. */
export const momentName = (locale: string, timeZone: string, at: string, how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { ...how, timeZone }).format(new Date(at));
export const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
