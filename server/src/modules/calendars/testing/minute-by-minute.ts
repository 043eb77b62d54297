import { Temporal } from 'temporal-polyfill';
import { between, pick, seededRandom, type Random } from '../../../platform/random/random.ts';
import { timelineOf } from '../rules/timeline.ts';
import type { Span, WorkCalendar } from '../rules/work-day.ts';

const DAYS = 60;
const MINUTES = DAYS * 1440;
const CASES_A_CALENDAR = 500;
/** Around these something happens to the clocks of some zone; the last is a quiet month. */
const WINDOWS = ['2026-03-01', '2026-10-05', '2026-04-01', '2026-09-10', '2024-02-10', '2026-06-01'];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu', 'America/Santiago', 'Europe/Dublin', 'Pacific/Auckland', 'UTC'];

/** The working time of a calendar as somebody would find it who looks at the clock on the wall every minute. */
class Watched {
  /** seconds since the epoch */
  readonly from: number;
  readonly #open: Uint8Array;

  constructor(calendar: WorkCalendar, firstDay: string) {
    this.from = Date.parse(`${firstDay}T00:00:00Z`) / 1000;
    const offsets = offsetsOf(calendar.time_zone, this.from);
    const isOpen = signsOf(calendar);
    this.#open = Uint8Array.from({ length: MINUTES }, (_, i) => (isOpen(this.from + i * 60 + (offsets[Math.floor(i / 15)] as number)) ? 1 : 0));
  }

  worked(from: number, to: number): number {
    let seconds = 0;
    for (let at = from; at < to; at += 60 - (at % 60)) if (this.#isOpen(at)) seconds += Math.min(60 - (at % 60), to - at);
    return seconds;
  }

  /** Null when the window ends before. */
  after(from: number, work: number): number | null {
    let left = work;
    for (let at = from; at < this.from + MINUTES * 60; at += 60 - (at % 60)) {
      if (!this.#isOpen(at)) continue;
      const here = 60 - (at % 60);
      if (left <= here && (left > 0 || work === 0)) return at + left;
      left -= here;
    }
    return null;
  }

  before(to: number, work: number): number | null {
    let left = work;
    for (let end = to; end > this.from; ) {
      const begin = Math.floor((end - 1) / 60) * 60;
      if (this.#isOpen(begin)) {
        if (left <= end - begin) return end - left;
        left -= end - begin;
      }
      end = begin;
    }
    return null;
  }

  #isOpen(at: number): boolean {
    return this.#open[Math.floor((at - this.from) / 60)] === 1;
  }
}

type Minutes = readonly (readonly [from: number, to: number])[];

/** What a calendar says about one date. */
interface Sign {
  readonly worked: Minutes;
  readonly breaks: Minutes;
}

/** Reads a calendar's sign at what the wall shows: seconds since the epoch as if it were UTC. */
function signsOf(calendar: WorkCalendar): (shown: number) => boolean {
  const signs = new Map<number, Sign>();
  const minutes = (spans: readonly Span[] | undefined): Minutes => (spans ?? []).map(([from, to]) => [minuteOf(from), minuteOf(to)] as const);
  const signOf = (day: number): Sign => {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const weekday = String(((new Date(day * 86_400_000).getUTCDay() + 6) % 7) + 1);
    return { worked: minutes(calendar.shifts?.[date] ?? (calendar.holidays?.includes(date) ? [] : calendar.hours[weekday])), breaks: minutes(calendar.breaks?.[date]) };
  };
  return (shown) => {
    const day = Math.floor(shown / 86_400);
    const sign = signs.get(day) ?? signOf(day);
    signs.set(day, sign);
    const minute = Math.floor((shown - day * 86_400) / 60);
    const within = (spans: Minutes): boolean => spans.some(([from, to]) => from <= minute && minute < to);
    return within(sign.worked) && !within(sign.breaks);
  };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const known = new Map<string, number[]>();

/** Seconds the zone is ahead of UTC, every quarter of an hour. */
function offsetsOf(zone: string, from: number): number[] {
  const key = `${zone} ${from}`;
  const offsets = known.get(key) ?? Array.from({ length: MINUTES / 15 }, (_, i) => Temporal.Instant.fromEpochMilliseconds((from + i * 900) * 1000).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9);
  known.set(key, offsets);
  return offsets;
}

const written = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function spans(random: Random): Span[] {
  const edges = Array.from({ length: 2 * between(random, 1, 2) }, () => between(random, 0, 96) * 15).toSorted((a, b) => a - b);
  return Array.from({ length: edges.length / 2 }, (_, i) => [written(edges[2 * i] as number), written(edges[2 * i + 1] as number)] as const);
}

function randomCalendar(random: Random, firstDay: string): WorkCalendar {
  const day = (): string => Temporal.PlainDate.from(firstDay).add({ days: between(random, 0, DAYS) }).toString();
  const dated = (most: number): Record<string, Span[]> => Object.fromEntries(Array.from({ length: between(random, 0, most) }, () => [day(), spans(random)]));
  return {
    time_zone: pick(random, ZONES), hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].filter(() => random.next() < 0.8).map((weekday) => [weekday, random.next() < 0.15 ? [['00:00', '24:00'] as const] : spans(random)])),
    holidays: Array.from({ length: between(random, 0, 5) }, day), shifts: dated(4), breaks: dated(6),
  };
}

/** Asks the timeline and the wall clock the same questions about random calendars, to the second. */
export function randomAgainstOracle(cases: number, seed: number): { cases: number; wrong: number } {
  const random = seededRandom(seed);
  let [asked, wrong] = [0, 0];
  while (asked < cases) {
    const firstDay = pick(random, WINDOWS);
    const calendar = randomCalendar(random, firstDay);
    const watched = new Watched(calendar, firstDay);
    const timeline = timelineOf(calendar, watched.from * 1000);
    for (let i = 0; i < CASES_A_CALENDAR && asked < cases; i++, asked++) if (!agree(watched, timeline, random)) wrong++;
  }
  return { cases: asked, wrong };
}

function agree(watched: Watched, timeline: ReturnType<typeof timelineOf>, random: Random): boolean {
  const second = (): number => watched.from + between(random, 0, MINUTES * 60);
  const [from, kind] = [second(), between(random, 0, 2)];
  if (kind === 0) {
    const to = second();
    return timeline.worked(from * 1000, to * 1000) === watched.worked(from, to) * 1000;
  }
  const work = random.next() < 0.1 ? 0 : random.next() < 0.5 ? between(random, 0, 30) * 3600 : between(random, 1, 200_000);
  const found = kind === 1 ? watched.after(from, work) : watched.before(from, work);
  // Beyond what was watched nothing can be said.
  return found === null || (kind === 1 ? timeline.after(from * 1000, work * 1000) : timeline.before(from * 1000, work * 1000)) === found * 1000;
}
