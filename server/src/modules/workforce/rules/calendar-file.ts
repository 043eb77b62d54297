import type { ShiftView } from '../contract-schedule.ts';

/** Shifts as iCalendar (RFC 5545): an event each, in UTC, with what lies in it as its description. */
export function calendarFile(name: string, shifts: readonly ShiftView[], titles: { shift: (one: ShiftView) => string; zone: string }, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Keepdesk//Schedule//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${text(name)}`,
    ...shifts.flatMap((one) => ['BEGIN:VEVENT', `UID:${one.id}@keepdesk`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(new Date(one.from))}`, `DTEND:${stamp(new Date(one.to))}`, `SUMMARY:${text(titles.shift(one))}`, `DESCRIPTION:${text(one.activities.map((each) => `${each.kind.replace('_', ' ')} ${clock(each.from, titles.zone)}–${clock(each.to, titles.zone)}`).join('\n'))}`, 'END:VEVENT']),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

export const stamp = (at: Date): string => `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
export const clock = (at: string, zone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
export const text = (value: string): string => value.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, String.raw`\n`);

/** No line is longer than 75 octets; what goes on begins with a blank. */
export function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 74) {
      pieces.push(piece);
      [piece, octets] = ['', 1];
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
