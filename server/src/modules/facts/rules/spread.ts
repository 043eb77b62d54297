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

const exactSpread = (values: Int32Array): Spread => new ExactSpread(values);
const bucketSpread = (values: readonly Int32Array[]): Spread => new BucketSpread(values);

/** A class, for there may be tens of thousands: they are put in order when somebody asks. */
class ExactSpread implements Spread {
  readonly exact = true;
  readonly values: readonly [Int32Array];
  #ordered: Int32Array | null = null;

  constructor(values: Int32Array) {
    this.values = [values];
  }

  percentile(share: number): number | null {
    return percentileOfSorted((this.#ordered ??= inOrder(this.values[0])), share);
  }

  medianInterval(): [number, number] | null {
    const n = this.values[0].length;
    const width = 0.98 / Math.sqrt(n);
    return n === 0 ? null : [this.percentile(Math.max(0, 0.5 - width)) as number, this.percentile(Math.min(1, 0.5 + width)) as number];
  }
}

class BucketSpread implements Spread {
  readonly exact = false;
  readonly values: readonly Int32Array[];
  #histogram: Histogram | null = null;

  constructor(values: readonly Int32Array[]) {
    this.values = values;
  }

  percentile(share: number): number | null {
    return percentileOf((this.#histogram ??= histogramOf(this.values)), share);
  }

  medianInterval(): [number, number] | null {
    return medianInterval((this.#histogram ??= histogramOf(this.values)));
  }
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
