import { solved } from '../../../platform/numbers/solve.ts';

/** What is believed before anything was seen: a weight, and how surely (the inverse of its variance). */
export interface Belief {
  readonly weight: number;
  readonly precision: number;
}

const MOST_STEPS = 50;
const SMALL_ENOUGH = 1e-9;

/**
 * Weights of a logistic regression, the most likely after what was believed and what was seen (ridge towards the beliefs), by Newton's
 * steps on the exact posterior (iteratively reweighted least squares; Hosmer & Lemeshow, Applied Logistic Regression, 1.2). With nothing
 * seen it answers with the beliefs; a step that makes it worse is halved, so that it ends whatever it is given.
 *
 * @param rows one row of numbers for each case; the first is 1 where there is a constant
 * @throws Error where rows are not as long as the beliefs
 */
export function fitLogistic(rows: readonly (readonly number[])[], happened: readonly boolean[], beliefs: readonly Belief[]): number[] {
  if (rows.some((row) => row.length !== beliefs.length)) throw new Error('a row is not as long as the beliefs');
  let weights = beliefs.map((one) => one.weight);
  let cost = costOf(weights, rows, happened, beliefs);
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = newtonStep(weights, rows, happened, beliefs);
    let share = 1;
    let next = weights.map((weight, at) => weight - (move[at] ?? 0));
    let nextCost = costOf(next, rows, happened, beliefs);
    while (nextCost > cost && share > 1e-6) {
      share /= 2;
      next = weights.map((weight, at) => weight - share * (move[at] ?? 0));
      nextCost = costOf(next, rows, happened, beliefs);
    }
    const gained = cost - nextCost;
    if (gained <= 0) return weights;
    [weights, cost] = [next, nextCost];
    if (gained < SMALL_ENOUGH * (1 + Math.abs(cost))) return weights;
  }
  return weights;
}

/** Chance in [0, 1] that it happens. */
export const chanceOf = (weights: readonly number[], row: readonly number[]): number => sigmoid(weights.reduce((sum, weight, at) => sum + weight * (row[at] ?? 0), 0));

const sigmoid = (score: number): number => (score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score)));

/** log(1 + e^score), without overflow. */
const softplus = (score: number): number => Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));

function costOf(weights: readonly number[], rows: readonly (readonly number[])[], happened: readonly boolean[], beliefs: readonly Belief[]): number {
  let cost = beliefs.reduce((sum, { weight, precision }, at) => sum + 0.5 * precision * ((weights[at] ?? 0) - weight) ** 2, 0);
  for (const [at, row] of rows.entries()) {
    const score = row.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
    cost += softplus(score) - (happened[at] === true ? score : 0);
  }
  return cost;
}

function newtonStep(weights: readonly number[], rows: readonly (readonly number[])[], happened: readonly boolean[], beliefs: readonly Belief[]): Float64Array {
  const size = weights.length;
  const slope = Float64Array.from(beliefs, ({ weight, precision }, at) => precision * ((weights[at] ?? 0) - weight));
  // Every belief is held a little, so that this is positive definite; only its lower half is read.
  const bend = new Float64Array(size * size);
  for (const [at, { precision }] of beliefs.entries()) bend[at * size + at] = precision;
  for (const [at, row] of rows.entries()) {
    const chance = chanceOf(weights, row);
    const missed = chance - (happened[at] === true ? 1 : 0);
    const sway = chance * (1 - chance);
    for (const [i, value] of row.entries()) {
      if (value === 0) continue;
      slope[i] = (slope[i] ?? 0) + missed * value;
      for (let j = 0; j <= i; j++) bend[i * size + j] = (bend[i * size + j] ?? 0) + sway * value * (row[j] ?? 0);
    }
  }
  return solved(bend, slope, size);
}
