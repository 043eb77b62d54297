import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawer } from './draw.ts';
import { learnMachine, machineScores } from './linear-machine.ts';
import type { SparseVector } from './vocabulary.ts';

const FEATURES = 4;
const COST = 0.7;

function problem(seed: number): { rows: SparseVector[]; sides: number[] } {
  const random = drawer(seed);
  const rows = Array.from({ length: 30 }, () => ({ ids: Int32Array.from([0, 1, 2, 3]), values: Float32Array.from({ length: FEATURES }, () => random.next() * 2 - 1) }));
  return { rows, sides: rows.map((row) => ((row.values[0] ?? 0) + 0.5 * (row.values[1] ?? 0) + 0.6 * (random.next() - 0.5) > 0.1 ? 1 : -1)) };
}

/** ½|w|² + C Σ max(0, 1 − y·(w·x + b))², the bias being a weight like the others. */
function objective(line: readonly number[], rows: readonly SparseVector[], sides: readonly number[]): number {
  const loss = rows.reduce((sum, row, index) => sum + Math.max(0, 1 - (sides[index] ?? 0) * ((line[FEATURES] ?? 0) + row.values.reduce((all, value, at) => all + value * (line[at] ?? 0), 0))) ** 2, 0);
  return line.reduce((sum, weight) => sum + weight * weight, 0) / 2 + COST * loss;
}

/** The same minimum by plain steps downhill along numeric slopes. */
function downhill(rows: readonly SparseVector[], sides: readonly number[]): number {
  let line = Array.from({ length: FEATURES + 1 }, () => 0);
  for (let step = 0; step < 4000; step++) {
    const slopes = line.map((_, at) => (objective(line.map((weight, other) => weight + (other === at ? 1e-5 : 0)), rows, sides) - objective(line.map((weight, other) => weight - (other === at ? 1e-5 : 0)), rows, sides)) / 2e-5);
    line = line.map((weight, at) => weight - 0.01 * (slopes[at] ?? 0));
  }
  return objective(line, rows, sides);
}

test('finds the minimum that plain descent finds', () => {
  for (const seed of [1, 2, 3]) {
    const { rows, sides } = problem(seed);
    const machine = learnMachine(rows, FEATURES, 1, (row) => sides[row] === 1, { cost: COST, rounds: 2000, seed });
    const found = objective([...machine.weights, machine.biases[0] ?? 0], rows, sides);
    const least = downhill(rows, sides);
    assert.ok(found <= least * 1.02 && found >= least * 0.999, `${found} against ${least}`);
  }
});

test('the same seed learns the same, and scores are weights times values plus the bias', () => {
  const { rows, sides } = problem(9);
  const learn = () => learnMachine(rows, FEATURES, 1, (row) => sides[row] === 1, { cost: 1, rounds: 20, seed: 4 });
  const machine = learn();
  assert.deepEqual(machine, learn());
  const [row] = rows;
  assert.ok(row !== undefined);
  const byHand = row.values.reduce((sum, value, at) => sum + value * (machine.weights[at] ?? 0), machine.biases[0] ?? 0);
  assert.ok(Math.abs((machineScores(machine, row)[0] ?? 0) - byHand) < 1e-6);
});
