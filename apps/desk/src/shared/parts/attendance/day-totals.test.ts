import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, totalsOf } from './day-totals.ts';

const day = { person_id: 'p', name: 'Ana', available_seconds: 3600, busy_seconds: 60, break_seconds: 0, training_seconds: 0, handling_seconds: 0, conversations: 0 };

test('the present state goes on from what was counted; the others stand still', () => {
  assert.deepEqual(totalsOf(day, 'available', 1000, 61_000), { available: 3_660_000, busy: 60_000, break: 0, training: 0 });
  assert.deepEqual(totalsOf(day, 'offline', 1000, 61_000), { available: 3_600_000, busy: 60_000, break: 0, training: 0 });
});

test('a clock that goes back takes nothing away, and nothing is known before it is counted', () => {
  assert.equal(totalsOf(day, 'available', 61_000, 1000).available, 3_600_000);
  assert.deepEqual(totalsOf(undefined, 'available', 0, 61_000), { available: 0, busy: 0, break: 0, training: 0 });
});

test('a day is from midnight to midnight where one sits, whatever its length', () => {
  const noon = new Date(2026, 2, 29, 12);
  const { from, to } = dayOf(noon);
  assert.deepEqual([new Date(from).getHours(), new Date(to).getDate()], [0, 30]);
});
