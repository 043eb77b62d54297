import type { Report } from '@keepdesk/client';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, stepsOf } from './chart-lines.ts';

const period = { from: '2026-10-23T22:00:00Z', to: '2026-11-20T23:00:00Z' };
const time_zone = 'Europe/Berlin';
const report = (unit: string, by: string[], rows: [string, string, number][]): Report => ({
  metrics: [{ key: 'x', name: 'X', unit, definition: '', clocks: false, better: null, provisional: false }], by, period, compared_with: null, time_zone, total: [], cut: false, restated: [],
  rows: rows.map(([one, other, value]) => ({ keys: [{ id: one, name: one }, { id: other, name: other }], cells: [{ value, n: value, interval: null, p90: null, few: false, exact: true }] })),
});

test('steps are in the order of time, every one of them, on the report’s clock', () => {
  const days = stepsOf({ period, time_zone }, 'day');
  assert.deepEqual([days[0], days[1], days.at(-1), days.length], ['2026-10-24', '2026-10-25', '2026-11-20', 28]);
  assert.deepEqual(stepsOf({ period, time_zone }, 'week'), ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']);
  assert.deepEqual(stepsOf({ period: { from: '2025-12-31T00:00:00Z', to: '2026-03-01T00:00:00Z' }, time_zone: 'UTC' }, 'month'), ['2025-12-01', '2026-01-01', '2026-02-01']);
  assert.deepEqual(stepsOf({ period, time_zone }, 'hour').slice(0, 3), ['0', '1', '2']);
});

test('lines follow time whatever order the rows came in; nothing is none of a count and a gap of a share', () => {
  const rows: [string, string, number][] = [['ann', '2026-11-20', 2], ['ann', '2026-10-24', 1], ['ben', '2026-10-25', 7]];
  const steps = stepsOf({ period, time_zone }, 'day');
  const [ben, ann] = linesOf(report('count', ['agent', 'day'], rows), 0, 1, steps, (key) => key.name);
  assert.deepEqual([ben?.name, ben?.values[0], ben?.values[1], ann?.values[0], ann?.values[1], ann?.values.at(-1)], ['ben', 0, 7, 1, 0, 2]);
  assert.equal(linesOf(report('ratio', ['agent', 'day'], rows), 0, 1, steps, (key) => key.name)[1]?.values[1], null);
});
