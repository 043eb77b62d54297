import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../forecast/series.fixture.ts';
import { handleAhead, learnedHandle } from './rest-handle.ts';

const HOUR = 3_600_000;

test('what was measured is believed by how much of it there is, and less the further ahead', () => {
  const rows: readonly [contacts: number, mean: number, leadHours: number, said: number][] = [
    // nothing finished yet: the plan
    [0, 0, 0, 300], [0, 0, 6, 300],
    // 44 contacts are worth as much as the plan: the geometric mean of both
    [44, 480, 0, 379], [44, 480, 4, 337], [44, 480, 12, 309],
    // few say little, many nearly all; shorter as well as longer
    [4, 480, 0, 312], [880, 480, 0, 469], [44, 150, 0, 212],
  ];
  for (const [contacts, mean, lead, said] of rows) assert.equal(Math.round(handleAhead(learnedHandle(300, { contacts, seconds: contacts * mean }), lead * HOUR)), said, `${contacts} × ${mean} s, ${lead} h ahead`);
  assert.deepEqual(learnedHandle(300, undefined), { planned: 300, soFar: null, contacts: 0, credibility: 0 });
});

test('never outside planned and measured, never further from the plan with fewer contacts or further ahead', () => {
  const next = drawn(11);
  for (let round = 0; round < 500; round++) {
    const [planned, mean, contacts, lead] = [30 + next() * 1500, 1 + next() * 4000, 1 + Math.floor(next() * 400), next() * 12 * HOUR];
    const at = (count: number, ahead: number): number => handleAhead(learnedHandle(planned, { contacts: count, seconds: count * mean }), ahead);
    const said = at(contacts, lead);
    assert.ok(said >= Math.min(planned, mean) - 1e-9 && said <= Math.max(planned, mean) + 1e-9, `${planned} ${mean}: ${said}`);
    const off = (value: number): number => Math.abs(value - planned);
    assert.ok(off(at(contacts + 10, lead)) >= off(said) - 1e-9 && off(at(contacts, lead + HOUR)) <= off(said) + 1e-9);
  }
});
