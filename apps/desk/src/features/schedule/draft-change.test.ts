import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, oppositeOf } from './draft-change.ts';

const shift = (id: string, hour: number) => ({ id, person_id: 'ana', from: `2026-11-23T0${hour}:00:00.000Z`, to: '2026-11-23T16:00:00.000Z', activities: [] });
const schedule = { from: '2026-11-23', weeks: 1, version: 3, people: [], away: [], shifts: [shift('a', 8), shift('b', 8)], problems: [] };

test('what is applied and then its opposite leaves everything as it was', () => {
  const answer = { version: 4, put: [shift('a', 9), shift('c', 7)], removed: [shift('b', 8)], problems: [], about: ['ana'] };
  const after = applied(schedule, answer);
  assert.deepEqual([after.version, after.shifts.map((one) => one.id).toSorted()], [4, ['a', 'c']]);
  const back = oppositeOf(schedule.shifts, answer);
  assert.deepEqual([back.put.map((one) => [one.id, one.from]), back.remove], [[['b', shift('b', 8).from], ['a', shift('a', 8).from]], ['c']]);
});
