import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnused, trackingKey } from './label-unused.ts';

test('who never got a label does not use it, whatever is said of the parcel', () => {
  for (const state of ['wanted', 'failed'] as const) for (const parcel of [null, '', '1Z 9']) assert.equal(isUnused({ state, trackingNumber: null }, parcel), true);
});

test('a label that is there: unused only where both numbers are known and differ', () => {
  const table: [label: string | null, parcel: string | null, unused: boolean][] = [
    ['1Z9', '1Z8', true], ['1Z9', '1Z9', false], ['1Z9', ' 1z-9 ', false], ['1Z9', null, false], ['1Z9', '  ', false], [null, '1Z9', false], [null, null, false],
  ];
  for (const [label, parcel, unused] of table) assert.equal(isUnused({ state: 'made', trackingNumber: label }, parcel), unused, `${label} ${parcel}`);
});

test('the brand’s own file costs nothing to keep, and what is replaced was seen to already', () => {
  for (const state of ['uploaded', 'replaced'] as const) assert.equal(isUnused({ state, trackingNumber: '1Z9' }, '1Z8'), false);
});

test('blanks, hyphens and small letters make no other number', () => {
  const letters = 'aZ0 -9b';
  for (let seed = 0; seed < 500; seed += 1) {
    const number = Array.from({ length: 1 + (seed % 9) }, (_, at) => letters[(seed * 7 + at * 3) % letters.length]).join('') + 'X';
    assert.equal(isUnused({ state: 'made', trackingNumber: number }, ` ${number.toLowerCase().split('').join('-')} `), false);
    assert.equal(isUnused({ state: 'made', trackingNumber: number }, `${number}1`), true);
    assert.equal(trackingKey(trackingKey(number)), trackingKey(number));
  }
});
