import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minorOf, typedOf } from './words.ts';

test('amounts are read as people type them, and never rounded', () => {
  assert.equal(minorOf('12,50', 2), 1250);
  assert.equal(minorOf('12.5', 2), 1250);
  assert.equal(minorOf(' 12 ', 2), 1200);
  assert.equal(minorOf('1200', 0), 1200);
  assert.equal(minorOf('12.505', 2), null);
  assert.equal(minorOf('1.200,00', 2), null);
  assert.equal(minorOf('-1', 2), null);
  assert.equal(minorOf('', 2), null);
  for (const minor of [0, 5, 99, 100, 123_456]) assert.equal(minorOf(typedOf(minor, 2), 2), minor);
});
