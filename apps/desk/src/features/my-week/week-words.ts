import type { LeaveAnswer, Shift } from '@keepdesk/client';
import { numberFormat } from '@keepdesk/ui';
import type { TFunction } from 'i18next';

export const weekKey = ['my-week'] as const;

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
export const timeIn = (locale: string, zone: string, at: string): string => new Intl.DateTimeFormat(locale, { ...clock, timeZone: zone }).format(new Date(at));
export const dayIn = (zone: string, at: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
/** A day that is a plain date. */
export const dayWords = (locale: string, day: string, more: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }): string => new Intl.DateTimeFormat(locale, { ...more, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
export const hours = (locale: string, minutes: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(minutes / 60);
export const number = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);

export const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
export function mondayOf(day: string): string {
  return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

export const spanWords = (locale: string, zone: string, shift: Pick<Shift, 'from' | 'to'>): string => `${timeIn(locale, zone, shift.from)}–${timeIn(locale, zone, shift.to)}`;
export const shiftWords = (locale: string, zone: string, shift: Shift): string => `${dayWords(locale, dayIn(zone, shift.from))}, ${spanWords(locale, zone, shift)}`;
export const daysWords = (locale: string, { from, to }: { from: string; to: string }): string => (from === to ? dayWords(locale, from) : `${dayWords(locale, from)} – ${dayWords(locale, to)}`);

const codes = ['granted', 'overlap', 'past', 'not_employed', 'kind', 'long', 'no_site', 'notice', 'allotment', 'coverage', 'not_foretold', 'not_reckoned'] as const;
const isDay = /^\d{4}-\d\d-\d\d$/;

/** Why leave is granted or not, with its figures in the reader's own way of writing. */
export function answerWords(t: TFunction, locale: string, zone: string, { code, figures }: Pick<LeaveAnswer, 'code' | 'figures'>): string {
  const known = codes.find((one) => one === code);
  if (known === undefined) return code;
  const at = (name: string): string => {
    const value = figures[name];
    if (value === undefined) return '';
    return typeof value === 'number' ? number(locale, value) : isDay.test(value) ? dayWords(locale, value) : `${dayWords(locale, dayIn(zone, value))}, ${timeIn(locale, zone, value)}`;
  };
  return t(`mine.because.${known}`, { ahead: at('ahead'), allowed: at('allowed'), at: at('at'), away: at('away'), day: at('day'), days: at('days'), first: at('first'), from: at('from'), hours: at('hours'), most: at('most'), need: at('need'), needed: at('needed'), people: at('people'), percent: at('percent'), short: at('short'), to: at('to'), without: at('without') });
}
