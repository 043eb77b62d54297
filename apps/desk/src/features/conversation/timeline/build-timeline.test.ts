import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationEvent, Message } from '@keepdesk/client';
import { buildTimeline, latestItems } from './build-timeline.ts';

const message = (id: string, at: string, kind: Message['kind'] = 'customer') => ({ id, at, kind }) as Message;
const event = (id: string, at: string) => ({ id, at, name: 'conversations.assigned' }) as ConversationEvent;

test('messages and events stand in order, events in a row fold, days are divided', () => {
  const items = buildTimeline(
    [message('m2', '2026-11-20T12:00:00Z'), message('m1', '2026-11-18T12:00:00Z')],
    [event('e1', '2026-11-18T12:05:00Z'), event('e2', '2026-11-18T12:06:00Z'), event('e3', '2026-11-20T12:05:00Z')],
  );
  assert.deepEqual(
    items.map((item) => (item.kind === 'events' ? `events:${item.events.length}` : item.kind === 'message' ? item.id : 'day')),
    ['day', 'm1', 'events:2', 'day', 'm2', 'events:1'],
  );
});

test('only the latest messages are drawn at once', () => {
  const items = buildTimeline(Array.from({ length: 50 }, (_, at) => message(`m${at}`, new Date(1e12 + at * 6e4).toISOString())), []);
  const { shown, earlier } = latestItems(items, 30);
  assert.equal(earlier, 20);
  assert.equal(shown.length, 30);
  assert.equal(shown[0]!.id, 'm20');
  assert.equal(latestItems(items, 60).earlier, 0);
});
