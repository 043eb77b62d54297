import type { Trial } from './tournament.ts';

/** How much each trial counts beside the one after it. */
const FADE = 0.93;
/** How hard a larger error weighs. */
const POWER = 6;
/** Entrants averaged at most. */
const BEST = 6;

/** Mean absolute error of each entrant over the trials, older ones counting less; Infinity where one was silent. */
export function errorsOf(trials: readonly Trial[], entrants: number, keep: (at: number, end: number) => boolean): Float64Array {
  const errors = new Float64Array(entrants);
  let weights = 0;
  trials.forEach((trial, age) => {
    const fade = FADE ** age;
    for (let at = 0; at < trial.came.length; at++) {
      const came = trial.came[at] ?? Number.NaN;
      if (came !== came || !keep(at, trial.end)) continue;
      weights += fade;
      for (let m = 0; m < entrants; m++) {
        const said = trial.said[m];
        const guess = said === null || said === undefined ? Infinity : (said[at] ?? Number.NaN);
        errors[m] = (errors[m] ?? 0) + fade * (guess === guess ? Math.abs(came - guess) : Math.abs(came));
      }
    }
  });
  return weights === 0 ? errors : errors.map((sum) => sum / weights);
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
  for (let m = 0; m < said.length; m++) {
    const values = said[m];
    if (values === null || values === undefined) continue;
    for (let at = 0; at < ahead; at++) {
      const value = values[at] ?? Number.NaN;
      const weight = weightsAt(at)[m] ?? 0;
      if (weight === 0 || value !== value) continue;
      sums[at] = (sums[at] ?? 0) + weight * value;
      all[at] = (all[at] ?? 0) + weight;
    }
  }
  return sums.map((sum, at) => ((all[at] ?? 0) > 0 ? Math.max(0, sum / (all[at] ?? 1)) : 0));
}
