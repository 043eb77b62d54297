import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin } from './within.ts';

test('a number is taken between its bounds, them included, and nothing else is', () => {
  for (const typed of ['5', '3600', ' 45 ']) assert.ok(isWithin(typed, 5, 3600, true), typed);
  for (const typed of ['4', '3601', '', ' ', 'ten', '1e9', '-5', '45.5']) assert.ok(!isWithin(typed, 5, 3600, true), typed);
});

test('where halves are allowed, a comma is a point', () => {
  assert.ok(isWithin('1,5', 1, 5, false));
  assert.ok(!isWithin('1,5', 1, 5, true));
  assert.ok(!isWithin('0,9', 1, 5, false));
});
