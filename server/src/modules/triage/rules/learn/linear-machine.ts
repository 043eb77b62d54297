import { drawer } from './draw.ts';
import type { SparseVector } from './vocabulary.ts';

/** One weight per feature and label, one line per feature: `weights[id * labels + label]`. */
export interface LinearMachine {
  readonly labels: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

interface MachineOptions {
  /** price of an error; larger fits closer */
  readonly cost: number;
  readonly rounds: number;
  readonly seed: number;
}

/** Stops when no step of a round would change a dual variable's gradient by more. */
const TOLERANCE = 0.1;

/**
 * One linear support vector machine per label against all others (squared hinge loss), by dual coordinate descent with
 * shrinking: Hsieh, Chang, Lin, Keerthi, Sundararajan, "A dual coordinate descent method for large-scale linear SVM", 2008.
 * `isOf(row, label)` may hold for several labels of a row. `weightOf` scales the price of a row's error.
 */
export function learnMachine(rows: readonly SparseVector[], features: number, labels: number, isOf: (row: number, label: number) => boolean, options: MachineOptions): LinearMachine {
  const weights = new Float32Array(features * labels);
  const biases = new Float32Array(labels);
  const squares = rows.map((row) => row.values.reduce((sum, value) => sum + value * value, 1));
  for (let label = 0; label < labels; label++) {
    const line = separate(rows, squares, features, rows.map((_row, index) => (isOf(index, label) ? 1 : -1)), options);
    for (let id = 0; id < features; id++) weights[id * labels + label] = line[id] ?? 0;
    biases[label] = line[features] ?? 0;
  }
  return { labels, weights, biases };
}

/** Weights of one label; the last is its bias (a feature that is always 1). */
function separate(rows: readonly SparseVector[], squares: readonly number[], features: number, sides: readonly number[], options: MachineOptions): Float64Array {
  const line = new Float64Array(features + 1);
  const duals = new Float64Array(rows.length);
  const order = Int32Array.from(rows.keys());
  const ridge = 1 / (2 * options.cost);
  const random = drawer(options.seed);
  let active = rows.length;
  let highest = Infinity;
  for (let round = 0; round < options.rounds; round++) {
    let most = -Infinity;
    let least = Infinity;
    random.shuffle(order, active);
    for (let at = 0; at < active; at++) {
      const index = order[at] ?? 0;
      const row = rows[index];
      if (row === undefined) continue;
      const { ids, values } = row;
      const side = sides[index] ?? 0;
      const dual = duals[index] ?? 0;
      let score = line[features] ?? 0;
      for (let k = 0; k < ids.length; k++) score += (line[ids[k] as number] as number) * (values[k] as number);
      const gradient = side * score - 1 + dual * ridge;
      let projected = gradient;
      if (dual === 0) {
        if (gradient > highest) {
          active--;
          order[at] = order[active] ?? 0;
          order[active] = index;
          at--;
          continue;
        }
        projected = Math.min(0, gradient);
      }
      most = Math.max(most, projected);
      least = Math.min(least, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(0, dual - gradient / ((squares[index] ?? 1) + ridge));
      const step = (next - dual) * side;
      duals[index] = next;
      for (let k = 0; k < ids.length; k++) line[ids[k] as number]! += step * (values[k] as number);
      line[features]! += step;
    }
    if (most - least <= TOLERANCE) {
      if (active === rows.length) break;
      active = rows.length;
      highest = Infinity;
      continue;
    }
    highest = most <= 0 ? Infinity : most;
  }
  return line;
}

/** The score of every label for a vector. */
export function machineScores(machine: LinearMachine, vector: SparseVector): Float64Array {
  const { labels, weights, biases } = machine;
  const scores = Float64Array.from(biases);
  for (let k = 0; k < vector.ids.length; k++) {
    const from = (vector.ids[k] as number) * labels;
    const value = vector.values[k] as number;
    for (let label = 0; label < labels; label++) scores[label]! += (weights[from + label] as number) * value;
  }
  return scores;
}
