import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectsOf } from './macro-effects.ts';

const now = new Date('2026-11-20T12:00:00Z');

test('actions become one change; tags add up, the last status wins, "me" is who uses it', () => {
  const { category, change } = effectsOf(
    [{ kind: 'status', value: 'open' }, { kind: 'tag', value: 'wismo' }, { kind: 'tag', value: ' carrier ' }, { kind: 'assign', value: 'me' }, { kind: 'priority', value: 'high' }, { kind: 'snooze', value: '24' }, { kind: 'status', value: 'resolved' }],
    'p1', now,
  );
  assert.equal(category, 'resolved');
  assert.deepEqual(change, { add_tags: ['wismo', 'carrier'], assignee_id: 'p1', priority: 'high', snoozed_until: '2026-11-21T12:00:00.000Z' });
});

test('what says nothing does nothing', () => {
  assert.deepEqual(effectsOf([], 'p1', now), { category: null, change: null });
  assert.deepEqual(effectsOf([{ kind: 'status', value: 'spam' }, { kind: 'snooze', value: 'soon' }, { kind: 'tag', value: ' ' }, { kind: 'assign', value: 'me' }, { kind: 'priority', value: 'huge' }], null, now), { category: null, change: null });
});
