import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imapPatience, whereToBegin } from './imap-cursor.ts';

const now = new Date('2026-03-10T12:00:00Z');
const worked = new Date('2026-03-09T06:00:00Z');

test('reading goes on where it stopped, unless every number changed', () => {
  assert.deepEqual(whereToBegin({ uid_validity: '7', uid: 42 }, '7', now, worked, 30), { from: 'cursor', uid: 42 });
  assert.deepEqual(whereToBegin({ uid_validity: '7', uid: 42 }, '8', now, worked, 0), { from: 'date', since: new Date('2026-03-08T06:00:00Z') });
  assert.deepEqual(whereToBegin({ uid_validity: '7', uid: 42 }, '8', now, null, 0), { from: 'date', since: new Date('2026-03-03T12:00:00Z') });
  assert.deepEqual(whereToBegin({}, '7', now, null, 0), { from: 'now' });
  assert.deepEqual(whereToBegin({}, '7', now, null, 2), { from: 'date', since: new Date('2026-03-08T12:00:00Z') });
});

test('attempts grow apart and never stop', () => {
  assert.deepEqual([0, 1, 2, 3, 9, 60].map(imapPatience), [1000, 1000, 2000, 4000, 256_000, 300_000]);
});
