import { LEADS, type Trial } from './tournament.ts';

/** How far a forecast may be off: quantiles of past errors, scaled by the size of the forecast. */
export interface Spread {
  /** Value below which a share `p` lies, of a cell whose forecast is `mean`, in lead bucket `bucket`. */
  quantile(p: number, mean: number, bucket: number): number;
}

/** Errors of a lead that make quantiles of their own; with fewer those of the nearest lead are taken. */
const ENOUGH = 20;
/** Errors of trials are a little smaller than those to come: weights were chosen on the same trials. */
const OPTIMISM = 1.06;

/**
 * Conformal bands (Vovk, Gammerman & Shafer, "Algorithmic learning in a random world"; Papadopoulos 2008 for errors
 * scaled by difficulty): past errors over (forecast + c)^γ, γ between the square root of counts and proportion, pooled
 * by lead; their quantiles, times the scale of the new forecast.
 */
export function spreadOf(trials: readonly Trial[], fitted: readonly Float64Array[], leads: readonly Uint8Array[]): Spread {
  const [means, errors, buckets]: [number[], number[], number[]] = [[], [], []];
  trials.forEach((trial, t) => {
    for (let at = 0; at < trial.came.length; at++) {
      const came = trial.came[at] ?? Number.NaN;
      const mean = fitted[t]?.[at] ?? 0;
      if (came !== came || (mean === 0 && came === 0)) continue;
      means.push(mean);
      errors.push(came - mean);
      buckets.push(leads[t]?.[at] ?? 0);
    }
  });
  const floor = (0.02 * means.reduce((sum, mean) => sum + mean, 0)) / Math.max(1, means.length) + 1e-9;
  const power = powerOf(means, errors, floor);
  const scale = (mean: number): number => (mean + floor) ** power;
  const scored = errors.map((error, i) => error / scale(means[i] ?? 0));
  const scores = LEADS.map((_, b) => Float64Array.from(scored.filter((__, i) => buckets[i] === b)).sort());
  const nearest = LEADS.map((_, b) => [...scores.slice(0, b + 1).toReversed(), ...scores.slice(b + 1)].find((list) => list.length >= ENOUGH));
  return {
    quantile(p, mean, b) {
      if (mean <= 0) return 0;
      const known = nearest[b];
      const off = known === undefined ? normal(p) * Math.sqrt(mean) : quantileOf(known, p) * scale(mean);
      return Math.max(0, mean + OPTIMISM * off);
    },
  };
}

/** How the size of errors grows with the forecast: the slope of log |error| on log forecast, not above proportion. */
function powerOf(means: readonly number[], errors: readonly number[], floor: number): number {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < means.length; i++) {
    const error = errors[i] ?? 0;
    if (error === 0) continue;
    const x = Math.log((means[i] ?? 0) + floor);
    const y = Math.log(Math.abs(error));
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const slope = n * sxx - sx * sx > 1e-9 ? (n * sxy - sx * sy) / (n * sxx - sx * sx) : 0.75;
  return Math.min(1, Math.max(0.4, slope));
}

function quantileOf(sorted: Float64Array, p: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, p * (sorted.length + 1) - 1));
  const low = Math.floor(place);
  return (sorted[low] ?? 0) + (place - low) * ((sorted[Math.min(low + 1, sorted.length - 1)] ?? 0) - (sorted[low] ?? 0));
}

/** Quantile of the normal distribution, to within 0.02: the inverse of Φ(x) ≈ ½ ± ½·√(1 − exp(−2x²/π)) (Pólya 1949). */
function normal(p: number): number {
  return Math.sign(p - 0.5) * Math.sqrt(Math.max(0, (-Math.PI / 2) * Math.log(1 - (2 * p - 1) ** 2 + 1e-12)));
}
