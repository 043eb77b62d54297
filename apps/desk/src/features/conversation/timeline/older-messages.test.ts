import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '@keepdesk/client';
import { joinMessages } from './older-messages.ts';

const message = (number: number, words = '') => ({ id: `m${String(number).padStart(3, '0')}`, at: new Date(1e12 + number * 6e4).toISOString(), text: words }) as Message;
const ids = (all: readonly Message[]) => all.map((one) => one.id);

test('a new message pushes none out of sight, one that was changed is as it is now, one that was taken back is gone', () => {
  const known = joinMessages([], [message(3), message(4), message(5)]);
  const older = [message(1), message(2), ...known];
  const later = joinMessages(older, [message(4, 'sent'), message(6)]);
  assert.deepEqual(ids(later), ['m001', 'm002', 'm003', 'm004', 'm006']);
  assert.equal(later[3]!.text, 'sent');
});

test('messages of one moment are kept in the order of their ids, each once', () => {
  const same = (id: string) => ({ id, at: '2026-11-20T12:00:00.000Z' }) as Message;
  assert.deepEqual(ids(joinMessages([same('a'), same('b')], [same('b'), same('c')])), ['a', 'b', 'c']);
});
