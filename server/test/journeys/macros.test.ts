import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationPageView, ConversationView } from '../../src/modules/conversations/contract.ts';
import type { MacroView } from '../../src/modules/macros/contract.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let macroId: string;
let me: string;
before(async () => {
  world = await openTestHouse();
  me = (await world.call<{ person: { id: string } }>('GET', '/api/v1/session')).person.id;
  await undoSeconds(30);
  macroId = await macro('Found it', [{ kind: 'status', value: 'resolved' }, { kind: 'tag', value: 'wismo' }, { kind: 'tag', value: 'known' }, { kind: 'priority', value: 'high' }, { kind: 'assign', value: 'me' }]);
});
after(() => world.close());

const undoSeconds = (seconds: number) => world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: seconds, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
const page = (id: string) => world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`);
const reply = (id: string, more: object) => world.call<{ message: { id: string }; conversation: ConversationView }>('POST', `/api/v1/conversations/${id}/replies`, { text: `It is on its way (${Math.random()}).`, ...more });
const undo = (id: string, messageId: string) => world.call<{ conversation: ConversationView }>('POST', `/api/v1/conversations/${id}/replies/${messageId}/undo`);
const open = (subject: string) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text: 'Where is it?', tags: ['known'] });

async function macro(name: string, actions: { kind: string; value: string }[]): Promise<string> {
  const { data } = await world.call<{ data: MacroView[] }>('POST', '/api/v1/macros', { brand_id: world.brandId, name, text: 'Hello', actions });
  return data.find((one) => one.name === name)?.id ?? '';
}

const stands = (one: ConversationView) => ({ category: one.status.category, tags: one.tags.map((tag) => tag.name), priority: one.priority, assignee: one.assignee?.id ?? null, snoozed: one.snoozed_until !== null });

test('a reply does what its macro does, at once; taking it back takes all of it back', async () => {
  const made = await open('One');
  const sent = await reply(made.id, { macro_id: macroId });
  assert.deepEqual(stands(sent.conversation), { category: 'resolved', tags: ['known', 'wismo'], priority: 'high', assignee: me, snoozed: false });
  const names = (await page(made.id)).events.map((event) => event.name);
  assert.ok(names.includes('conversations.tagged') && names.includes('conversations.status_changed'), 'and the timeline tells of it');
  const back = await undo(made.id, sent.message.id);
  assert.deepEqual(stands(back.conversation), { category: 'open', tags: ['known'], priority: 'normal', assignee: null, snoozed: false }, 'the tag it had before stays');
  assert.deepEqual((await page(made.id)).messages.length, 1);
});

test('a status chosen with the reply comes before the macro’s', async () => {
  const made = await open('Two');
  const waiting = (await page(made.id)).statuses.find((status) => status.category === 'waiting');
  const sent = await reply(made.id, { macro_id: macroId, status_id: waiting?.id });
  assert.equal(sent.conversation.status.category, 'waiting');
  assert.equal(sent.conversation.priority, 'high');
});

test('what somebody changed since stays when the reply is taken back', async () => {
  const made = await open('Three');
  const sent = await reply(made.id, { macro_id: macroId });
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { priority: 'urgent' });
  const back = await undo(made.id, sent.message.id);
  assert.equal(back.conversation.priority, 'urgent');
  assert.deepEqual(back.conversation.tags.map((tag) => tag.name), ['known']);
});

test('a sleeping conversation sleeps again after its reply was taken back, and wakes', async () => {
  const made = await open('Four');
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { snoozed_until: new Date(Date.now() + 2500).toISOString() });
  const sent = await reply(made.id, { macro_id: macroId });
  assert.equal(sent.conversation.snoozed_until, null);
  const back = await undo(made.id, sent.message.id);
  assert.notEqual(back.conversation.snoozed_until, null);
  await world.until(async () => (await page(made.id)).conversation.snoozed_until === null);
});

test('a macro that gives it to somebody who left still answers; one of nobody’s is refused, and nothing is sent', async () => {
  const gone = await macro('Give away', [{ kind: 'assign', value: '01900000-0000-7000-8000-000000000001' }, { kind: 'tag', value: 'given' }, { kind: 'snooze', value: '24' }]);
  const made = await open('Five');
  const sent = await reply(made.id, { macro_id: gone });
  assert.deepEqual(stands(sent.conversation), { category: 'waiting', tags: ['given', 'known'], priority: 'normal', assignee: me, snoozed: true }, 'whoever answers first has it');
  assert.equal(stands((await undo(made.id, sent.message.id)).conversation).snoozed, false);
  await assert.rejects(reply(made.id, { macro_id: '01900000-0000-7000-8000-000000000002' }), (error: CallError) => error.code === 'invalid');
  assert.equal((await page(made.id)).messages.length, 1);
});

test('a draft keeps the macro its text began with', async () => {
  const made = await open('Six');
  await world.call('PUT', `/api/v1/conversations/${made.id}/draft`, { kind: 'reply', text: 'Hello', html: '<p>Hello</p>', macro_id: macroId });
  assert.equal((await page(made.id)).drafts[0]?.macro_id, macroId);
});
