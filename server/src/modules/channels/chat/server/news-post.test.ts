import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatNews } from '../commands/tell.ts';
import { NewsPost } from './news-post.ts';

const news = (id: string): ChatNews => ({ chat: 'lines', id, visitor: 'v' });

test('a process hears its own news at once and once; another hears all of it, in order, in notifications that fit', async () => {
  const notified: string[] = [];
  const here: ChatNews[] = [];
  const there: ChatNews[] = [];
  const one = new NewsPost((message) => notified.push(message), (heard) => here.push(heard));
  const two = new NewsPost(() => {}, (heard) => there.push(heard));
  const said = Array.from({ length: 400 }, (_, i) => news(`chat-${i}`));
  for (const each of said) one.send(JSON.stringify(each));
  assert.deepEqual(here, said);
  await pause(30);
  assert.ok(notified.length < 10, `${notified.length} notifications`);
  for (const message of notified) {
    assert.ok(Buffer.byteLength(message) < 8000);
    assert.equal(one.receive(message), true);
    assert.equal(two.receive(message), true);
  }
  assert.equal(here.length, 400);
  assert.deepEqual(there, said);
  assert.equal(one.receive('{"conversation_id":"x"}'), false);
  assert.equal(one.receive(''), false);
});
