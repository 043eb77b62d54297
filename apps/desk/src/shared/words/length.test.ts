import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lengthOf, secondsOf, textOf } from './length.ts';

test('lengths are typed as people type them, and what is none is said to be none', () => {
  for (const [text, seconds] of [['4', 14_400], ['4:30', 16_200], ['4h', 14_400], ['8 h', 28_800], ['1.5', 5400], ['1,5h', 5400], ['30m', 1800], [' 90 min ', 5400], ['90s', 90], ['2d', 172_800], ['', null], ['0', null], ['soon', null], ['1:75', null], ['4h30', null], ['-1', null]] as const) assert.equal(secondsOf(text), seconds, text);
  assert.deepEqual([45, 60, 1800, 7199, 16_200, 86_400].map(lengthOf), ['45 s', '1 min', '30 min', '2 h', '4:30 h', '24 h']);
});

test('what is written is read back to the second', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 180 * 86_400 }), (seconds) => secondsOf(textOf(seconds)) === seconds));
});
