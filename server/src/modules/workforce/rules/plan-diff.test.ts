import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShiftView } from '../contract-schedule.ts';
import { diffOf, paidMinutes } from './plan-diff.ts';

let made = 0;
const shift = (person: string, day: number, from: number, hours: number): ShiftView => {
  const begin = Date.parse('2026-11-23T00:00Z') + (day * 24 + from) * 3_600_000;
  return { id: `s${++made}`, person_id: person, from: new Date(begin).toISOString(), to: new Date(begin + hours * 3_600_000).toISOString(), activities: [{ kind: 'lunch', from: new Date(begin + 4 * 3_600_000).toISOString(), to: new Date(begin + 4.5 * 3_600_000).toISOString(), paid: false }] };
};

test('who gains, loses and changes what; what stays the same is not told', () => {
  const published = [shift('ana', 0, 9, 8), shift('ana', 1, 9, 8), shift('ben', 0, 9, 8), shift('cai', 2, 9, 8)];
  const draft = [shift('ana', 0, 9, 8), shift('ana', 1, 11, 8), shift('ben', 3, 9, 8), shift('cai', 2, 9, 8)];
  const found = diffOf(published, draft);
  assert.deepEqual(found.map((one) => [one.personId, one.gains.length, one.loses.length, one.changes.length, one.same]), [['ana', 0, 0, 1, 1], ['ben', 1, 1, 0, 0], ['cai', 0, 0, 0, 1]]);
});

test('another meal is a change, the same shift twice in one place is one too many', () => {
  const one = shift('ana', 0, 9, 8);
  assert.equal(diffOf([one], [{ ...one, activities: [] }])[0]?.changes.length, 1);
  assert.deepEqual([diffOf([one, one], [one])[0]?.loses.length, diffOf([], [])], [1, []]);
  assert.equal(paidMinutes([one]), 450);
});
