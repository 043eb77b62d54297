import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laterTimes } from './later-times.ts';

test('later is always in the future and in order', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(2024, 0, 1), max: new Date(2030, 0, 1), noInvalidDate: true }), (now) => {
      const times = laterTimes(now).map((one) => one.at.getTime());
      assert.ok(times.length >= 2 && times[0]! > now.getTime());
      times.slice(1).forEach((time, at) => assert.ok(time > times[at]!));
    }),
  );
});

test('the evening is offered only while it lies ahead, and Monday is a Monday', () => {
  const friday = new Date(2026, 10, 20, 10);
  assert.deepEqual(laterTimes(friday).map((one) => one.id), ['evening', 'tomorrow', 'monday', 'week']);
  assert.equal(laterTimes(friday)[2]!.at.getDay(), 1);
  assert.equal(laterTimes(new Date(2026, 10, 20, 17))[0]!.id, 'tomorrow');
});
