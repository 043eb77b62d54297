import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange } from './arrange.ts';
import { howMany, noBits, setBit } from './bits.ts';

test('is what comparing every two of them gives, however many are alike', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ noNaN: true }), fc.constant(-0));
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.tuple(value, value), { maxLength: 400, size: 'max' }), fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), value), { minLength: 200, maxLength: 400 })), (rows) => {
      const keys = [Float64Array.from(rows, (row) => row[0]), Float64Array.from(rows, (row) => row[1])] as const;
      const places = Uint32Array.from(rows, (_, i) => i).reverse();
      arrange(places, keys, (a, b) => a - b);
      const plainly = rows.map((_, i) => i).sort((a, b) => (keys[0][a] as number) - (keys[0][b] as number) || (keys[1][a] as number) - (keys[1][b] as number) || a - b);
      assert.deepEqual([...places], plainly);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('counts bits between two places', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 129 })), fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 130 }), (members, a, b) => {
      const bits = noBits(130);
      for (const at of members) setBit(bits, at);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      assert.equal(howMany(bits, from, to), members.filter((at) => at >= from && at < to).length);
    }),
    { numRuns: 500, seed: 6 },
  );
});
