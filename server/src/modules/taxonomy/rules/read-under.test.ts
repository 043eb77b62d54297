import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readUnder, type ReasonPast } from './read-under.ts';

const reason = (id: string, more: Partial<ReasonPast> = {}): ReasonPast => ({ id, since: 0, retired: null, replacedById: null, splitFromId: null, parentId: null, ...more });
const read = (reasons: readonly ReasonPast[], at: number) => Object.fromEntries(readUnder(reasons, at));

test('merged reasons are one from then on, and were two before', () => {
  const reasons = [reason('late', { retired: 10, replacedById: 'tracking' }), reason('lost', { retired: 20, replacedById: 'late' }), reason('tracking')];
  assert.deepEqual(read(reasons, 9), { late: 'late', lost: 'lost', tracking: 'tracking' });
  assert.deepEqual(read(reasons, 10), { late: 'tracking', lost: 'lost', tracking: 'tracking' });
  assert.deepEqual(read(reasons, 20), { late: 'tracking', lost: 'tracking', tracking: 'tracking' });
});

test('what was split is whole in the old tree; what was filed whole cannot be parted in the new one', () => {
  const reasons = [reason('sizing', { retired: 10 }), reason('shoes', { since: 10, splitFromId: 'sizing' }), reason('coats', { since: 10, splitFromId: 'sizing' })];
  assert.deepEqual(read(reasons, 9), { sizing: 'sizing', shoes: 'sizing', coats: 'sizing' });
  assert.deepEqual(read(reasons, 10), { sizing: 'sizing', shoes: 'shoes', coats: 'coats' });
});

test('a reason that was not there yet is read under its parent, and one of the first level as itself', () => {
  const reasons = [reason('returns'), reason('label', { since: 5, parentId: 'returns' }), reason('gifts', { since: 5 }), reason('wrapping', { since: 7, parentId: 'gifts' })];
  assert.deepEqual(read(reasons, 4), { returns: 'returns', label: 'returns', gifts: 'gifts', wrapping: 'gifts' });
  assert.deepEqual(read(reasons, 6), { returns: 'returns', label: 'label', gifts: 'gifts', wrapping: 'gifts' });
});

test('whatever became of them, each is read under one that there is, and that one under itself', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const other = fc.option(fc.constantFrom(...ids, 'gone'), { nil: null });
  const pasts = fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), since: fc.nat(20), retired: fc.option(fc.nat(20), { nil: null }), replacedById: other, splitFromId: other, parentId: other })));
  fc.assert(fc.property(pasts, fc.nat(20), (reasons, at) => {
    const under = readUnder(reasons, at);
    assert.deepEqual([...under.keys()], ids);
    for (const id of under.values()) assert.ok(ids.includes(id));
  }));
  // Replacements only lead onwards where the tree was changed by its commands: what replaces is in use at that moment.
  const orderly = fc.tuple(...ids.map((id, i) => fc.record({ id: fc.constant(id), since: fc.constant(0), retired: i === 4 ? fc.constant(null) : fc.option(fc.nat(20), { nil: null }), replacedById: fc.constantFrom(...ids.slice(i + 1), null), splitFromId: fc.constant(null), parentId: fc.constant(null) })));
  fc.assert(fc.property(orderly, fc.nat(20), (reasons, at) => {
    const under = readUnder(reasons as ReasonPast[], at);
    for (const id of under.values()) assert.equal(under.get(id), id);
  }));
});
