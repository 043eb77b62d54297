import { linesBy, shareOf, sumOf, sums } from './figures.ts';
import type { Played } from './rehearse.ts';

/** More days than these are told by the day. */
const MOST_DAYS = 28;

/** How a plan goes on. Lists are by interval, or by day; who waits is as it is at its end. */
export interface Course {
  readonly at: readonly string[];
  readonly arrived: readonly number[];
  readonly service_level: readonly (number | null)[];
  readonly people: readonly number[];
  /** people with something in hand */
  readonly busy: readonly number[];
  readonly waiting: readonly number[];
  readonly oldest_seconds: readonly number[];
  readonly wait_p90_seconds: readonly (number | null)[];
  readonly by_reason: Readonly<Record<string, { readonly arrived: readonly number[]; readonly service_level: readonly (number | null)[] }>>;
  readonly by_channel: Readonly<Record<string, { readonly arrived: readonly number[]; readonly service_level: readonly (number | null)[]; readonly waiting: readonly number[] }>>;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** By interval; of long plays by the days that begin in these intervals. */
export function courseOf({ plan, tally }: Played, replications: number, days: readonly number[] = []): Course {
  const parts: readonly Part[] = days.length > MOST_DAYS ? days.map((from, at) => ({ from, to: days[at + 1] ?? tally.intervals })) : Array.from({ length: tally.intervals }, (_, from) => ({ from, to: from + 1 }));
  const lines = plan.lines.map((_, line) => line);
  const levels = (own: readonly number[]): (number | null)[] => parts.map(({ from, to }) => {
    const { inTime, decided } = sums(tally, from, to, own);
    return rounded(shareOf(inTime, decided));
  });
  const arrived = (own: readonly number[]): number[] => parts.map(({ from, to }) => rounded(sums(tally, from, to, own).arrived / replications));
  const waiting = (own: readonly number[]): number[] => parts.map(({ to }) => rounded(own.reduce((sum, line) => sum + (tally.waiting[(to - 1) * tally.lines + line] as number), 0) / replications));
  const people = (time: Float64Array): number[] => parts.map(({ from, to }) => rounded(sumOf(time, from, to) / plan.intervalMs / (to - from) / replications));
  const places = ({ from, to }: Part): number[] => Array.from({ length: to - from }, (_, at) => from + at);
  return {
    at: parts.map(({ from }) => new Date(plan.begins + from * plan.intervalMs).toISOString()), arrived: arrived(lines), service_level: levels(lines), people: people(tally.here), busy: people(tally.busy),
    waiting: waiting(lines), oldest_seconds: parts.map(({ to }) => Math.round((tally.oldest[to - 1] as number) / replications)), wait_p90_seconds: parts.map((part) => rounded(tally.waitsOfIntervals.quantile(places(part), 0.9))),
    by_reason: Object.fromEntries([...linesBy(plan, 'reason')].map(([reason, own]) => [reason, { arrived: arrived(own), service_level: levels(own) }])),
    by_channel: Object.fromEntries([...linesBy(plan, 'channel')].map(([channel, own]) => [channel, { arrived: arrived(own), service_level: levels(own), waiting: waiting(own) }])),
  };
}

function rounded(value: number): number;
function rounded(value: number | null): number | null;
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
