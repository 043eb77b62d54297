import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnModel, type LabelledText } from './learn-model.ts';
import { predict } from './learned-model.ts';
import { learnMore, type Correction } from './learn-more.ts';

const THINGS = ['lamp', 'bag', 'coat', 'phone', 'chair', 'watch', 'tent', 'mug', 'rug', 'hat'];
const base: LabelledText[] = THINGS.flatMap((thing) => [{ text: `where is my ${thing}`, labels: ['where'] }, { text: `refund my ${thing}`, labels: ['refund'] }]);
const options = { seed: 2, strangers: [], hidden: 24 };
const current = learnModel(base, options);

/** This shop engraves: its customers ask for what the base has no word for. */
const corrections: Correction[] = [...THINGS, ...THINGS.map((thing) => `blue ${thing}`), ...THINGS.map((thing) => `small ${thing}`)].flatMap((thing, index) => [
  { text: `can you engrave a name on the ${thing}`, labels: ['engraving'], correctedAt: `2026-01-01T00:${String(index).padStart(2, '0')}:00Z` },
  ...(index % 2 === 0 ? [{ text: `any news of the ${thing}, where is it`, labels: ['where'], correctedAt: `2026-01-02T00:${String(index).padStart(2, '0')}:00Z` }] : []),
]);

test('a brand’s corrections teach a new reason, and the better model is promoted', () => {
  const next = learnMore(current, base, corrections, options);
  assert.equal(predict(next.model, 'engrave a name on my tent please').guesses[0]?.label, 'engraving');
  assert.equal(predict(next.model, 'where is my chair').guesses[0]?.label, 'where');
  assert.equal(next.promotion.promote, false, 'nine judged texts are too few');
  const more = learnMore(current, base, [...corrections, ...corrections.map((row) => ({ ...row, text: `${row.text} please` })), ...corrections.map((row) => ({ ...row, text: `hello, ${row.text}` }))], options);
  assert.deepEqual([more.promotion.promote, more.evaluation.macroF1 > more.current.macroF1], [true, true]);
});

test('the latest correction of a text holds', () => {
  const text = 'can you engrave a name on the lamp';
  const next = learnMore(current, base, [...corrections, { text, labels: ['refund'], correctedAt: '2026-02-01T00:00:00Z' }, { text, labels: ['engraving'], correctedAt: '2025-02-01T00:00:00Z' }], options);
  const before = learnMore(current, base, corrections, options);
  const chance = (of: typeof next): number => predict(of.model, text).guesses.find((guess) => guess.label === 'refund')?.chance ?? 0;
  assert.ok(chance(next) > chance(before));
});
