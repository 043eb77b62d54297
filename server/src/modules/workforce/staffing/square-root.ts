import { positive, share } from './refuse-unless.ts';

/**
 * 1 − Φ(x) over φ(x), Mills' ratio: by its series around 0, by Laplace's continued fraction further out. For x below zero from
 * Φ(−x). 1e-13 relative.
 */
function mills(x: number): number {
  if (x < 0) return Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2) - mills(-x);
  if (x < 3) {
    let [term, sum] = [x, x];
    for (let n = 1; term > 1e-18 * sum; n++) sum += term *= (x * x) / (2 * n + 1);
    return Math.sqrt(Math.PI / 2) * Math.exp((x * x) / 2) - sum;
  }
  let fraction = x;
  for (let k = 200; k >= 1; k--) fraction = x + k / fraction;
  return 1 / fraction;
}

/** φ(x) ÷ (1 − Φ(x)): the hazard of a standard normal. */
export const hazard = (x: number): number => 1 / mills(x);

/**
 * Share that waits in a large queue staffed at N = R + β√R where nobody hangs up: 1 ÷ (1 + βΦ(β)/φ(β)), for β > 0 (Halfin & Whitt 1981).
 * Within 0.01 from a load of a hundred; beneath twenty the exact formula is to be used. @throws Refusal `invalid_load`
 */
export function halfinWhitt(beta: number): number {
  positive(beta, 'beta');
  return 1 / (1 + beta * mills(-beta));
}

/**
 * The same where contacts hang up; `patienceRatio` is handle time ÷ patience (θ/µ), β of either sign: 1 ÷ (1 + √(θ/µ)·h(β√(µ/θ)) ÷ h(−β))
 * (Garnett, Mandelbaum & Reiman 2002). @throws Refusal `invalid_load`
 */
export function garnett(beta: number, patienceRatio: number): number {
  positive(patienceRatio, 'patience_ratio');
  const root = Math.sqrt(patienceRatio);
  return 1 / (1 + (root * mills(-beta)) / mills(beta / root));
}

/** The β at which only `waitShare` wait: the dial between quality and cost. @throws Refusal `invalid_target`, `invalid_load` */
export function betaFor(waitShare: number, patienceRatio?: number): number {
  share(waitShare, 'wait_share', 1 - 1e-9);
  const waits = (beta: number): number => (patienceRatio === undefined ? halfinWhitt(beta) : garnett(beta, patienceRatio));
  let [low, high] = [patienceRatio === undefined ? 1e-12 : -30, 30];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (waits(middle) > waitShare) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** N = R + β√R, where the rate is uncertain by `variation` (its standard deviation ÷ itself) N = R + β√(R + v²R²); not rounded. */
export function squareRootStaff(load: number, beta: number, variation = 0): number {
  return Math.max(0, load + beta * Math.sqrt(load + (variation * load) ** 2));
}
