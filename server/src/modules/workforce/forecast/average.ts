import type { Trial } from './tournament.ts';

/** How much each trial counts beside the one after it. */
const FADE = 0.93;
/** How hard a larger error weighs. */
const POWER = 6;
/** Entrants averaged at most. */
const BEST = 6;

/** Mean absolute error of each entrant over the cells of the trials whose lead is `lead`, older trials counting less; Infinity where one was silent. */
export function errorsOf(trials: readonly Trial[], leads: readonly Uint8Array[], lead: number, entrants: number): Float64Array {
  const errors = new Float64Array(entrants);
  let weights = 0;
  trials.forEach(({ came, said }, age) => {
    const of = leads[age] ?? new Uint8Array(0);
    const cells = Uint32Array.from([...came.keys()].filter((at) => of[at] === lead && !Number.isNaN(came[at])));
    weights += cells.length * FADE ** age;
    for (let m = 0; m < entrants; m++) errors[m] = (errors[m] ?? 0) + FADE ** age * offBy(said[m] ?? null, came, cells);
  });
  return weights === 0 ? errors : errors.map((sum) => sum / weights);
}

/** Who says nothing of a single cell said 0. */
function offBy(said: Float64Array | null, came: Float64Array, cells: Uint32Array): number {
  if (said === null) return cells.length === 0 ? 0 : Infinity;
  let sum = 0;
  for (const at of cells) {
    const guess = said[at] ?? 0;
    sum += Math.abs((came[at] ?? 0) - (guess === guess ? guess : 0));
  }
  return sum;
}

/** Weights of the best few: the inverse of their error to a power (Bates & Granger, "The combination of forecasts", 1969). */
export function weightsOf(errors: Float64Array, silent: (m: number) => boolean): Float64Array {
  const order = [...errors.keys()].filter((m) => Number.isFinite(errors[m]) && !silent(m)).toSorted((a, b) => (errors[a] ?? 0) - (errors[b] ?? 0)).slice(0, BEST);
  const least = Math.max(errors[order[0] ?? 0] ?? 0, 1e-9);
  const weights = new Float64Array(errors.length);
  for (const m of order) weights[m] = (least / Math.max(errors[m] ?? 0, 1e-9)) ** POWER;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : weights;
}

/** The weighted mean of what was said; who says nothing of a cell is left out there. */
export function averaged(said: readonly (Float64Array | null)[], weightsAt: (at: number) => Float64Array, ahead: number): Float64Array {
  const [sums, all] = [new Float64Array(ahead), new Float64Array(ahead)];
  const weights = Array.from({ length: ahead }, (_, at) => weightsAt(at));
  const heard = new Set(weights);
  for (let m = 0; m < said.length; m++) {
    const values = said[m];
    if (values === null || values === undefined || ![...heard].some((list) => (list[m] ?? 0) > 0)) continue;
    for (let at = 0; at < ahead; at++) {
      const value = values[at] ?? Number.NaN;
      const weight = weights[at]?.[m] ?? 0;
      if (weight === 0 || value !== value) continue;
      sums[at] = (sums[at] ?? 0) + weight * value;
      all[at] = (all[at] ?? 0) + weight;
    }
  }
  return sums.map((sum, at) => ((all[at] ?? 0) > 0 ? Math.max(0, sum / (all[at] ?? 1)) : 0));
}
