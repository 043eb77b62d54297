import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationEventView, ConversationView } from '../../src/modules/conversations/contract.ts';
import type { TriageAccuracyView, TriageAnswerView } from '../../src/modules/triage/contract.ts';
import type { ReasonView } from '../../src/modules/taxonomy/contract.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
  await world.until(async () => (await reasons()).length > 20);
});
after(() => world.close());

const reasons = async () => (await world.call<{ data: ReasonView[] }>('GET', '/api/v1/reasons')).data;
const settings = (files: boolean) => world.call('PUT', `/api/v1/brands/${world.brandId}/triage-settings`, { files, from_confidence: 0.5 });
const reading = async (id: string) => {
  await world.settled();
  return (await world.call<TriageAnswerView>('GET', `/api/v1/conversations/${id}/triage`)).reading;
};
const conversation = (id: string) => world.call<ConversationView>('GET', `/api/v1/conversations/${id}`);
const open = async (subject: string, text: string): Promise<string> => (await world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text })).id;

test('a mail is read as it comes in: what it is about and why, its feeling, its haste, what it names; nothing is filed unasked', async () => {
  await world.mail({ from: 'Jo <jo@example.test>', to: 'help@north.test', subject: 'Wo bleibt mein Paket?', text: 'Ich bin wirklich enttäuscht, meine Bestellung #10423 ist immer noch nicht da. Ich brauche sie bis morgen!' });
  const id = await world.until(async () => (await world.call<{ data: ConversationView[] }>('GET', '/api/v1/conversations')).data.find((row) => row.subject.startsWith('Wo bleibt'))?.id);
  const read = await reading(id);
  assert.match(read?.guess.key ?? '', /^wismo\./);
  assert.ok(read?.guess.reason_id && read.guess.name.startsWith('Where is my order'));
  assert.ok((read?.words.length ?? 0) > 0 && read?.words.every(({ weight }) => weight > 0));
  assert.deepEqual([read?.language, read?.sentiment_label, read?.out_of_scope, read?.notice], ['de', 'negative', false, null]);
  assert.ok((read?.urgency ?? 0) >= 0.5 && read?.urgency_because.includes('deadline'));
  assert.ok(read?.entities.some(({ type, value }) => type === 'order_number' && value === '10423'));
  assert.equal((await conversation(id)).reason_id, null);
});

test('where a brand wants it, what is sure enough is filed, in the timeline under Keepdesk’s name; people’s choices stay', async () => {
  await settings(true);
  const id = await open('Refund', 'Where is my refund? I sent the shoes back two weeks ago.');
  await world.settled();
  const filed = await conversation(id);
  assert.equal((await reasons()).find((reason) => reason.id === filed.reason_id)?.key, 'returns.refund_status');
  const { data: events } = await world.call<{ data: ConversationEventView[] }>('GET', `/api/v1/conversations/${id}/events`);
  assert.deepEqual(events.filter((event) => event.name === 'conversations.changed').map((event) => event.actor.kind), ['system']);
  const other = (await reasons()).find((reason) => reason.key === 'warranty.claim') as ReasonView;
  await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: other.id });
  await world.call('POST', `/api/v1/conversations/${id}/notes`, { text: 'Looked into it' });
  await world.settled();
  assert.equal((await conversation(id)).reason_id, other.id);
  const talk = await open('Hi', 'what is the capital of Peru');
  assert.deepEqual([(await reading(talk))?.out_of_scope, (await conversation(talk)).reason_id], [true, null]);
});

test('what people file is kept beside what was read: how often it was right is told reason by reason', async () => {
  await settings(false);
  const byKey = new Map((await reasons()).map((reason) => [reason.key, reason.id]));
  const id = await open('Cancel', 'Please cancel my order, I ordered the wrong colour by mistake.');
  assert.equal((await reading(id))?.guess.key, 'order_change.cancel');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: byKey.get('order_change.cancel') });
  await world.settled();
  const told = await world.call<TriageAccuracyView>('GET', `/api/v1/brands/${world.brandId}/triage-accuracy`);
  assert.deepEqual([told.judged, told.right], [2, 1]);
  assert.deepEqual(told.data.find((row) => row.key === 'order_change.cancel'), { key: 'order_change.cancel', name: 'Order changes and cancellation › Cancel order', filed: 1, said: 1, right: 1 });
  assert.deepEqual(told.data.find((row) => row.key === 'returns.refund_status')?.right, 0);
});

test('what Keepdesk filed and somebody resolved unchanged was right; it is filed once, and a reading goes where its message goes', async () => {
  await settings(true);
  const accuracy = () => world.call<TriageAccuracyView>('GET', `/api/v1/brands/${world.brandId}/triage-accuracy`);
  const resolved = (await world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses')).data.find((status) => status.category === 'resolved')?.id;
  const id = await open('My refund', 'Where is my refund? I sent the shoes back two weeks ago.');
  await world.settled();
  const before = await accuracy();
  await world.call('PATCH', `/api/v1/conversations/${id}`, { status_id: resolved });
  await world.settled();
  const after = await accuracy();
  assert.deepEqual([after.judged - before.judged, after.right - before.right], [1, 1]);
  const [from, into] = [await open('Refund again', 'Where is my refund? My lawyer asks, too.'), await open('Size', 'What size should I take, I am 1.80 m tall?')];
  await world.settled();
  const read = await reading(from);
  await world.call('POST', `/api/v1/conversations/${from}/merge`, { into });
  await world.settled();
  assert.equal(await reading(from), null);
  const names = (await world.call<{ data: { message_id: string }[] }>('GET', `/api/v1/conversations/${into}/triage`)) as unknown as TriageAnswerView;
  assert.ok(names.reading !== null && read !== null);
});

test('what a message names is found where the message says it, not where its subject does', async () => {
  const id = await open('Question about order #777', 'Where is order #10423?');
  const text = 'Where is order #10423?';
  const found = (await reading(id))?.entities.filter(({ type }) => type === 'order_number') ?? [];
  assert.deepEqual(found.map(({ start, end }) => text.slice(start, end).replace('#', '')), ['10423']);
});
