import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawer } from './draw.ts';
import { evaluate, matthews, type Judged } from './evaluate.ts';

const judged = (pairs: readonly (readonly [string | null, string | null])[]): Judged[] => pairs.map(([truth, said]) => ({ truth, said, chance: 0.9 }));

test('precision, recall and confusions are counted by hand', () => {
  const { accuracy, labels, confusions } = evaluate(judged([['a', 'a'], ['a', 'b'], ['a', null], ['b', 'b'], [null, 'b'], [null, null]]));
  assert.equal(accuracy, 0.5);
  assert.deepEqual(labels, [{ label: 'a', texts: 3, precision: 1, recall: 1 / 3, f1: 0.5 }, { label: 'b', texts: 1, precision: 1 / 3, recall: 1, f1: 0.5 }]);
  assert.deepEqual(confusions.map((one) => [one.truth, one.said, one.texts]), [['a', 'b', 1], ['a', null, 1], [null, 'b', 1]]);
});

test('with two labels the correlation is that of the four-field table', () => {
  const random = drawer(8);
  for (let round = 0; round < 50; round++) {
    const pairs = Array.from({ length: 40 }, () => [random.next() < 0.4 ? 'a' : 'b', random.next() < 0.5 ? 'a' : 'b'] as const);
    const count = (truth: string, said: string): number => pairs.filter(([one, other]) => one === truth && other === said).length;
    const [tp, fp, fn, tn] = [count('a', 'a'), count('b', 'a'), count('a', 'b'), count('b', 'b')];
    const expected = (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    assert.ok(Math.abs(matthews(judged(pairs)) - expected) < 1e-9);
  }
  assert.equal(matthews(judged([['a', 'a'], ['b', 'a']])), 0);
});

test('the reliability curve says how often a confidence is right', () => {
  const rows: Judged[] = [...Array.from({ length: 8 }, () => ({ truth: 'a', said: 'a', chance: 0.85 })), ...Array.from({ length: 2 }, () => ({ truth: 'a', said: 'b', chance: 0.85 })), { truth: 'a', said: 'b', chance: 1 }];
  assert.deepEqual(evaluate(rows).reliability.map((one) => [one.texts, Math.round(one.confidence * 100), one.accuracy]), [[10, 85, 0.8], [1, 100, 0]]);
});
