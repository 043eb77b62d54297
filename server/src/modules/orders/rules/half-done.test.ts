import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isHalfDone } from './half-done.ts';

const agreed = { refund_minor: 4980, after: { state: 'cancelled' as const, payment_state: 'partially_refunded', refunded_minor: 4980 } };
const cancel = { kind: 'cancel' as const, restock: true };

test('a cancelling that stopped after either step goes on; one that somebody else finished does not', () => {
  assert.equal(isHalfDone({ state: 'open', refunded_minor: 4980, lines: [] }, cancel, agreed, 4980), true, 'paid back, still open');
  assert.equal(isHalfDone({ state: 'cancelled', refunded_minor: 0, lines: [] }, cancel, agreed, 0), true, 'cancelled, not paid back');
  assert.equal(isHalfDone({ state: 'open', refunded_minor: 0, lines: [] }, cancel, agreed, 0), false, 'nothing happened yet');
  assert.equal(isHalfDone({ state: 'open', refunded_minor: 4980, lines: [] }, cancel, agreed, 0), false, 'somebody else paid it back');
  assert.equal(isHalfDone({ state: 'cancelled', refunded_minor: 4980, lines: [] }, cancel, agreed, 0), false, 'somebody else did all of it');
  assert.equal(isHalfDone({ state: 'cancelled', refunded_minor: 0, lines: [] }, { kind: 'refund', scope: 'full', restock: true }, agreed, 0), false, 'no other action has two steps');
});

test('whatever stands in the order, going on never pays back more than was agreed', () => {
  fc.assert(fc.property(fc.nat(9000), fc.nat(9000), fc.nat(9000), fc.nat(9000), fc.constantFrom('open' as const, 'cancelled' as const), (before, refund, refunded, ours, state) => {
    if (!isHalfDone({ state, refunded_minor: refunded, lines: [] }, cancel, { refund_minor: refund, after: { ...agreed.after, refunded_minor: before + refund } }, ours)) return;
    // What is left to pay back is all of it, or nothing where ours is there.
    assert.equal(refunded + (ours === 0 ? refund : 0), before + refund);
  }));
});
