import type { Plan } from './plan.ts';

/** Waits are counted in bins a hundredth (in all) and a twentieth (by interval) wide. */
const FINE = 100;
const COARSE = 20;
const LONGEST = Math.log1p(400 * 86_400);

/** Counts of waits in bins that grow with them; a quantile is right to a bin. */
export class Waits {
  readonly counts: Int32Array;
  readonly #per: number;
  readonly #bins: number;

  constructor(rows: number, per: number) {
    this.#per = per;
    this.#bins = Math.ceil(LONGEST * per) + 1;
    this.counts = new Int32Array(rows * this.#bins);
  }

  add(row: number, seconds: number): void {
    const at = row * this.#bins + Math.ceil(Math.log1p(seconds) * this.#per - 1e-9);
    this.counts[at] = (this.counts[at] as number) + 1;
  }

  /** The wait that a share of these rows does not exceed, in seconds; null without any. */
  quantile(rows: readonly number[], share: number): number | null {
    const sums = new Float64Array(this.#bins);
    for (const row of rows) for (let bin = 0; bin < this.#bins; bin++) sums[bin] = (sums[bin] as number) + (this.counts[row * this.#bins + bin] as number);
    const all = sums.reduce((sum, one) => sum + one, 0);
    if (all === 0) return null;
    let [left, bin] = [share * all, 0];
    while (bin < this.#bins - 1 && left > (sums[bin] as number)) left -= sums[bin++] as number;
    // No wait stands in the bin of its own; within another they are taken as spread evenly.
    if (bin === 0) return 0;
    const [low, high] = [Math.expm1((bin - 1) / this.#per), Math.expm1(bin / this.#per)];
    return low + (high - low) * (left / Math.max(1, sums[bin] as number));
  }
}

/** What is counted of one play, by the interval in which a contact came (or, for people, in which they worked) and by line. */
export class Tally {
  readonly lines: number;
  readonly intervals: number;
  /** by interval × line */
  readonly arrived: Int32Array;
  /** its outcome against its target is known */
  readonly decided: Int32Array;
  readonly inTime: Int32Array;
  readonly taken: Int32Array;
  readonly abandoned: Int32Array;
  readonly waited: Float64Array;
  readonly waitedOfTaken: Float64Array;
  readonly delayCost: Float64Array;
  /** by line, by interval */
  readonly waits: Waits;
  readonly waitsOfIntervals: Waits;
  /** by interval: milliseconds of people */
  readonly here: Float64Array;
  readonly busy: Float64Array;
  readonly labour: Float64Array;
  /** by interval × line, at its end */
  readonly waiting: Int32Array;
  /** by line: who waited when it began; of them answered in time, late, and gone */
  readonly opened: Int32Array;
  readonly openedInTime: Int32Array;
  readonly openedLate: Int32Array;
  readonly openedGone: Int32Array;
  /** by interval: seconds the oldest waits; and how many by age */
  readonly oldest: Float64Array;
  readonly byAge: Int32Array;

  constructor({ intervals, lines }: Plan) {
    const cells = intervals * lines.length;
    this.lines = lines.length;
    this.intervals = intervals;
    [this.arrived, this.decided, this.inTime, this.taken, this.abandoned, this.waiting] = Array.from({ length: 6 }, () => new Int32Array(cells)) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    [this.waited, this.waitedOfTaken, this.delayCost] = Array.from({ length: 3 }, () => new Float64Array(cells)) as [Float64Array, Float64Array, Float64Array];
    this.waits = new Waits(lines.length, FINE);
    this.waitsOfIntervals = new Waits(intervals, COARSE);
    [this.here, this.busy, this.labour, this.oldest] = Array.from({ length: 4 }, () => new Float64Array(intervals)) as [Float64Array, Float64Array, Float64Array, Float64Array];
    [this.opened, this.openedInTime, this.openedLate, this.openedGone] = Array.from({ length: 4 }, () => new Int32Array(lines.length)) as [Int32Array, Int32Array, Int32Array, Int32Array];
    this.byAge = new Int32Array(intervals * AGES.length);
  }

  /** Adds another play of the same plan. */
  add(other: Tally): void {
    const sum = (into: Int32Array | Float64Array, more: Int32Array | Float64Array): void => {
      for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (more[i] as number);
    };
    for (const name of COUNTED) sum(this[name], other[name]);
    sum(this.waits.counts, other.waits.counts);
    sum(this.waitsOfIntervals.counts, other.waitsOfIntervals.counts);
  }
}

const COUNTED = ['arrived', 'decided', 'inTime', 'taken', 'abandoned', 'waited', 'waitedOfTaken', 'delayCost', 'here', 'busy', 'labour', 'waiting', 'oldest', 'byAge', 'opened', 'openedInTime', 'openedLate', 'openedGone'] as const;

/** Upper ends of the groups of ages, in seconds. */
export const AGES = [3600, 4 * 3600, 24 * 3600, Infinity] as const;
