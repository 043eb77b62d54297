import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { axisTicks, linear, readableTicks } from './scale.ts';

test('an axis covers its range with round, evenly spaced ticks', () => {
  assert.deepEqual(axisTicks(0, 10), [0, 5, 10]);
  assert.deepEqual(axisTicks(0, 87), [0, 50, 100]);
  assert.deepEqual(axisTicks(0, 0), [0, 1]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (low, span) => {
      const ticks = axisTicks(low, low + span);
      assert.ok(ticks[0]! <= low && ticks[ticks.length - 1]! >= low + span);
      assert.ok(ticks.length >= 2 && ticks.length <= 7, `${ticks.length} ticks`);
      const step = ticks[1]! - ticks[0]!;
      ticks.slice(1).forEach((tick, at) => assert.ok(Math.abs(tick - ticks[at]! - step) < step * 1e-6));
    }),
  );
});

test('no two ticks of an axis read alike', () => {
  const tenths = (value: number): string => value.toFixed(1);
  assert.deepEqual(axisTicks(0, 0.16), [0, 0.05, 0.1, 0.15, 0.2]);
  assert.deepEqual(readableTicks(0, 0.16, tenths), [0, 0.1, 0.2]);
  assert.deepEqual(readableTicks(0, 87, tenths), axisTicks(0, 87));
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (high) => {
      const ticks = readableTicks(0, high, tenths);
      assert.equal(new Set(ticks.map(tenths)).size, ticks.length);
      assert.ok(ticks[0] === 0 && ticks.at(-1)! >= high);
    }),
  );
});

test('a linear scale keeps both ends and order', () => {
  const scale = linear([0, 50], [100, 0]);
  assert.equal(scale(0), 100);
  assert.equal(scale(50), 0);
  assert.ok(scale(10) > scale(20));
});
