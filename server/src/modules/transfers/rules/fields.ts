import { htmlToText } from '../../../platform/hostile/index.ts';

/** Reading loosely typed export rows: what is missing or of another type is empty, never an error. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\0', '').trim() : typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

export function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A moment as exports write it: ISO 8601 with or without zone (then UTC), or seconds or milliseconds since 1970. */
export function moment(value: unknown): Date | null {
  const given = text(value);
  if (given === '') return null;
  if (/^\d{9,13}(\.\d+)?$/.test(given)) return new Date(Number(given) * (given.split('.')[0]?.length === 13 ? 1 : 1000));
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(given) ? `${given.replace(' ', 'T')}Z` : given.replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2').replace(/ UTC$/, 'Z');
  const at = new Date(zoned);
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 1990 || year > 2100 ? null : at;
}

/** What was written, as text; from the HTML where there is nothing else. */
export function words(plain: unknown, html: unknown): string {
  return text(plain) || htmlToText(text(html));
}
