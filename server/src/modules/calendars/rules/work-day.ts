import { Temporal } from 'temporal-polyfill';

export type Span = readonly [from: string, to: string];

/** When somebody works, in wall-clock hours of a zone. "24:00" is the end of a day. */
export interface WorkCalendar {
  readonly time_zone: string;
  /** ISO weekday 1 (Monday) to 7 → spans of that day */
  readonly hours: Readonly<Record<string, readonly Span[]>>;
  readonly holidays?: readonly string[];
  /** the spans of one date, instead of its weekday's; they hold on holidays too */
  readonly shifts?: Readonly<Record<string, readonly Span[]>>;
  /** cut out of whatever is worked on one date */
  readonly breaks?: Readonly<Record<string, readonly Span[]>>;
}

/** Half-open instants in milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;

/** What is worked on one date: in order, apart from each other, without its breaks. */
export function workOfDay(calendar: WorkCalendar, day: Temporal.PlainDate): readonly Interval[] {
  const key = day.toString();
  const spans = calendar.shifts?.[key] ?? (calendar.holidays?.includes(key) ? [] : (calendar.hours[String(day.dayOfWeek)] ?? []));
  if (spans.length === 0) return [];
  const clock = clockOf(calendar.time_zone, day);
  const read = (all: readonly Span[]): Interval[] => all.map(([from, to]) => ({ from: clock(from), to: clock(to) })).filter((span) => span.to > span.from);
  return without(united(read(spans)), read(calendar.breaks?.[key] ?? []));
}

/** Whether any time is ever worked; where only single dates are, time ends with the last of them. */
export function worksEveryWeek(calendar: WorkCalendar): boolean {
  return Object.values(calendar.hours).some((spans) => spans.some(([from, to]) => to > from));
}

/** Turns wall-clock times of a date into instants. One that daylight saving skips is read as far after the gap; one that comes twice as its first. */
function clockOf(zone: string, day: Temporal.PlainDate): (time: string) => number {
  const start = day.toZonedDateTime(zone).epochMilliseconds;
  const next = day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const plain = next - start === DAY_MS;
  return (time) => {
    if (time === '24:00') return next;
    // Only a day on which clocks change has to ask the zone for each of its times.
    if (plain) return start + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
    return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  };
}

/** The same time in intervals that neither touch nor overlap. */
function united(intervals: readonly Interval[]): Interval[] {
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

function without(intervals: readonly Interval[], cuts: readonly Interval[]): readonly Interval[] {
  return cuts.reduce<readonly Interval[]>((left, cut) => left.flatMap((one) => {
    if (cut.to <= one.from || cut.from >= one.to) return [one];
    return [{ from: one.from, to: Math.max(one.from, cut.from) }, { from: Math.min(one.to, cut.to), to: one.to }].filter((rest) => rest.to > rest.from);
  }), intervals);
}
