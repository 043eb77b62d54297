import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnNetwork, networkScores } from './network.ts';
import type { SparseVector } from './vocabulary.ts';

const row = (...ids: number[]): SparseVector => ({ ids: Int32Array.from(ids), values: Float32Array.from(ids, () => 1) });
/** Either of two features alone is one label, both or neither the other: no line through them tells that. */
const rows = [row(2), row(0, 2), row(1, 2), row(0, 1, 2)];
const truth = [[1, 0], [0, 1], [0, 1], [1, 0]];
const options = { hidden: 16, rounds: 600, rate: 0.1, featureDrop: 0, unitDrop: 0, smoothing: 0, seed: 5 };

test('learns what no line tells apart', () => {
  const network = learnNetwork(rows, 3, 2, truth, options);
  for (const [index, one] of rows.entries()) {
    const [first = 0, second = 0] = networkScores(network, one);
    assert.equal(first > second, truth[index]?.[0] === 1, `row ${index}`);
  }
});

test('the same seed learns the same, another learns otherwise', () => {
  const drops = { ...options, rounds: 20, featureDrop: 0.3, unitDrop: 0.2 };
  const network = learnNetwork(rows, 3, 2, truth, drops);
  assert.deepEqual(network, learnNetwork(rows, 3, 2, truth, drops));
  assert.notDeepEqual(network, learnNetwork(rows, 3, 2, truth, { ...drops, seed: 6 }));
});
