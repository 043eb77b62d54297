import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeAge, describeLongSpan, describeSpan } from './elapsed.ts';
import { formatMoney, minorDigits } from './money.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('a span is said in its largest whole unit, never as zero', () => {
  const table: Array<[number, string]> = [
    [0, '1 min'],
    [59_999, '1 min'],
    [14 * MINUTE, '14 min'],
    [-14 * MINUTE, '14 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 hr'],
    [47 * HOUR, '1 day'],
    [72 * HOUR, '3 days'],
  ];
  for (const [ms, words] of table) assert.equal(describeSpan(ms, 'en'), words);
});

test('a figure says two units', () => {
  assert.equal(describeLongSpan(80 * MINUTE, 'en'), '1h 20m');
  assert.equal(describeLongSpan(2 * HOUR, 'en'), '2h');
  assert.equal(describeLongSpan(50 * HOUR, 'en', 'short'), '2 days 2 hr');
});

test('age goes from now over hours to weekday and date', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const age = (at: string) => describeAge(new Date(at), now, 'en', 'now');
  assert.equal(age('2026-11-20T11:59:30Z'), 'now');
  assert.equal(age('2026-11-20T11:15:00Z'), '45m');
  assert.equal(age('2026-11-17T11:15:00Z'), 'Tue');
  assert.match(age('2026-03-02T11:15:00Z'), /Mar 2/);
  assert.match(age('2025-03-02T11:15:00Z'), /Mar 2025/);
});

test('money honours the minor unit of its currency', () => {
  assert.equal(formatMoney({ amount_minor: 2490, currency: 'EUR' }, 'en'), '€24.90');
  assert.equal(formatMoney({ amount_minor: 2490, currency: 'JPY' }, 'en'), '¥2,490');
  assert.equal(minorDigits('KWD'), 3);
});
