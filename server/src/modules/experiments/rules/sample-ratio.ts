import { twoSided } from './normal.ts';

/** Below this the arms are not what was drawn: something loses customers of one of them, and nothing may be claimed. */
export const RATIO_STOPS_AT = 0.001;

/** p of arms so far from the drawn shares (χ² with one degree of freedom). */
export function sampleRatio(treated: number, holdout: number, holdoutShare: number): number {
  const n = treated + holdout;
  if (n === 0 || holdoutShare <= 0 || holdoutShare >= 1) return 1;
  const off = holdout - n * holdoutShare;
  return twoSided(off / Math.sqrt(n * holdoutShare * (1 - holdoutShare)));
}
