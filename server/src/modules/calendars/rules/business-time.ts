import { Temporal } from 'temporal-polyfill';

type Span = readonly [from: string, to: string];

/** When somebody works, in wall-clock hours of a zone. "24:00" is the end of a day. */
export interface WorkCalendar {
  readonly time_zone: string;
  /** ISO weekday 1 (Monday) to 7 → spans of that day */
  readonly hours: Readonly<Record<string, readonly Span[]>>;
  readonly holidays?: readonly string[];
  /** the spans of one date, instead of its weekday's; they hold on holidays too */
  readonly shifts?: Readonly<Record<string, readonly Span[]>>;
}

/** Half-open instants in milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

const days = new WeakMap<WorkCalendar, Map<string, readonly Interval[]>>();
const LONGEST_DAYS = 3700;

/** Working time between two instants in seconds; 0 when they are the wrong way round. */
export function businessSeconds(calendar: WorkCalendar, start: Date, end: Date): number {
  let total = 0;
  for (const interval of workBetween(calendar, start.getTime(), end.getTime())) total += interval.to - interval.from;
  return Math.round(total / 1000);
}

/** The working intervals within a span, in order. */
export function* workBetween(calendar: WorkCalendar, from: number, to: number): Generator<Interval> {
  let day = dateOf(calendar, from).subtract({ days: 1 });
  for (let i = 0; i < LONGEST_DAYS; i++, day = day.add({ days: 1 })) {
    const spans = workOf(calendar, day);
    for (const span of spans) {
      if (span.from >= to) return;
      if (span.to > from) yield { from: Math.max(span.from, from), to: Math.min(span.to, to) };
    }
    if (spans.length === 0 && day.toZonedDateTime(calendar.time_zone).epochMilliseconds >= to) return;
  }
}

function dateOf(calendar: WorkCalendar, at: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.time_zone).toPlainDate();
}

function workOf(calendar: WorkCalendar, day: Temporal.PlainDate): readonly Interval[] {
  const known = days.get(calendar) ?? new Map<string, readonly Interval[]>();
  days.set(calendar, known);
  const key = day.toString();
  let spans = known.get(key);
  if (spans === undefined) {
    const own = calendar.shifts?.[key] ?? (calendar.holidays?.includes(key) ? [] : (calendar.hours[String(day.dayOfWeek)] ?? []));
    spans = own.map(([from, to]) => ({ from: instantOf(calendar, day, from), to: instantOf(calendar, day, to) })).filter((span) => span.to > span.from);
    known.set(key, spans);
  }
  return spans;
}

/** A wall-clock time that daylight saving skips is read as the moment after the gap; one that comes twice as its first. */
function instantOf(calendar: WorkCalendar, day: Temporal.PlainDate, time: string): number {
  if (time === '24:00') return day.add({ days: 1 }).toZonedDateTime(calendar.time_zone).epochMilliseconds;
  return day.toZonedDateTime({ timeZone: calendar.time_zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
