import { daysOf, type Delivered } from './parcel-facts.ts';

/** A sum over past deliveries that can be asked for any span of time. */
class Running {
  readonly #at: Float64Array;
  readonly #sums: Float64Array;

  /** `entries` in order of time. */
  constructor(entries: readonly (readonly [at: number, value: number])[]) {
    this.#at = Float64Array.from(entries, ([at]) => at);
    this.#sums = new Float64Array(entries.length + 1);
    entries.forEach(([, value], index) => void (this.#sums[index + 1] = (this.#sums[index] as number) + value));
  }

  /** How many there were within [from, to). */
  count(from: number, to: number): number {
    return this.#before(to) - this.#before(from);
  }

  /** Their mean; NaN where there were too few to say. */
  mean(from: number, to: number): number {
    const count = this.count(from, to);
    return count < TOO_FEW ? Number.NaN : ((this.#sums[this.#before(to)] as number) - (this.#sums[this.#before(from)] as number)) / count;
  }

  #before(at: number): number {
    let [low, high] = [0, this.#at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const TOO_FEW = 5;

/** How the network was doing at a moment: only what had been delivered by then is counted. */
export interface Pace {
  /** of parcels delivered in the `days` before: mean of log(taken / promised) */
  againstPromise(at: number, days: number): number;
  /** of them: the share that came late */
  lateShare(at: number, days: number): number;
  /** of them: mean of log(days on the way) */
  onTheWay(at: number, days: number): number;
  /** orders of the last two weeks against those of the last three months; 1/6 is a calm time */
  rush(at: number): number;
}

/** Learns the pace from deliveries in any order. */
export function learnPace(parcels: readonly Delivered[]): Pace {
  const byDelivery = parcels.toSorted((a, b) => a.deliveredAt - b.deliveredAt);
  const promised = byDelivery.flatMap((parcel) => (parcel.lateFrom === null ? [] : [{ parcel, lateFrom: parcel.lateFrom }]));
  const ratio = new Running(promised.map(({ parcel, lateFrom }) => [parcel.deliveredAt, Math.log(daysOf(parcel, 'ordered') / Math.max(1, lateFrom - parcel.orderedAt))]));
  const late = new Running(promised.map(({ parcel, lateFrom }) => [parcel.deliveredAt, Number(parcel.deliveredAt >= lateFrom)]));
  const way = new Running(byDelivery.map((parcel) => [parcel.deliveredAt, Math.log(daysOf(parcel, 'handed_over'))]));
  const orders = new Running(parcels.map((parcel) => [parcel.orderedAt, 1] as const).toSorted(([a], [b]) => a - b));
  return {
    againstPromise: (at, days) => ratio.mean(at - days, at),
    lateShare: (at, days) => late.mean(at - days, at),
    onTheWay: (at, days) => way.mean(at - days, at),
    rush: (at) => orders.count(at - 14, at) / Math.max(1, orders.count(at - 90, at)),
  };
}
