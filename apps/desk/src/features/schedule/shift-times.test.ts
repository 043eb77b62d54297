import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, dayOf, momentAt, onDay, paidMinutes, typedShift, withEnds } from './shift-times.ts';

const shift = { id: 's', person_id: 'a', from: '2026-11-23T08:00:00.000Z', to: '2026-11-23T16:30:00.000Z', activities: [{ kind: 'lunch' as const, from: '2026-11-23T12:00:00.000Z', to: '2026-11-23T12:30:00.000Z', paid: false }, { kind: 'break' as const, from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T10:15:00.000Z', paid: true }] };

test('a clock of a zone is told and found again, on the days the clocks change too', () => {
  for (const [day, clock, zone] of [['2026-11-23', '08:30', 'Asia/Manila'], ['2026-10-25', '04:00', 'Europe/Berlin'], ['2026-03-29', '12:00', 'Europe/Berlin'], ['2026-11-01', '00:30', 'America/New_York'], ['2026-11-23', '23:45', 'Asia/Kathmandu']] as const) {
    const at = momentAt(day, clock, zone);
    assert.deepEqual([dayOf(at, zone), clockOf(at, zone)], [day, clock], zone);
  }
});

test('a shift dragged to somebody elsewhere keeps the time by their clock, with its meal', () => {
  const moved = onDay(shift, 'b', '2026-11-25', 'Asia/Manila', 'UTC');
  assert.deepEqual([moved.person_id, moved.from, moved.activities[0]?.from, paidMinutes(moved)], ['b', '2026-11-25T00:00:00.000Z', '2026-11-25T04:00:00.000Z', 480]);
});

test('other ends leave out what then lies outside', () => {
  assert.deepEqual(withEnds(shift, Date.parse('2026-11-23T11:00Z'), Date.parse('2026-11-23T16:30Z')).activities.map((one) => one.kind), ['lunch']);
});

test('what is typed becomes a shift: over midnight, with its meal, with the breaks that still fit', () => {
  const night = typedShift({ day: '2026-11-23', from: '22:00', to: '06:00', lunch: '02:00', lunchMinutes: 30 }, 'a', 'UTC', null);
  assert.deepEqual([night.from, night.to, night.activities[0]?.from, night.id], ['2026-11-23T22:00:00.000Z', '2026-11-24T06:00:00.000Z', '2026-11-24T02:00:00.000Z', null]);
  const same = typedShift({ day: '2026-11-23', from: '08:00', to: '16:00', lunch: '', lunchMinutes: 30 }, 'a', 'UTC', shift);
  assert.deepEqual(same.activities.map((one) => one.kind), ['break']);
});
