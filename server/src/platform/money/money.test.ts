import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalOf, formatMoney, minorDigits, parseMoney, roundMoney } from './money.ts';

test('minor units are those of ISO 4217, whatever the runtime prints with', () => {
  assert.deepEqual(['EUR', 'HUF', 'IDR', 'JPY', 'ISK', 'KWD', 'IQD'].map(minorDigits), [2, 2, 2, 0, 0, 3, 3]);
  assert.throws(() => minorDigits('euro'), RangeError);
  assert.deepEqual(parseMoney('1990.5', 'HUF'), { amountMinor: 199050, currency: 'HUF' });
  assert.equal(decimalOf({ amountMinor: 199050, currency: 'HUF' }), '1990.50');
  assert.match(formatMoney({ amountMinor: 199050, currency: 'HUF' }), /1,990\.5/);
});

test('amounts with more decimals than their currency has are rounded half away from zero, others are exact', () => {
  assert.deepEqual(['0.304', '0.305', '-0.305', '29.35', '0.9', '10', '-0.001'].map((text) => roundMoney(text, 'EUR').amountMinor), [30, 31, -31, 2935, 90, 1000, 0]);
  assert.equal(roundMoney('25.99', 'JPY').amountMinor, 26);
  assert.equal(roundMoney('1.2345', 'KWD').amountMinor, 1235);
  for (const text of ['1,20', '', '1e5', '1.', 'EUR 5']) assert.throws(() => roundMoney(text, 'EUR'), RangeError);
});

test('what is written as a decimal is read back the same, for every kind of currency', () => {
  for (const currency of ['EUR', 'JPY', 'KWD']) for (const amountMinor of [0, 1, 9, 10, 999, 1000, -1, -1234, 123_456_789]) assert.equal(roundMoney(decimalOf({ amountMinor, currency }), currency).amountMinor, amountMinor);
});
