import { solved } from '../../../../platform/numbers/solve.ts';
import type { Model, Seen } from './model.ts';

/** Rows from which coefficients are learned. */
const WINDOW = 49;
/** Penalty beside the sum of squares: changes are believed to vanish. */
const BELIEF = 0.02;

/**
 * Seasonal autoregression of changes (Box & Jenkins, "Time series analysis", 9): with z(t) = y(t) − y(t − s), s a day
 * or a week, z(t) = Σ a_k·z(t − k) over the two intervals before, a day, a week and their neighbours, by ridge over the
 * last seven weeks; continued interval by interval. Follows what drifts evenly from day to day.
 */
export function seasonalChanges(name: string, rowsBack: (week: number) => number): Model {
  return {
    name,
    forecast(seen, ahead) {
      const season = rowsBack(seen.week) * seen.slots;
      const lags = lagsOf(seen);
      const reach = (lags.at(-1) ?? 0) + season;
      if (seen.slots < 4 || seen.end < reach + 3 * seen.slots) return null;
      const from = Math.max(0, seen.end - WINDOW * seen.slots - reach);
      const known = filled(seen, from, season);
      const factors = learned(known, season, lags);
      const all = new Float64Array(known.length + ahead);
      all.set(known);
      const most = 1.5 * known.reduce((high, value) => Math.max(high, value), 0);
      for (let at = known.length; at < all.length; at++) {
        let change = 0;
        for (let k = 0; k < lags.length; k++) change += (factors[k] ?? 0) * ((all[at - (lags[k] ?? 0)] ?? 0) - (all[at - (lags[k] ?? 0) - season] ?? 0));
        all[at] = Math.max(0, Math.min(most, (all[at - season] ?? 0) + change));
      }
      return all.slice(known.length);
    },
  };
}

function lagsOf({ slots, week, end }: Seen): number[] {
  const lags = [1, 2, slots, slots + 1];
  return week > 1 && end > 21 * slots ? [...lags, week * slots, week * slots + 1] : lags;
}

/** The last cells, gaps filled from a season before. */
function filled({ cells, end }: Seen, from: number, season: number): Float64Array {
  const out = cells.slice(from, end);
  for (let at = 0; at < out.length; at++) if (out[at] !== out[at]) out[at] = at >= season ? (out[at - season] ?? 0) : 0;
  return out;
}

function learned(y: Float64Array, season: number, lags: readonly number[]): Float64Array {
  const p = lags.length;
  const [gram, right, z] = [new Float64Array(p * p), new Float64Array(p), new Float64Array(p)];
  const reach = (lags.at(-1) ?? 0) + season;
  for (let at = reach; at < y.length; at++) {
    const now = (y[at] ?? 0) - (y[at - season] ?? 0);
    for (let i = 0; i < p; i++) {
      const before = at - (lags[i] ?? 0);
      z[i] = (y[before] ?? 0) - (y[before - season] ?? 0);
      right[i] = (right[i] ?? 0) + (z[i] ?? 0) * now;
      for (let j = 0; j <= i; j++) gram[i * p + j] = (gram[i * p + j] ?? 0) + (z[i] ?? 0) * (z[j] ?? 0);
    }
  }
  for (let i = 0; i < p; i++) gram[i * p + i] = (gram[i * p + i] ?? 0) * (1 + BELIEF) + 1e-9;
  return solved(gram, right, p);
}
