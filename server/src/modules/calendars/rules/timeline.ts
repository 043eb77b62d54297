import { Temporal } from 'temporal-polyfill';
import { type Interval, type WorkCalendar, workOfDay, worksEveryWeek } from './work-day.ts';

const DAY_MS = 86_400_000;
/** Laid out at least this far at a time. */
const STEP_DAYS = 400;
/** Whoever works an hour a week works a thousand hours within these. A due time further away is none. */
const LONGEST_DAYS = 7320;
/** Nothing further from where a timeline began is laid out: a date in the year 1 must not cost minutes. */
const FAR_MS = 60 * 366 * DAY_MS;
/** Moments so far apart have timelines of their own. */
const ERA_MS = 25 * 366 * DAY_MS;
/** `Infinity` after a calendar without hours ran out. */
export const NEVER = Infinity;

/**
 * A calendar laid out as sorted working intervals with the time worked before each, so that a question is two binary
 * searches. It grows by the year as it is asked. All moments and lengths are milliseconds; a length of work never
 * depends on the zone's clock changes, which are in the intervals already.
 */
export class Timeline {
  readonly calendar: WorkCalendar;
  readonly #everyWeek: boolean;
  readonly #around: number;
  #firstDay: Temporal.PlainDate;
  #endDay: Temporal.PlainDate;
  /** instants between which everything is laid out */
  #from: number;
  #to: number;
  #starts = new Float64Array(0);
  #ends = new Float64Array(0);
  /** milliseconds worked before each interval */
  #before = new Float64Array(0);

  constructor(calendar: WorkCalendar, around: number) {
    this.calendar = calendar;
    this.#everyWeek = worksEveryWeek(calendar);
    this.#around = around;
    this.#firstDay = Temporal.Instant.fromEpochMilliseconds(around).toZonedDateTimeISO(calendar.time_zone).toPlainDate().subtract({ days: 40 });
    this.#endDay = this.#firstDay;
    this.#from = this.#to = this.#startOf(this.#firstDay);
    this.#reach(around, around + STEP_DAYS * DAY_MS);
  }

  /** Milliseconds worked between two moments; 0 when they are the wrong way round. */
  worked(from: number, to: number): number {
    if (to <= from) return 0;
    this.#reach(from, to);
    return this.#upTo(to) - this.#upTo(from);
  }

