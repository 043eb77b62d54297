import { FEW, meanOf, netScore, wilson, type Group } from '../../facts/index.ts';
import type { Metric } from './metrics.ts';

/** A figure with what it rests on. */
export interface Figure {
  readonly value: number | null;
  readonly n: number;
  readonly interval: readonly [number, number] | null;
  readonly p90: number | null;
  /** fewer than say anything: shown, never ranked */
  readonly few: boolean;
  /** read one by one; else from histograms, within 1 % */
  readonly exact: boolean;
}

export const nothing: Figure = { value: null, n: 0, interval: null, p90: null, few: true, exact: true };

/** What a metric makes of a group of its measure. */
export function figureOf(metric: Metric, group: Group | undefined, orders: number | null = null): Figure {
  if (group === undefined || group.n === 0) return metric.form === 'count' || metric.form === 'hits' ? { ...nothing, value: 0, few: false } : { ...nothing, few: false };
  const { n, hits, sum, squares, spread } = group;
  const plain = { n, interval: null, p90: null, few: false, exact: true };
  switch (metric.form) {
    case 'count': return { ...plain, value: n };
    case 'hits': return { ...plain, value: hits };
    case 'sum_per': return { ...plain, value: hits / n };
    case 'open_at_end': return { ...plain, value: null };
    case 'per_order': return { ...plain, value: orders === null || orders === 0 ? null : n / orders };
    case 'median': return { n, value: spread?.percentile(0.5) ?? null, p90: spread?.percentile(0.9) ?? null, interval: spread?.medianInterval() ?? null, few: n < FEW, exact: spread?.exact ?? true };
    case 'share': return estimated(wilson(hits, n), n);
    // Of recommendations the measure holds promoters less detractors, and how many were either.
    case 'net': return estimated(netScore((sum + hits) / 2, (sum - hits) / 2, n), n);
    case 'mean': return estimated(meanOf(sum, squares, n), n);
  }
}

function estimated(estimate: { value: number; low: number; high: number } | null, n: number): Figure {
  if (estimate === null) return nothing;
  const bounded = Number.isFinite(estimate.low) && Number.isFinite(estimate.high);
  return { value: estimate.value, n, interval: bounded ? [estimate.low, estimate.high] : null, p90: null, few: n < FEW, exact: true };
}

/** Whether two figures differ by more than chance would: their intervals do not meet. */
export function differs(one: Figure, other: Figure): boolean | null {
  if (one.interval === null || other.interval === null) return null;
  return one.interval[0] > other.interval[1] || one.interval[1] < other.interval[0];
}
