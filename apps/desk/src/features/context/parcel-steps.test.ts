import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parcelSteps } from './parcel-steps.ts';

test('a parcel is drawn where it is', () => {
  const table: Array<[string, number | null, string]> = [
    ['pending', 0, 'current todo todo todo todo'],
    ['in_transit', 2, 'done done current todo todo'],
    ['delivered', 4, 'done done done done done'],
    ['exception', null, 'done done problem todo todo'],
    ['available_for_pickup', null, 'done done done current todo'],
    ['attempt_failed', null, 'done done done problem todo'],
  ];
  for (const [state, step, drawn] of table) assert.equal(parcelSteps(state, step).join(' '), drawn, state);
});
