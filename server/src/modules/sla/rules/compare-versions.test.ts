import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesBetween } from './compare-versions.ts';
import type { Policy } from './policy.ts';

const policy = (id: string, more: Partial<Policy> = {}): Policy => ({
  id, name: id.toUpperCase(), conditions: [], targets: [{ metric: 'first_reply', hours: 'business', seconds: 3600 }], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false, ...more,
});
const [a, b, c] = [policy('a'), policy('b'), policy('c')];

for (const [name, before, after, changes] of [
  ['nothing', [a, b], [a, b], []],
  ['one more', [a], [a, b], [{ what: 'added', policy: 'B' }]],
  ['one less', [a, b], [b], [{ what: 'removed', policy: 'A' }]],
  ['another name', [a], [{ ...a, name: 'Chat' }], [{ what: 'renamed', policy: 'Chat', from: 'A' }]],
  ['the last first', [a, b, c], [c, a, b], [{ what: 'moved', policy: 'C', from: 3, to: 1 }]],
  ['one added before others moves none of them', [a, b], [c, a, b], [{ what: 'added', policy: 'C' }]],
  ['a target', [a], [policy('a', { targets: [{ metric: 'first_reply', hours: 'business', seconds: 60 }, { metric: 'resolution', hours: 'always', seconds: 9 }] })], [
    { what: 'target', policy: 'A', metric: 'first_reply', hours: 'business', from: 3600, to: 60 }, { what: 'target', policy: 'A', metric: 'resolution', hours: 'always', from: null, to: 9 },
  ]],
  ['the rest of it', [a], [policy('a', { conditions: [{ field: 'tier', is: 'one_of', values: ['vip'] }], calendar_id: 'k', overrides: [{ tier: ['vip'], targets: [{ metric: 'resolution', hours: 'business', seconds: 5 }] }], deadlines: [{ metric: 'resolution', moment: 'promised_date', lead_seconds: 0 }], warn_owner_percent: 50, warn_lead_percent: 60, snooze_pauses: true, targets: [{ metric: 'first_reply', hours: 'business', seconds: 3600, by_reason: true }] })], [
    { what: 'conditions', policy: 'A' }, { what: 'calendar', policy: 'A', from: null, to: 'k' }, { what: 'by_reason', policy: 'A', on: true }, { what: 'exceptions', policy: 'A', from: 0, to: 1 }, { what: 'deadlines', policy: 'A' },
    { what: 'owner', policy: 'A', from: 75, to: 50 }, { what: 'lead', policy: 'A', from: 90, to: 60 }, { what: 'snooze', policy: 'A', on: true },
  ]],
] as const) {
  test(`a version changed: ${name}`, () => assert.deepEqual(changesBetween(before as readonly Policy[], after as readonly Policy[]), changes));
}

test('the moves that are named are as few as can be, by trying every set of policies that might have stayed', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  fc.assert(fc.property(fc.shuffledSubarray(ids, { minLength: 5 }), (order) => {
    const moves = changesBetween(ids.map((id) => policy(id)), order.map((id) => policy(id))).length;
    const subsets = Array.from({ length: 32 }, (_, bits) => ids.filter((_id, at) => (bits >> at) & 1));
    const longest = Math.max(...subsets.filter((set) => order.filter((id) => set.includes(id)).join() === set.join()).map((set) => set.length));
    assert.equal(moves, ids.length - longest);
  }));
});
