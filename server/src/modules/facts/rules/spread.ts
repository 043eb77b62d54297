import { medianInterval, merged, percentileOf, type Histogram } from './histogram.ts';
import { percentileOfSorted } from './rates.ts';

/** How durations are spread. `exact` where each is known, else within 1 %. */
export interface Spread {
  readonly exact: boolean;
  readonly values: Int32Array | null;
  readonly histogram: Histogram | null;
  percentile(share: number): number | null;
  medianInterval(): [number, number] | null;
}

/** Four bytes a duration, highest first, as the database writes them. */
export function valuesOf(data: Buffer): Int32Array {
  const values = new Int32Array(data.length / 4);
  for (let i = 0; i < values.length; i++) values[i] = data.readInt32BE(i * 4);
  return values;
}

export function exactSpread(values: Int32Array): Spread {
  let sorted: Int32Array | null = null;
  const inOrder = (): Int32Array => (sorted ??= values.toSorted());
  return {
    exact: true, values, histogram: null,
    percentile: (share) => percentileOfSorted(inOrder(), share),
    medianInterval: () => {
      const width = 0.98 / Math.sqrt(values.length);
      return values.length === 0 ? null : [percentileOfSorted(inOrder(), Math.max(0, 0.5 - width)) as number, percentileOfSorted(inOrder(), Math.min(1, 0.5 + width)) as number];
    },
  };
}

export function bucketSpread(histogram: Histogram): Spread {
  return { exact: false, values: null, histogram, percentile: (share) => percentileOf(histogram, share), medianInterval: () => medianInterval(histogram) };
}

/** All of them as one: exact when each is. */
export function together(spreads: readonly Spread[]): Spread | null {
  const [first] = spreads;
  if (first === undefined) return null;
  if (spreads.length === 1) return first;
  if (!spreads.every((one) => one.values !== null)) return bucketSpread(merged(spreads.flatMap((one) => one.histogram ?? [])));
  const all = new Int32Array(spreads.reduce((sum, one) => sum + (one.values?.length ?? 0), 0));
  let at = 0;
  for (const one of spreads) {
    all.set(one.values as Int32Array, at);
    at += (one.values as Int32Array).length;
  }
  return exactSpread(all);
}

