import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lengthOf, moved, newPolicy, policyFrom, secondsOf, textOf, valuesOf } from './policy-values.ts';

test('lengths are typed as hours or minutes', () => {
  for (const [text, seconds] of [['4', 14_400], ['4:30', 16_200], ['30m', 1800], [' 90 m ', 5400], ['', null], ['0', null], ['soon', null], ['1:75', null]] as const) assert.equal(secondsOf(text), seconds, text);
  assert.deepEqual([60, 1800, 16_200, 86_400].map(lengthOf), ['1 min', '30 min', '4:30 h', '24 h']);
  for (const seconds of [60, 1800, 3600, 5400, 86_400, 90_060]) assert.equal(secondsOf(textOf(seconds)), seconds);
});

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

test('what is emptied is gone', () => {
  const policy = { ...newPolicy('p'), name: 'A', conditions: [{ field: 'tier' as const, is: 'one_of' as const, values: ['vip'] }], cut_off: '14:00' };
  const changed = policyFrom({ ...valuesOf(policy), tier: [], cut_off: '', first_reply: '', resolution: '8' }, policy);
  assert.deepEqual([changed.conditions, changed.cut_off, changed.targets], [[], null, [{ metric: 'resolution', hours: 'business', seconds: 28_800 }]]);
});

test('one moves by a place and never out of the list', () => {
  assert.deepEqual([moved(['a', 'b', 'c'], 0, 1), moved(['a', 'b', 'c'], 0, -1), moved(['a', 'b', 'c'], 2, 1)], [['b', 'a', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']]);
});
