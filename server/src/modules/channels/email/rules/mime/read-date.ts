const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Record<string, number> = { ut: 0, utc: 0, gmt: 0, z: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 };
const USUAL = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(am|pm)?\s*(?:([+-])\s?(\d{1,2}):?(\d{2})|([a-z]{1,5}))?/i;
const ASCTIME = /([a-z]{3})[a-z]*\.?\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{2,5})\s+)?(\d{4})(?:\s*([+-])(\d{2}):?(\d{2}))?/i;

/**
 * A Date header (RFC 5322 §3.3 with the obsolete forms of §4.3, asctime and ISO 8601) as an instant.
 * Null when it names none. A zone nobody knows counts as UTC.
 */
export function readDate(header: string): Date | null {
  const text = header.replace(/\([^()]*\)/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);
  return readUsual(text) ?? readAsctime(text) ?? readIso(text);
}

function readUsual(text: string): Date | null {
  const found = USUAL.exec(text);
  if (found === null) return null;
  const month = MONTHS.indexOf((found[2] ?? '').toLowerCase());
  if (month < 0) return null;
  const hour = onTwentyFourHours(Number(found[4]), found[7]);
  const offset = offsetMinutes(found[8], found[9], found[10], found[11]);
  return instant(fullYear(found[3] ?? ''), month, Number(found[1]), hour, Number(found[5]), Number(found[6] ?? 0), offset);
}

function readAsctime(text: string): Date | null {
  const found = ASCTIME.exec(text);
  if (found === null) return null;
  const month = MONTHS.indexOf((found[1] ?? '').toLowerCase());
  if (month < 0) return null;
  const offset = offsetMinutes(found[8], found[9], found[10], found[6]);
  return instant(Number(found[7]), month, Number(found[2]), Number(found[3]), Number(found[4]), Number(found[5] ?? 0), offset);
}

function readIso(text: string): Date | null {
  const found = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?/i.exec(text);
  if (found === null) return null;
  const iso = found[0].replace(' ', 'T').replace(/\s/g, '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const date = new Date(/(?:Z|[+-]\d{2}:\d{2})$/i.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Two digits below 50 are this century, three digits count from 1900 (RFC 5322 §4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

function onTwentyFourHours(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetMinutes(sign: string | undefined, hours: string | undefined, minutes: string | undefined, zone: string | undefined): number {
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return zone === undefined ? 0 : (ZONES[zone.toLowerCase()] ?? 0);
}

function instant(year: number, month: number, day: number, hour: number, minute: number, second: number, offset: number): Date | null {
  if (day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60 || Math.abs(offset) > 24 * 60) return null;
  const date = new Date(Date.UTC(year, month, day, hour, minute - offset, second));
  return Number.isNaN(date.getTime()) ? null : date;
}
