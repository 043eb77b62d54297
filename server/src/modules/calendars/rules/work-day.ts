import type { Temporal } from 'temporal-polyfill';

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
  const stretches = stretchesOf(calendar.time_zone, day);
  return without(united(shownBetween(stretches, spans)), shownBetween(stretches, calendar.breaks?.[key] ?? []));
}

/** Whether any time is ever worked; where only single dates are, time ends with the last of them. */
export function worksEveryWeek(calendar: WorkCalendar): boolean {
  return Object.values(calendar.hours).some((spans) => spans.some(([from, to]) => to > from));
}

/** A part of a date during which its clocks run on without being changed. */
interface Stretch extends Interval {
  /** the instant at which they would have shown midnight */
  readonly midnight: number;
}

/** One, or two where daylight saving begins or ends. */
function stretchesOf(zone: string, day: Temporal.PlainDate): readonly Stretch[] {
  const start = day.toZonedDateTime(zone);
  const [from, to] = [start.epochMilliseconds, day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds];
  const utcMidnight = Date.parse(`${day.toString()}T00:00:00Z`);
  const stretches: Stretch[] = [];
  for (let at = start; at.epochMilliseconds < to; ) {
    // Only a day that is no 24 hours long has to be asked for its changes.
    const change = to - from === DAY_MS ? null : at.getTimeZoneTransition('next');
    const until = Math.min(to, change?.epochMilliseconds ?? to);
    stretches.push({ from: at.epochMilliseconds, to: until, midnight: utcMidnight - at.offsetNanoseconds / 1_000_000 });
    if (change === null || until === to) break;
    at = change;
  }
  return stretches;
}

/** The time during which the clocks on the wall show something within the spans: an hour that is skipped is not there, one that comes twice is there twice. */
function shownBetween(stretches: readonly Stretch[], spans: readonly Span[]): Interval[] {
  return spans.flatMap(([from, to]) => stretches.map((stretch) => ({ from: Math.max(stretch.from, stretch.midnight + wall(from)), to: Math.min(stretch.to, stretch.midnight + wall(to)) }))).filter((one) => one.to > one.from);
}

/** "HH:MM" in milliseconds. */
const wall = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;

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
