import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationPageView, ConversationView, MessageView } from '../../src/modules/conversations/contract.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const open = (subject: string) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text: 'Where is it?' });
const page = (id: string, query = '') => world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}${query}`);
const looksAt = async (id: string) => (await world.call<{ data: { action: string; subject_id: string }[] }>('GET', '/api/v1/audit?limit=200')).data.filter((entry) => entry.action === 'conversations.viewed' && entry.subject_id === id).length;

test('opening a conversation is a look; fetching it ahead is none until it is shown, and leaves it unread', async () => {
  const { id, number } = await open('Look at me');
  const ahead = await page(id, '?ahead=true');
  assert.equal(ahead.messages[0]?.text, 'Where is it?');
  assert.equal(await looksAt(id), 0);
  assert.equal((await page(id, '?ahead=true')).conversation.unread, true);
  await world.call('POST', `/api/v1/conversations/${number}/look`);
  assert.equal(await looksAt(id), 1);
  await page(id);
  assert.equal(await looksAt(id), 2);
  await assert.rejects(world.call('POST', '/api/v1/conversations/999999/look'), (error: CallError) => error.status === 404);
});

test('a look at a merged conversation is one at what is left of it', async () => {
  const [gone, left] = [await open('Gone'), await open('Left')];
  await world.call('POST', `/api/v1/conversations/${gone.id}/merge`, { into: left.id });
  await world.call('POST', `/api/v1/conversations/${gone.id}/look`);
  assert.equal(await looksAt(left.id), 1);
});

test('a conversation of 300 messages comes newest first, and the rest piece by piece, each message once', async () => {
  const { id } = await open('Long');
  for (let i = 1; i < 300; i++) await world.call('POST', `/api/v1/conversations/${id}/notes`, { text: `Note ${i}` });
  const newest = await page(id);
  assert.equal(newest.older_messages, true);
  const all: MessageView[] = [...newest.messages];
  for (let before: string | null = all[0]?.id ?? null; before !== null; ) {
    const piece: { data: MessageView[]; next_cursor: string | null } = await world.call('GET', `/api/v1/conversations/${id}/messages?before=${before}&limit=80`);
    all.unshift(...piece.data);
    before = piece.next_cursor;
  }
  assert.deepEqual(all.map((message) => message.text), ['Where is it?', ...Array.from({ length: 299 }, (_, i) => `Note ${i + 1}`)]);
});
