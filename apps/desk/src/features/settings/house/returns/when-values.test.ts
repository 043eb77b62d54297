import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountOf, reasonLines, reasonsFrom, typedAmount, whenFrom, whenValues, type When } from './when-values.ts';

test('a condition is read back as it was shown', () => {
  const cases: When[] = [
    {},
    { categories: ['Shoes', 'Bags'], tags: ['sale'], skus: ['A-1'], countries: ['DE', 'FR'], tiers: ['gold'] },
    { reasons: ['too_small', 'damaged'], conditions: ['worn'] },
    { paid_from_minor: 1050, paid_below_minor: 20_000, discount_from_percent: 50 },
  ];
  for (const when of cases) assert.deepEqual(whenFrom(whenValues(when)), when);
  assert.deepEqual(whenFrom({ ...whenValues({}), countries: 'de, fr', paid_from: 'much' }), { countries: ['DE', 'FR'] }, 'what cannot be read does not matter');
});

test('amounts as people type them', () => {
  assert.deepEqual(['12,5', '12.50', '12', '', '1.234', '-3'].map(amountOf), [1250, 1250, 1200, undefined, undefined, undefined]);
  assert.deepEqual([typedAmount(1250), typedAmount(1200), typedAmount(undefined)], ['12.50', '12', '']);
});

test('reasons in a brand’s own words', () => {
  const { reasons, faulty } = reasonsFrom('Sleeves too short = too_small\n\nÄrmel zu kurz = too_small\nÄrmel, zu kurz! = too_small');
  assert.deepEqual([reasons[0]?.code, faulty], ['sleeves_too_short', null]);
  assert.equal(new Set(reasons.map((one) => one.code)).size, 3);
  assert.ok(reasons.every((one) => /^[a-z0-9_]{1,40}$/.test(one.code)));
  assert.equal(reasonsFrom('Sleeves = too_small\nWhatever').faulty, 2);
  assert.equal(reasonsFrom('').faulty, 1);
  assert.deepEqual(reasonsFrom(reasonLines(reasons)).reasons, reasons, 'and back');
});
