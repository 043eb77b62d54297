import { differenceTest, katz, newcombe, type Count, type Estimate } from './proportions.ts';
import { sampleSize } from './sample-size.ts';
import { RATIO_STOPS_AT, sampleRatio } from './sample-ratio.ts';

export interface Effect {
  readonly treated: Count;
  readonly holdout: Count;
  /** share of the held out − share of the told: above zero, fewer contacts */
  readonly absolute: Estimate;
  /** 0.35: 35 % fewer. Null without contacts in either arm. */
  readonly relative: Estimate | null;
  readonly p: number;
  /** contacts that did not come: (share of the held out − share of the told) × told */
  readonly avoided: number;
}

/** What telling did to contacts, by intention to treat. Null without anybody in an arm: no claim without its control group. */
export function effectOf(treated: Count, holdout: Count): Effect | null {
  const absolute = newcombe(holdout, treated);
  if (absolute === null) return null;
  const ratio = katz(treated, holdout);
  return {
    treated, holdout, absolute, relative: ratio && { value: 1 - ratio.value, low: 1 - ratio.high, high: 1 - ratio.low },
    p: differenceTest(treated, holdout).p, avoided: absolute.value * treated.n,
  };
}

export type Verdict = 'no_control' | 'arms_uneven' | 'too_few' | 'not_shown' | 'fewer' | 'more';

export interface Claim {
  readonly verdict: Verdict;
  /** customers of both arms still missing before a reduction by a fifth would be seen with 80 % certainty */
  readonly missing: number;
}

/** What a shop may expect when nothing is known of it yet: 12 % ask where their parcel is. */
const USUAL_RATE = 0.12;
const SOUGHT = 0.2;

/** What may honestly be said about an effect. With too few, how many more are needed. */
export function claimOf(treated: Count, holdout: Count, holdoutShare: number): Claim {
  const missing = Math.max(0, needed(holdout, holdoutShare) - treated.n - holdout.n);
  const effect = effectOf(treated, holdout);
  if (effect === null || holdoutShare <= 0) return { verdict: 'no_control', missing };
  if (sampleRatio(treated.n, holdout.n, holdoutShare) < RATIO_STOPS_AT) return { verdict: 'arms_uneven', missing };
  if (effect.absolute.low > 0) return { verdict: 'fewer', missing };
  if (effect.absolute.high < 0) return { verdict: 'more', missing };
  return { verdict: missing > 0 ? 'too_few' : 'not_shown', missing };
}

function needed(holdout: Count, holdoutShare: number): number {
  if (holdoutShare <= 0 || holdoutShare >= 1) return 0;
  const rate = holdout.n >= 100 && holdout.hits > 0 && holdout.hits < holdout.n ? holdout.hits / holdout.n : USUAL_RATE;
  return sampleSize({ controlRate: rate, relativeReduction: SOUGHT, holdoutShare });
}
