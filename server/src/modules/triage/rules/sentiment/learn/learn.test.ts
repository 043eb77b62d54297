import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitLinear, lehmer, type Sparse } from './fit-linear.ts';
import { learnSentiment, type LabelledText } from './learn-sentiment.ts';
import { macroF1, shiftsFor } from './macro-f1.ts';

const sparse = (values: readonly number[]): Sparse => ({ places: Int32Array.from(values.keys()), values: Float32Array.from(values) });
/** The squared hinge loss with its penalty: what the fit makes small. */
const lossOf = (weights: ArrayLike<number>, rows: readonly (readonly number[])[], yes: readonly boolean[], cost: number) =>
  Array.from(weights).reduce((sum, weight) => sum + (weight * weight) / 2, 0) + cost * rows.reduce((sum, row, at) => sum + Math.max(0, 1 - (yes[at] === true ? 1 : -1) * row.reduce((total, value, place) => total + value * (weights[place] ?? 0), 0)) ** 2, 0);

test('the fit is the minimum: no weights near it, and none a search finds, lose less', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }), fc.boolean()), { minLength: 4, maxLength: 12 }), (points) => {
    const rows = points.map(([x, y]) => [x, y, 1]);
    const yes = points.map(([, , side]) => side);
    const found = fitLinear(rows.map(sparse), yes, () => 1, 3, 400);
    const least = lossOf(found, rows, yes, 1);
    const random = lehmer(7);
    for (let trial = 0; trial < 300; trial++) {
      const reach = trial < 150 ? 0.05 : 3;
      const other = Array.from(found, (weight) => weight + (random() - 0.5) * reach);
      assert.ok(lossOf(other, rows, yes, 1) >= least - 1e-3);
    }
  }), { numRuns: 30 });
});

const GOOD = ['lovely', 'splendid', 'zorp', 'mellow'];
const BAD = ['dreadful', 'grim', 'blarg', 'sour'];
const PLAIN = ['table', 'invoice', 'flimp', 'corner'];
const made = (count: number, seed: number): LabelledText[] => {
  const random = lehmer(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, (_, at) => {
    const [label, words] = ([['positive', GOOD], ['negative', BAD], ['neutral', PLAIN]] as const)[at % 3] ?? ['neutral', PLAIN];
    return { text: `the ${pick(PLAIN.slice(0, 2))} was ${pick(words)} and ${pick(words)}`, label, language: 'en' };
  });
};

test('learns words no list knows, the same way every time, and scores agree with labels', () => {
  const model = learnSentiment(made(300, 1));
  const again = learnSentiment(made(300, 1));
  const test = made(90, 2);
  assert.ok((model.expected ?? 0) > 0.9);
  assert.ok(test.filter((row) => model.predict(row.text, 'en').label === row.label).length >= 85);
  for (const { text } of test) {
    const { score, label } = model.predict(text, 'en');
    assert.deepEqual(again.predict(text, 'en'), { score, label });
    assert.equal(label, score >= 0.05 ? 'positive' : score <= -0.05 ? 'negative' : 'neutral');
  }
});

test('learns any labels, and refuses what cannot be learned from', () => {
  const rows = ['I like the blue one', 'blue is best', 'blue please', 'the red one', 'red is best', 'red please'].map((text) => ({ text, label: text.includes('blue') ? 'BLUE' : 'RED', language: 'en' }));
  assert.equal(learnSentiment(rows).predict('a blue shirt', 'en').label, 'BLUE');
  assert.throws(() => learnSentiment([]), RangeError);
  assert.throws(() => learnSentiment(rows.slice(0, 2)), RangeError);
});

test('macro-F1 is the mean over labels, and shifts never make it worse', () => {
  assert.equal(macroF1([[1, 0], [0, 1], [1, 0]], ['a', 'b', 'b'], ['a', 'b'], [0, 0]), (2 / 3 + 2 / 3) / 2);
  const row = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
  fc.assert(fc.property(fc.array(fc.tuple(row, fc.constantFrom('a', 'b', 'c')), { minLength: 3, maxLength: 40 }), (rows) => {
    const scores = rows.map(([values]) => values);
    const names = rows.map(([, name]) => name);
    const labels = ['a', 'b', 'c'];
    assert.ok(macroF1(scores, names, labels, shiftsFor(scores, names, labels)) >= macroF1(scores, names, labels, [0, 0, 0]));
  }));
});
