import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursStart, wrongDay } from './hours-shape.ts';

test('a brand that said nothing is proposed usual hours; one that did keeps its own', () => {
  const around = { time_zone: 'UTC', hours: { 1: [['00:00', '24:00']] }, changed_at: null };
  assert.deepEqual(hoursStart(around)['1'], [['09:00', '17:00']]);
  assert.deepEqual(hoursStart({ ...around, changed_at: '2026-01-01T00:00:00Z' }), around.hours);
});

test('hours that cannot be are found by their day', () => {
  assert.equal(wrongDay({ 1: [['09:00', '12:00'], ['13:00', '24:00']], 7: [] }), null);
  assert.equal(wrongDay({ 1: [['09:00', '17:00']], 2: [['17:00', '09:00']] }), '2');
  assert.equal(wrongDay({ 3: [['13:00', '17:00'], ['09:00', '14:00']] }), '3');
  assert.equal(wrongDay({ 4: [['', '17:00']] }), '4');
});
