/** An event of an iCalendar file (RFC 5545), as far as a campaign needs it. Times as "2026-11-27", "2026-11-27T18:30" or with a Z. */
export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: string;
  readonly start: string;
  /** the last day of it where it is whole days; null where it has none */
  readonly end: string | null;
  readonly startZone: string | null;
  readonly endZone: string | null;
  readonly repeats: boolean;
  readonly cancelled: boolean;
}

interface Line {
  readonly name: string;
  readonly zone: string | null;
  readonly value: string;
}

/** Its events; null when it is no calendar. */
export function readCalendar(text: string): CalendarEvent[] | null {
  // A line that begins with a blank goes on the one before.
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/).map(readLine);
  if (lines[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCALENDAR') return null;
  const events: CalendarEvent[] = [];
  let open: Line[] | null = null;
  let inside = 0;
  for (const line of lines) {
    const begins = line.name === 'BEGIN';
    if (begins && line.value.toUpperCase() === 'VEVENT' && open === null) open = [];
    else if (open !== null && begins) inside++;
    else if (open !== null && line.name === 'END' && inside > 0) inside--;
    else if (open !== null && line.name === 'END') {
      events.push(eventOf(open));
      open = null;
    } else if (open !== null && inside === 0) open.push(line);
  }
  return events;
}

/** `DTSTART;TZID=Europe/Berlin:20261127T183000` */
function readLine(line: string): Line {
  const [, name = '', parameters = '', value = ''] = /^([A-Za-z0-9-]+)((?:;[^:;"]*(?:"[^"]*")?[^:;"]*)*):(.*)$/s.exec(line) ?? [];
  const zone = /;TZID="?([^";:]+)"?/i.exec(parameters)?.[1] ?? null;
  return { name: name.toUpperCase(), zone: zone !== null && isZone(zone) ? zone : null, value };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function eventOf(lines: readonly Line[]): CalendarEvent {
  const line = (name: string): Line | undefined => lines.find((one) => one.name === name);
  const text = (name: string): string => plain(line(name)?.value ?? '').trim();
  const start = stampOf(line('DTSTART')?.value ?? '');
  const end = line('DTEND');
  return {
    uid: text('UID'), summary: text('SUMMARY').replaceAll(/\s+/g, ' '), description: text('DESCRIPTION'), categories: lines.filter((one) => one.name === 'CATEGORIES').map((one) => plain(one.value)).join(','), start,
    end: end === undefined ? afterLength(start, line('DURATION')?.value ?? '') : lastOf(stampOf(end.value)), startZone: line('DTSTART')?.zone ?? null, endZone: end === undefined ? (line('DTSTART')?.zone ?? null) : end.zone,
    repeats: lines.some((one) => one.name === 'RRULE' || one.name === 'RDATE'), cancelled: text('STATUS').toUpperCase() === 'CANCELLED',
  };
}

const plain = (value: string): string => value.replaceAll(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

/** 20261127 and 20261127T183000(Z) with signs between; what is neither stays as it is, and is refused later. */
function stampOf(value: string): string {
  const [, year, month, day, time, zulu] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})(Z)?)?$/i.exec(value.trim()) ?? [];
  if (year === undefined) return value;
  const clock = time === undefined ? '' : `T${time.slice(0, 2)}:${time.slice(2, 4)}${zulu === undefined ? '' : `:${time.slice(4)}Z`}`;
  return `${year}-${month}-${day}${clock}`;
}

/** A whole day that ends an event is the first one after it. */
const lastOf = (stamp: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(stamp) ? movedDay(stamp, -1) : stamp);

const movedDay = (day: string, by: number): string => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + by * 86_400_000).toISOString().slice(0, 10);
};

/** `P2D`, `P1W`, `PT90M`; null where nothing is said. */
function afterLength(start: string, length: string): string | null {
  const [whole, weeks, days, hours, minutes] = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/i.exec(length.trim()) ?? [];
  if (whole === undefined) return null;
  const total = Number(weeks ?? 0) * 10_080 + Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (total === 0) return null;
  if (!start.includes('T')) return movedDay(start, Math.ceil(total / 1440) - 1);
  const at = Date.parse(start.endsWith('Z') ? start : `${start}:00Z`);
  if (Number.isNaN(at)) return null;
  const end = new Date(at + total * 60_000).toISOString();
  return start.endsWith('Z') ? end.replace(/\.\d+Z$/, 'Z') : end.slice(0, 16);
}
