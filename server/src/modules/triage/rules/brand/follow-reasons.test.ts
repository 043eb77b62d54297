import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followReasons, type ReasonToday } from './follow-reasons.ts';

const reason = (id: string, more: Partial<ReasonToday> = {}): ReasonToday => ({ id, key: `key.${id}`, retired: false, replacedById: null, splitFromId: null, ...more });

test('what is in use stands for itself, what was merged is what replaced it, however often', () => {
  const followed = followReasons([reason('a'), reason('b', { retired: true, replacedById: 'c' }), reason('c', { retired: true, replacedById: 'a' })]);
  assert.deepEqual([...followed], [['a', ['key.a']], ['b', ['key.a']], ['c', ['key.a']]]);
});

test('what was split is its parts, and what became of those', () => {
  const followed = followReasons([reason('whole', { retired: true }), reason('one', { splitFromId: 'whole' }), reason('two', { splitFromId: 'whole', retired: true, replacedById: 'else' }), reason('else')]);
  assert.deepEqual(followed.get('whole'), ['key.else', 'key.one']);
});

test('what was split and taken back is itself, with its parts beside it; what went without a successor is nothing', () => {
  const followed = followReasons([reason('whole'), reason('part', { splitFromId: 'whole' }), reason('gone', { retired: true })]);
  assert.deepEqual([followed.get('whole'), followed.get('part'), followed.get('gone')], [['key.whole'], ['key.part'], []]);
});

test('a ring of replacements ends', () => {
  assert.deepEqual(followReasons([reason('a', { retired: true, replacedById: 'b' }), reason('b', { retired: true, replacedById: 'a' })]).get('a'), []);
});
