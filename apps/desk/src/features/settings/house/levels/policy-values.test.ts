import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moved, newPolicy, policyFrom, valuesOf } from './policy-values.ts';

test('a form that is saved unchanged changes nothing, also of what it does not show', () => {
  const policy = {
    ...newPolicy('p'), name: 'Chat', cut_off: '14:00', snooze_pauses: true,
    conditions: [{ field: 'language' as const, is: 'none_of' as const, values: ['de'] }, { field: 'order_total' as const, is: 'at_least' as const, amount_minor: 5000 }, { field: 'channel' as const, is: 'one_of' as const, values: ['chat'] }],
    targets: [{ metric: 'first_reply' as const, hours: 'business' as const, seconds: 1800, by_reason: true }, { metric: 'first_reply' as const, hours: 'always' as const, seconds: 86_400 }, { metric: 'resolution' as const, hours: 'always' as const, seconds: 172_800 }],
    overrides: [{ tier: ['vip'], targets: [{ metric: 'first_reply' as const, hours: 'business' as const, seconds: 600 }] }],
    deadlines: [{ metric: 'resolution' as const, moment: 'promised_date' as const, lead_seconds: 0 }, { metric: 'resolution' as const, moment: 'fulfilment_cut_off' as const, lead_seconds: 900 }],
  };
  assert.deepEqual(policyFrom(valuesOf(policy), policy), policy);
});

test('hours are the usual ones, a calendar’s or around the clock', () => {
  const policy = { ...newPolicy('p'), name: 'A' };
  const night = policyFrom({ ...valuesOf(policy), hours: 'k' }, policy);
  assert.deepEqual([valuesOf(policy).hours, night.calendar_id, valuesOf(night).hours], ['usual', 'k', 'k']);
  assert.equal(policyFrom({ ...valuesOf(night), hours: 'usual' }, night).calendar_id, null);
  const always = policyFrom({ ...valuesOf(policy), hours: 'always', resolution: '8' }, policy);
  assert.deepEqual(always.targets.map((target) => [target.metric, target.hours, target.seconds]), [['first_reply', 'always', 14_400], ['resolution', 'always', 28_800]]);
  assert.deepEqual(policyFrom(valuesOf(always), always), always);
  assert.deepEqual(policyFrom({ ...valuesOf(always), hours: 'usual' }, always).targets.map((target) => target.hours), ['business', 'business']);
});

test('what is emptied is gone', () => {
  const policy = { ...newPolicy('p'), name: 'A', conditions: [{ field: 'tier' as const, is: 'one_of' as const, values: ['vip'] }], cut_off: '14:00' };
  const changed = policyFrom({ ...valuesOf(policy), tier: [], cut_off: '', first_reply: '', resolution: '8' }, policy);
  assert.deepEqual([changed.conditions, changed.cut_off, changed.targets], [[], null, [{ metric: 'resolution', hours: 'business', seconds: 28_800 }]]);
});

test('one moves by a place and never out of the list', () => {
  assert.deepEqual([moved(['a', 'b', 'c'], 0, 1), moved(['a', 'b', 'c'], 0, -1), moved(['a', 'b', 'c'], 2, 1)], [['b', 'a', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']]);
});
