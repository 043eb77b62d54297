import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectsOf, faultOfStep } from './macro-effects.ts';
import { saysTheSame } from './same-words.ts';

const now = new Date('2026-11-20T12:00:00Z');

test('actions become one change; tags add up, the last status wins, "me" is who uses it', () => {
  const { category, change, untag } = effectsOf(
    [{ kind: 'status', value: 'open' }, { kind: 'tag', value: 'wismo' }, { kind: 'tag', value: ' carrier ' }, { kind: 'assign', value: 'me' }, { kind: 'priority', value: 'high' }, { kind: 'snooze', value: '24' }, { kind: 'untag', value: ' new ' }, { kind: 'team', value: 't1' }, { kind: 'reason', value: 'r1' }, { kind: 'status', value: 'resolved' }],
    'p1', now,
  );
  assert.equal(category, 'resolved');
  assert.deepEqual(change, { add_tags: ['wismo', 'carrier'], assignee_id: 'p1', team_id: 't1', reason_id: 'r1', priority: 'high', snoozed_until: '2026-11-21T12:00:00.000Z' });
  assert.deepEqual(untag, ['new']);
});

test('what says nothing does nothing', () => {
  assert.deepEqual(effectsOf([], 'p1', now), { category: null, change: null, untag: [] });
  assert.deepEqual(effectsOf([{ kind: 'status', value: 'spam' }, { kind: 'snooze', value: 'soon' }, { kind: 'tag', value: ' ' }, { kind: 'assign', value: 'me' }, { kind: 'priority', value: 'huge' }], null, now), { category: null, change: null, untag: [] });
});

test('a step that cannot work says why', () => {
  for (const [kind, value] of [['status', 'spam'], ['tag', ' '], ['priority', 'huge'], ['snooze', '0'], ['snooze', 'soon'], ['snooze', '99999'], ['team', '']] as const) assert.notEqual(faultOfStep({ kind, value }), null, `${kind} ${value}`);
  for (const [kind, value] of [['status', 'resolved'], ['tag', 'x'], ['untag', 'x'], ['priority', 'low'], ['snooze', '0.5'], ['assign', 'me']] as const) assert.equal(faultOfStep({ kind, value }), null, `${kind} ${value}`);
});

test('words are the same whatever stands between them', () => {
  assert.ok(saysTheSame('Hi  Ana,\n\nit is on its way.\n', 'Hi Ana, it is on its\u00a0way.'));
  assert.ok(!saysTheSame('Hi Ana', 'Hi Ana!'));
});
