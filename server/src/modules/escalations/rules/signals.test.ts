import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultsOf } from './check-matrix.ts';
import type { EscalationKind } from './matrix.ts';
import { mayClose, mayTake } from './may-own.ts';
import { noticed, nothingSeen, type Seen } from './signals.ts';
import { startingMatrix } from './starting-matrix.ts';

const shown = (seen: Partial<Seen>): string[] => noticed(startingMatrix, { ...nothingSeen, ...seen }).map(({ kind, because }) => `${kind.key} ${because}`);

test('the starting matrix notices what it is for, and nothing in an everyday question', () => {
  assert.deepEqual(shown({ reason: 'wismo.tracking', confidence: 0.97, sentiment: -0.2, urgency: 0.3 }), []);
  assert.deepEqual(shown({ urgentBecause: ['safety'], urgency: 0.9 }), ['safety urgent:safety']);
  assert.deepEqual(shown({ intents: ['sue'] }), ['legal_threat intent:sue']);
  assert.deepEqual(shown({ intents: ['press'] }), ['press intent:press']);
  assert.deepEqual(shown({ reason: 'fraud.chargeback', confidence: 0.8 }), ['chargeback reason:fraud.chargeback']);
  assert.deepEqual(shown({ reason: 'fraud.chargeback', confidence: 0.4 }), []);
  assert.deepEqual(shown({ sentiment: -0.8 }), []);
  assert.deepEqual(shown({ sentiment: -0.8, askedBefore: true }), ['angry feeling']);
  assert.deepEqual(shown({ vip: true, urgency: 0.2 }), []);
  assert.deepEqual(shown({ vip: true, urgency: 0.6 }), ['vip vip']);
  assert.deepEqual(shown({ refundWaits: true }), ['refund_exception refund_waits']);
  assert.deepEqual(shown({ deadlineMissed: 'first_reply' }), ['missed_deadlines missed:first_reply']);
  assert.deepEqual(shown({ reason: 'checkout.error', confidence: 1 }), ['checkout_bug reason:checkout.error']);
  assert.deepEqual(shown({ reason: 'checkoutish', confidence: 1 }), []);
});

test('every kind the field knows is there, once, and the matrix can be kept', () => {
  assert.deepEqual(startingMatrix.map(({ key }) => key).sort(), ['angry', 'chargeback', 'checkout_bug', 'fraud', 'legal_threat', 'missed_deadlines', 'press', 'product_defect', 'refund_exception', 'safety', 'vip', 'warranty']);
  assert.deepEqual(faultsOf(startingMatrix), []);
});

test('a kind that is switched off notices nothing, and no kind is named twice, whatever is seen', () => {
  const seen = fc.record({
    reason: fc.option(fc.constantFrom('fraud', 'fraud.chargeback', 'checkout.error', 'warranty.defect', 'other')), confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    intents: fc.subarray(['return', 'cancel', 'leave', 'dispute', 'sue', 'press', 'human'] as const), urgentBecause: fc.subarray(['safety', 'fraud', 'legal_threat', 'anger'] as const),
    urgency: fc.double({ min: 0, max: 1, noNaN: true }), sentiment: fc.double({ min: -1, max: 1, noNaN: true }), askedBefore: fc.boolean(), vip: fc.boolean(), refundWaits: fc.boolean(), deadlineMissed: fc.option(fc.constantFrom('first_reply', 'resolution')),
  });
  fc.assert(fc.property(seen, fc.subarray([...startingMatrix]), (what, off) => {
    const matrix: EscalationKind[] = startingMatrix.map((kind) => ({ ...kind, on: !off.includes(kind) }));
    const keys = noticed(matrix, what).map(({ kind }) => kind.key);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.every((key) => matrix.find((kind) => kind.key === key)?.on === true));
    // What is on is noticed whether or not others are.
    const all = noticed(startingMatrix, what).map(({ kind }) => kind.key);
    assert.deepEqual(keys, all.filter((key) => !off.some((kind) => kind.key === key)));
  }));
});

test('what cannot be kept is named with its place', () => {
  const [kind] = startingMatrix as [EscalationKind];
  const faults = faultsOf([kind, { ...kind, name: ' ', take_seconds: 7200, seconds: 3600, hands_over: true, attach: ['Photos', 'photos '], signals: [], gather: { count: 2, within_seconds: 60 } }]);
  assert.deepEqual(faults.map(({ field }) => field), ['kinds.1.key', 'kinds.1.name', 'kinds.1.take_seconds', 'kinds.1.hands_over', 'kinds.1.attach', 'kinds.1.gather']);
});

test('who may take and who may close', () => {
  const free = { ownerId: null, personId: null, teamMembers: null };
  const team = { ownerId: null, personId: null, teamMembers: ['a', 'b'] };
  const table: [typeof free | typeof team | { ownerId: string; personId: string | null; teamMembers: string[] | null }, string | null, boolean, boolean, boolean][] = [
    [free, 'a', false, true, false], [free, null, true, false, false], [team, 'a', false, true, false], [team, 'c', false, false, false], [team, 'c', true, true, false],
    [{ ...free, personId: 'a' } as never, 'b', false, false, false], [{ ...free, ownerId: 'a' }, 'a', false, true, true], [{ ...team, ownerId: 'a' }, 'b', true, true, false],
  ];
  for (const [of, who, all, takes, closes] of table) assert.deepEqual([mayTake(of, who, all), mayClose(of, who)], [takes, closes], JSON.stringify([of, who, all]));
});
