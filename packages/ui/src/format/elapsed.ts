import { dateFormat, numberFormat } from './formats.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Length = 'narrow' | 'short' | 'long';

function unit(value: number, name: 'minute' | 'hour' | 'day', locale: string, length: Length): string {
  return numberFormat(locale, { style: 'unit', unit: name, unitDisplay: length, maximumFractionDigits: 0 }).format(value);
}

/**
 * A length of time in its largest whole unit, e.g. "14 min", "3 hr", "2 days".
 * @param ms milliseconds; the sign is dropped. Under a minute counts as one minute.
 */
export function describeSpan(ms: number, locale: string, length: Length = 'short'): string {
  const span = Math.abs(ms);
  if (span < HOUR) return unit(Math.max(1, Math.floor(span / MINUTE)), 'minute', locale, length);
  if (span < DAY) return unit(Math.floor(span / HOUR), 'hour', locale, length);
  return unit(Math.floor(span / DAY), 'day', locale, length);
}

/** A length of time in its two largest units: "1h 20m". For figures, where one unit would be too coarse. */
export function describeLongSpan(ms: number, locale: string, length: Length = 'narrow'): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  if (minutes < 60) return unit(minutes, 'minute', locale, length);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return [unit(hours, 'hour', locale, length), minutes % 60 ? unit(minutes % 60, 'minute', locale, length) : ''].join(' ').trim();
  const rest = hours % 24;
  return [unit(Math.floor(hours / 24), 'day', locale, length), rest ? unit(rest, 'hour', locale, length) : ''].join(' ').trim();
}

/** The age of a moment for a list: minutes, hours, then the weekday, then the date. */
export function describeAge(at: Date, now: Date, locale: string, nowWord: string): string {
  const span = now.getTime() - at.getTime();
  if (span < MINUTE) return nowWord;
  if (span < DAY) return describeSpan(span, locale, 'narrow');
  if (span < 6 * DAY) return dateFormat(locale, { weekday: 'short' }).format(at);
  const sameYear = at.getFullYear() === now.getFullYear();
  return dateFormat(locale, sameYear ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' }).format(at);
}

/** Date and time as people say them: "Fri 27 Nov, 18:00"; the year only when it is another. */
export function describeMoment(at: Date, now: Date, locale: string): string {
  const sameDay = at.toDateString() === now.toDateString();
  const time = dateFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  if (sameDay) return time;
  const sameYear = at.getFullYear() === now.getFullYear();
  const day = dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' as const }) });
  return `${day.format(at)}, ${time}`;
}

/** The exact value, for those who hover: date, seconds and zone. */
export function describeExactly(at: Date, locale: string): string {
  return dateFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);
}
