import { twoSided, Z95 } from './normal.ts';

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** So many of so many. */
export interface Count {
  readonly hits: number;
  readonly n: number;
}

/**
 * Wilson's score interval of a share (Wilson 1927): 3 of 3 is not 100 %. Null of nothing. `z` is the normal quantile
 * of the confidence, 1.95996 for 95 %.
 */
export function wilson(successes: number, n: number, z = Z95): Estimate | null {
  if (n <= 0) return null;
  const share = successes / n;
  const spread = z * z;
  const middle = (share + spread / (2 * n)) / (1 + spread / n);
  const half = (z / (1 + spread / n)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n * n));
  return { value: share, low: successes === 0 ? 0 : Math.max(0, middle - half), high: successes === n ? 1 : Math.min(1, middle + half) };
}

/** Difference of two shares, first − second, with the hybrid score interval (Newcombe 1998, method 10). Null where an arm is empty. */
export function newcombe(first: Count, second: Count, z = Z95): Estimate | null {
  const [a, b] = [wilson(first.hits, first.n, z), wilson(second.hits, second.n, z)];
  if (!a || !b) return null;
  const value = a.value - b.value;
  return { value, low: value - Math.hypot(a.value - a.low, b.high - b.value), high: value + Math.hypot(a.high - a.value, b.value - b.low) };
}

/** Ratio of two shares, first ÷ second, with the log interval (Katz and others 1978). Null where either has no hits: it has no such interval. */
export function katz(first: Count, second: Count, z = Z95): Estimate | null {
  if (first.hits === 0 || second.hits === 0) return null;
  const value = first.hits / first.n / (second.hits / second.n);
  const spread = z * Math.sqrt(1 / first.hits - 1 / first.n + 1 / second.hits - 1 / second.n);
  return { value, low: value * Math.exp(-spread), high: value * Math.exp(spread) };
}

/** Two-sided p of no difference, by the pooled z test. 1 where nothing can differ. */
export function differenceTest(first: Count, second: Count): { readonly z: number; readonly p: number } {
  const pooled = (first.hits + second.hits) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  if (!(error > 0)) return { z: 0, p: 1 };
  const z = (first.hits / first.n - second.hits / second.n) / error;
  return { z, p: twoSided(z) };
}
