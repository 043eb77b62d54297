import { quantile } from './normal.ts';

export interface Plan {
  /** share that contacts without any notice */
  readonly controlRate: number;
  /** 0.2: a fifth fewer */
  readonly relativeReduction: number;
  readonly holdoutShare: number;
  readonly power?: number;
  readonly alpha?: number;
}

/** Customers in both arms together that are needed to see such a reduction: two proportions, arms of unequal size, pooled under no effect. */
export function sampleSize({ controlRate, relativeReduction, holdoutShare, power = 0.8, alpha = 0.05 }: Plan): number {
  const [held, told] = [holdoutShare, 1 - holdoutShare];
  const [without, withIt] = [controlRate, controlRate * (1 - relativeReduction)];
  const pooled = held * without + told * withIt;
  const underNone = Math.sqrt(pooled * (1 - pooled) * (1 / held + 1 / told));
  const underEffect = Math.sqrt((without * (1 - without)) / held + (withIt * (1 - withIt)) / told);
  return Math.ceil(((quantile(1 - alpha / 2) * underNone + quantile(power) * underEffect) / (without - withIt)) ** 2);
}
