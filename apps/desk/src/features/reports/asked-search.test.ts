import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, dayIn, readAskedSearch } from './asked-search.ts';
import { presetIds, presets } from './presets.ts';

test('a question comes out of an address as it went in', () => {
  for (const id of presetIds) assert.deepEqual(readAskedSearch(JSON.parse(JSON.stringify(presets[id]))), presets[id]);
  const own = { ...presets.overview, period: 'custom' as const, from: '2026-11-01', to: '2026-11-08', filters: { channels: ['email'] } };
  assert.deepEqual(readAskedSearch(JSON.parse(JSON.stringify(own))), own);
});

test('what is no question is none, and what is unknown in one is left out', () => {
  for (const given of [undefined, null, 'x', [], {}, { metrics: ['nonsense'], period: 'today' }, { metrics: ['received'], period: 'custom' }, { metrics: ['received'], period: 'custom', from: '2026-11-08', to: '2026-11-01' }]) assert.equal(readAskedSearch(given), null, JSON.stringify(given));
  assert.deepEqual(readAskedSearch({ metrics: ['received', 'x'], by: ['day', 'y', 'day', 'agent', 'team'], period: 'today', compare: 'z', hours: 1, filters: { channels: ['email', 3], others: ['x'] } }), { metrics: ['received'], by: ['day', 'agent'], period: 'today', compare: 'none', hours: 'wall', filters: { channels: ['email'] } });
});

test('days are counted as dates, and a moment is on the day of its clock', () => {
  assert.equal(dayAfter('2026-02-28', 1), '2026-03-01');
  assert.equal(dayIn('2026-11-01T23:30:00Z', 'Europe/Berlin'), '2026-11-02');
  assert.equal(dayIn('2026-11-01', 'Europe/Berlin'), '2026-11-01');
});
