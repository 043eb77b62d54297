import type { Plan } from './plan.ts';
import type { Tally } from './tally.ts';

/** Sums over some of the cells of a tally. */
export interface Sums {
  readonly arrived: number;
  readonly decided: number;
  readonly inTime: number;
  readonly taken: number;
  readonly abandoned: number;
  readonly waited: number;
  readonly waitedOfTaken: number;
  readonly delayCost: number;
}

const SUMMED = ['arrived', 'decided', 'inTime', 'taken', 'abandoned', 'waited', 'waitedOfTaken', 'delayCost'] as const;

/** The first interval that counts. */
export const firstCounted = ({ countsFrom, begins, intervalMs }: Plan): number => Math.ceil((countsFrom - begins) / intervalMs);

export function sums(tally: Tally, fromInterval: number, toInterval: number, lines: readonly number[]): Sums {
  const all: Record<(typeof SUMMED)[number], number> = { arrived: 0, decided: 0, inTime: 0, taken: 0, abandoned: 0, waited: 0, waitedOfTaken: 0, delayCost: 0 };
  for (let interval = fromInterval; interval < toInterval; interval++) {
    for (const line of lines) for (const name of SUMMED) all[name] += tally[name][interval * tally.lines + line] as number;
  }
  return all;
}

/** A share of a whole; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export const sumOf = (values: Float64Array | Int32Array, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at] as number;
  return sum;
};

/** One play in a few figures: what is compared between plays and between plans. */
export function headline(plan: Plan, tally: Tally): Record<string, number | null> {
  const lines = plan.lines.map((_, line) => line);
  const from = firstCounted(plan);
  const all = sums(tally, from, tally.intervals, lines);
  const labour = sumOf(tally.labour, from, tally.intervals);
  const quantile = (share: number): number | null => tally.waits.quantile(lines, share);
  return {
    service_level: shareOf(all.inTime, all.decided), abandoned_share: shareOf(all.abandoned, all.arrived), wait_mean_seconds: shareOf(all.waited, all.arrived), wait_p50_seconds: quantile(0.5), wait_p90_seconds: quantile(0.9), wait_p99_seconds: quantile(0.99),
    occupancy: shareOf(sumOf(tally.busy, from, tally.intervals), sumOf(tally.here, from, tally.intervals)), missed: all.decided - all.inTime, delay_cost: all.delayCost, labour_cost: labour, total_cost: all.delayCost + labour,
    waiting_at_end: sumOf(tally.waiting, (tally.intervals - 1) * tally.lines, tally.intervals * tally.lines),
  };
}

/** One play of some lines in a few figures. */
function headlineOf(plan: Plan, tally: Tally, lines: readonly number[]): Record<string, number | null> {
  const all = sums(tally, firstCounted(plan), tally.intervals, lines);
  return { service_level: shareOf(all.inTime, all.decided), abandoned_share: shareOf(all.abandoned, all.arrived), wait_mean_seconds: shareOf(all.waited, all.arrived), missed: all.decided - all.inTime, delay_cost: all.delayCost };
}

/** One play by what its lines have in common. */
export type GroupHeadlines = Readonly<Record<'reason' | 'channel', ReadonlyMap<string, Record<string, number | null>>>>;

export function groupHeadlines(plan: Plan, tally: Tally): GroupHeadlines {
  const by = (of: 'reason' | 'channel') => new Map([...linesBy(plan, of)].map(([name, lines]) => [name, headlineOf(plan, tally, lines)]));
  return { reason: by('reason'), channel: by('channel') };
}

/** Lines that have something in common, by its name. */
export function linesBy(plan: Plan, of: 'reason' | 'channel'): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [line, one] of plan.lines.entries()) groups.set(one[of], [...(groups.get(one[of]) ?? []), line]);
  return groups;
}