  /** Whether it is worked at a moment; the end of a shift no longer is. */
  isOpen(at: number): boolean {
    this.#reach(at, at);
    const i = this.#last(this.#starts, at);
    return i >= 0 && at < (this.#ends[i] as number);
  }

  /**
   * The moment at which so much has been worked since `from`: the end of the last millisecond counted. For nothing it is
   * `from`, or the next opening. `Infinity` when it never comes.
   */
  after(from: number, work: number): number {
    this.#reach(from, from);
    const target = this.#upTo(from) + Math.max(0, work);
    if (this.#starts.length === 0 || this.#total() <= target) {
      const limit = this.#limit();
      // Twice as far each time: few steps, however long it takes.
      for (let days = STEP_DAYS; this.#total() <= target; days *= 2) {
        if (this.#to >= Math.min(limit(from), this.#around + FAR_MS)) return this.#total() === target && work > 0 ? this.#closing(target) : NEVER;
        this.#reach(from, Math.min(limit(from), this.#to + days * DAY_MS));
      }
    }
    if (work > 0) return this.#closing(target);
    const i = this.#last(this.#before, target);
    return Math.max(from, this.#starts[i] as number);
  }

  /** The moment from which so much is worked until `to`. For nothing it is `to`, or the last closing. `-Infinity` when there never was so much. */
  before(to: number, work: number): number {
    if (!this.#everyWeek && datesOf(this.calendar).length === 0) return -NEVER;
    this.#reach(to, to);
    for (let days = STEP_DAYS; this.#upTo(to) < work || (work <= 0 && this.#last(this.#starts, to) < 0); days *= 2) {
      if (to - this.#from >= LONGEST_DAYS * DAY_MS || this.#from <= this.#around - FAR_MS) return -NEVER;
      this.#reach(Math.max(to - LONGEST_DAYS * DAY_MS, this.#from - days * DAY_MS), to);
    }
    const i = this.#last(this.#starts, to);
    if (work <= 0) return Math.min(to, this.#ends[i] as number);
    const target = this.#upTo(to) - work;
    const at = this.#last(this.#before, target);
    return (this.#starts[at] as number) + (target - (this.#before[at] as number));
  }

  /** The working intervals within a span, in order. */
  *between(from: number, to: number): Generator<Interval> {
    if (to <= from) return;
    this.#reach(from, to);
    for (let i = Math.max(0, this.#last(this.#starts, from)); i < this.#starts.length; i++) {
      const start = Math.max(from, this.#starts[i] as number);
      const end = Math.min(to, this.#ends[i] as number);
      if ((this.#starts[i] as number) >= to) return;
      if (end > start) yield { from: start, to: end };
    }
  }

  /** Where `target` is reached within or at the end of the interval it falls into. */
  #closing(target: number): number {
    // The last interval before which less was worked: at a closing, that one and not the one that opens next.
    let low = 0;
    let high = this.#before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#before[middle] as number) < target) low = middle;
      else high = middle - 1;
    }
    return (this.#starts[low] as number) + (target - (this.#before[low] as number));
  }

  #total(): number {
    const last = this.#starts.length - 1;
    return last < 0 ? 0 : (this.#before[last] as number) + (this.#ends[last] as number) - (this.#starts[last] as number);
  }

  #upTo(at: number): number {
    const i = this.#last(this.#starts, at);
    return i < 0 ? 0 : (this.#before[i] as number) + Math.min(at, this.#ends[i] as number) - (this.#starts[i] as number);
  }

  /** Index of the last entry that is not greater; -1 when all are. */
  #last(sorted: Float64Array, value: number): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** How far it is worth looking: without weekly hours nothing comes after the last single date. */
  #limit(): (from: number) => number {
    if (this.#everyWeek) return (from) => from + LONGEST_DAYS * DAY_MS;
    const last = datesOf(this.calendar).at(-1);
    const end = last === undefined ? -NEVER : this.#startOf(Temporal.PlainDate.from(last).add({ days: 1 }));
    return () => end;
  }

  #reach(wantedFrom: number, wantedTo: number): void {
    if (wantedFrom >= this.#from && wantedTo <= this.#to) return;
    const [from, to] = [Math.max(wantedFrom, this.#around - FAR_MS), Math.min(wantedTo, this.#around + FAR_MS)];
    if (from >= this.#from && to <= this.#to) return;
    const days: Interval[] = [];
    if (from < this.#from) {
      const wanted = Math.max(STEP_DAYS, Math.ceil((this.#from - from) / DAY_MS) + 2);
      const first = this.#firstDay.subtract({ days: wanted });
      days.push(...this.#layOut(first, this.#firstDay));
      this.#firstDay = first;
      this.#from = this.#startOf(first);
    }
    for (let i = 0; i < this.#starts.length; i++) days.push({ from: this.#starts[i] as number, to: this.#ends[i] as number });
    if (to > this.#to) {
      const end = this.#endDay.add({ days: Math.max(STEP_DAYS, Math.ceil((to - this.#to) / DAY_MS) + 2) });
      days.push(...this.#layOut(this.#endDay, end));
      this.#endDay = end;
      this.#to = this.#startOf(end);
    }
    this.#keep(days);
  }

  *#layOut(first: Temporal.PlainDate, end: Temporal.PlainDate): Generator<Interval> {
    for (let day = first; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) yield* workOfDay(this.calendar, day);
  }

  #keep(intervals: readonly Interval[]): void {
    const apart: { from: number; to: number }[] = [];
    for (const { from, to } of intervals) {
      const last = apart.at(-1);
      if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
      else apart.push({ from, to });
    }
    this.#starts = Float64Array.from(apart, (one) => one.from);
    this.#ends = Float64Array.from(apart, (one) => one.to);
    this.#before = new Float64Array(apart.length);
    for (let i = 1; i < apart.length; i++) this.#before[i] = (this.#before[i - 1] as number) + (this.#ends[i - 1] as number) - (this.#starts[i - 1] as number);
  }

  #startOf(day: Temporal.PlainDate): number {
    return day.toZonedDateTime(this.calendar.time_zone).epochMilliseconds;
  }
}

/** Dates with hours of their own, in order. */
function datesOf(calendar: WorkCalendar): string[] {
  return Object.keys(calendar.shifts ?? {}).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))).toSorted();
}

const byObject = new WeakMap<WorkCalendar, Map<number, Timeline>>();
const byContent = new Map<string, Timeline>();
const MOST_KEPT = 500;

/** The calendar laid out around a moment; once, however often the same hours are read from the database. */
export function timelineOf(calendar: WorkCalendar, around: number = Date.now()): Timeline {
  const era = Math.floor(around / ERA_MS);
  const eras = byObject.get(calendar) ?? new Map<number, Timeline>();
  byObject.set(calendar, eras);
  const known = eras.get(era);
  if (known !== undefined) return known;
  const content = JSON.stringify([era, calendar.time_zone, calendar.hours, calendar.holidays ?? [], calendar.shifts ?? {}, calendar.breaks ?? {}]);
  const timeline = byContent.get(content) ?? new Timeline(calendar, around);
  byContent.delete(content);
  byContent.set(content, timeline);
  if (byContent.size > MOST_KEPT) byContent.delete(byContent.keys().next().value as string);
  eras.set(era, timeline);
  return timeline;
}
