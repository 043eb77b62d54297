import { histogramOf, medianInterval, percentileOf, type Histogram } from './histogram.ts';
import { inOrder } from './in-order.ts';
import { percentileOfSorted } from './rates.ts';

/** How durations are spread. `exact` where each is known, else within 1 %. */
export interface Spread {
  readonly exact: boolean;
  /** in one or several lists */
  readonly values: readonly Int32Array[];
  percentile(share: number): number | null;
  medianInterval(): [number, number] | null;
}

/** More durations than this are told from a histogram: within 1 %, and quicker than putting them in order. */
const FEW_ENOUGH = 200_000;

export function spreadOf(values: Int32Array): Spread {
  return values.length > FEW_ENOUGH ? bucketSpread([values]) : exactSpread(values);
}

function exactSpread(values: Int32Array): Spread {
  let sorted: Int32Array | null = null;
  const ordered = (): Int32Array => (sorted ??= inOrder(values));
  return {
    exact: true, values: [values],
    percentile: (share) => percentileOfSorted(ordered(), share),
    medianInterval: () => {
      const width = 0.98 / Math.sqrt(values.length);
      return values.length === 0 ? null : [percentileOfSorted(ordered(), Math.max(0, 0.5 - width)) as number, percentileOfSorted(ordered(), Math.min(1, 0.5 + width)) as number];
    },
  };
}

function bucketSpread(values: readonly Int32Array[]): Spread {
  let made: Histogram | null = null;
  const histogram = (): Histogram => (made ??= histogramOf(values));
  return { exact: false, values, percentile: (share) => percentileOf(histogram(), share), medianInterval: () => medianInterval(histogram()) };
}

/** All of them as one. */
export function together(spreads: readonly Spread[]): Spread | null {
  if (spreads.length < 2) return spreads[0] ?? null;
  const lists = spreads.flatMap((one) => one.values);
  const size = lists.reduce((sum, one) => sum + one.length, 0);
  if (size > FEW_ENOUGH) return bucketSpread(lists);
  const all = new Int32Array(size);
  let at = 0;
  for (const one of lists) {
    all.set(one, at);
    at += one.length;
  }
  return exactSpread(all);
}
