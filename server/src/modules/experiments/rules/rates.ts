import { gammaQuantile } from './gamma.ts';
import { twoSided } from './normal.ts';
import type { Estimate } from './proportions.ts';

/** So many events in so much of what they happen in: contacts of orders, letters in days. */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/**
 * An event rate with its exact Poisson interval (Garwood 1936). `dispersion` (1 or more) says how many times as much events vary as independent ones would, because whoever
 * wrote writes again: the interval is that of as many fewer events. Null where nothing could have happened.
 */
export function poissonRate({ events, exposure }: Rate, dispersion = 1, confidence = 0.95): Estimate | null {
  if (!(exposure > 0)) return null;
  const [tail, alike] = [(1 - confidence) / 2, events / dispersion];
  const scale = dispersion / exposure;
  return { value: events / exposure, low: alike === 0 ? 0 : gammaQuantile(alike, tail) * scale, high: gammaQuantile(alike + 1, 1 - tail) * scale };
}

/** How many times as much the counts of n things vary as independent ones would, from their sum and sum of squares; never less than 1. */
export function dispersionOf(n: number, sum: number, squares: number): number {
  if (n < 2 || sum <= 0) return 1;
  return Math.max(1, ((squares - (sum * sum) / n) / (n - 1)) / (sum / n));
}

/** Difference of two rates, first − second, from the limits of each (Zou & Donner 2008). Null where either has no exposure. */
export function rateDifference(first: Rate, second: Rate, dispersion = 1): Estimate | null {
  const [a, b] = [poissonRate(first, dispersion), poissonRate(second, dispersion)];
  if (!a || !b) return null;
  const value = a.value - b.value;
  return { value, low: value - Math.hypot(a.value - a.low, b.high - b.value), high: value + Math.hypot(a.high - a.value, b.value - b.low) };
}

/** Two-sided p of no difference between two rates: given all events, those of the first are so many of so many draws. 1 where nothing can differ. */
export function rateTest(first: Rate, second: Rate, dispersion = 1): number {
  const events = first.events + second.events;
  const share = first.exposure / (first.exposure + second.exposure);
  const error = Math.sqrt(dispersion * events * share * (1 - share));
  return error > 0 ? twoSided((first.events - events * share) / error) : 1;
}

/** Which of many differences stand out, so that of those that do no more than `wrong` are there by chance (Benjamini & Hochberg 1995). */
export function standOut(ps: readonly number[], wrong = 0.05): boolean[] {
  const ordered = ps.toSorted((a, b) => a - b);
  const last = ordered.findLastIndex((p, at) => p <= (wrong * (at + 1)) / ordered.length);
  const most = last === -1 ? -1 : (ordered[last] as number);
  return ps.map((p) => p <= most);
}
