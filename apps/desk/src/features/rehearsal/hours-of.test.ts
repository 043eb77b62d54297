import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursOf, intervalsOf } from './hours-of.ts';

const at = ['2026-11-27T22:30:00.000Z', '2026-11-27T23:00:00.000Z', '2026-11-27T23:30:00.000Z', '2026-11-28T00:00:00.000Z'];
const course = { at, arrived: [5, 2, 6, 0], service_level: [1, 0.5, 1, null], people: [], busy: [], waiting: [], oldest_seconds: [], wait_p90_seconds: [], by_channel: { chat: { arrived: [5, 2, 0, 0], service_level: [1, 0.5, null, null], waiting: [] } }, by_reason: { where: { arrived: [0, 1, 3, 0], service_level: [null, 1, 0, null] } } };

test('a day begins by the clock of its place, and an hour weighs its intervals by how many came', () => {
  assert.deepEqual(intervalsOf({ course }, '2026-11-28', 'Europe/Berlin'), [1, 2, 3]);
  assert.deepEqual(hoursOf({ course }, '2026-11-28', 'Europe/Berlin'), [
    { name: '00', arrived: 8, level: 0.875, by_channel: { chat: { arrived: 2, level: 0.5 } }, by_reason: { where: { arrived: 4, level: 0.25 } } },
    { name: '01', arrived: 0, level: null, by_channel: { chat: { arrived: 0, level: null } }, by_reason: { where: { arrived: 0, level: null } } },
  ]);
});

test('what was kept before reasons were told has none', () => {
  const { by_reason: _none, ...before } = course;
  assert.deepEqual(hoursOf({ course: before }, '2026-11-28', 'Europe/Berlin').map((hour) => hour.by_reason), [{}, {}]);
});
