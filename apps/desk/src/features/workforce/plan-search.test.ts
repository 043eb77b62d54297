import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn, mondayOf, plusDays, readPlanSearch, spanOf } from './plan-search.ts';

test('only what is known is taken from an address, and a week begins on Monday', () => {
  assert.deepEqual(readPlanSearch({ tab: 'staffing', channel: 'chat', range: 'half', week: '2026-11-26', other: 1 }), { tab: 'staffing', channel: 'chat', range: 'half', week: '2026-11-23' });
  assert.deepEqual(readPlanSearch({ tab: 'x', channel: 'CHAT; drop', range: 'year', week: '2026-02-99' }), {});
});

test('days are plain dates, whatever clocks do', () => {
  assert.equal(plusDays('2026-03-28', 2), '2026-03-30');
  assert.equal(mondayOf('2026-11-29'), '2026-11-23');
  assert.equal(mondayOf('2026-11-23'), '2026-11-23');
  assert.equal(dayIn('Asia/Manila', new Date('2026-11-22T20:00:00Z')), '2026-11-23');
  assert.deepEqual(spanOf('week', '2026-11-25', '2026-11-23'), { from: '2026-11-23', to: '2026-11-30', by: 'interval' });
  assert.deepEqual(spanOf('near', '2026-11-25', '2026-11-23'), { from: '2026-10-28', to: '2027-01-06', by: 'day' });
});
