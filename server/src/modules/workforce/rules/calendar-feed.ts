import type { ShiftView } from '../contract-schedule.ts';
import { clock, folded, stamp, text } from './calendar-file.ts';
import { addDays, localDay } from './local-days.ts';

export interface FeedShift extends ShiftView {
  readonly published_at: Date;
}

/**
 * One person's shifts and leave as a calendar that is asked for again and again (RFC 5545): moments in UTC, so that no clock is wrong where it changes; the same
 * shift of a day keeps its name when it is moved, and what was cancelled is not in it. Nothing of a customer is.
 */
export function calendarFeed(person: { id: string; name: string; zone: string }, shifts: readonly FeedShift[], leave: readonly { id: string; from: string; to: string; kind: string; asked_at: string }[]): string {
  const count = new Map<string, number>();
  const events = shifts.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from)).flatMap((one) => {
    const day = localDay(new Date(one.from), person.zone);
    const nth = (count.get(day) ?? 0) + 1;
    count.set(day, nth);
    const inIt = one.activities.map((each) => `${each.kind.replace('_', ' ')} ${clock(each.from, person.zone)}–${clock(each.to, person.zone)}`).join('\n');
    return ['BEGIN:VEVENT', `UID:${day}-${nth}-${person.id}@keepdesk`, `DTSTAMP:${stamp(one.published_at)}`, `DTSTART:${stamp(new Date(one.from))}`, `DTEND:${stamp(new Date(one.to))}`, 'SUMMARY:Shift', ...(inIt === '' ? [] : [`DESCRIPTION:${text(inIt)}`]), 'END:VEVENT'];
  });
  const away = leave.flatMap((one) => ['BEGIN:VEVENT', `UID:leave-${one.id}@keepdesk`, `DTSTAMP:${stamp(new Date(one.asked_at))}`, `DTSTART;VALUE=DATE:${plain(one.from)}`, `DTEND;VALUE=DATE:${plain(addDays(one.to, 1))}`, 'SUMMARY:Leave', 'TRANSP:TRANSPARENT', 'END:VEVENT']);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Keepdesk//Own week//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${text(person.name)}`, 'X-PUBLISHED-TTL:PT1H', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', ...events, ...away, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const plain = (day: string): string => day.replaceAll('-', '');
