import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationPageView, ConversationView } from '../../src/modules/conversations/contract.ts';
import type { MacroView } from '../../src/modules/macros/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { secondPerson } from './second-person.ts';
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
  const gone = await macro('Give away', [{ kind: 'assign', value: 'me' }, { kind: 'tag', value: 'given' }, { kind: 'snooze', value: '24' }]);
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update macros.macro set actions = replace(actions::text, '"me"', '"01900000-0000-7000-8000-000000000001"')::jsonb where id = ${gone}`));
  const made = await open('Five');
  const sent = await reply(made.id, { macro_id: gone });
  assert.deepEqual(stands(sent.conversation), { category: 'waiting', tags: ['given', 'known'], priority: 'normal', assignee: me, snoozed: true }, 'whoever answers first has it');
  assert.equal(stands((await undo(made.id, sent.message.id)).conversation).snoozed, false);
  await assert.rejects(reply(made.id, { macro_id: '01900000-0000-7000-8000-000000000002' }), (error: CallError) => error.code === 'invalid');
  assert.equal((await page(made.id)).messages.length, 1);
});

test('what somebody changed since a reply was written stays when the reply is taken back', async () => {
  const mine = await macro('Mine', [{ kind: 'assign', value: 'me' }, { kind: 'status', value: 'waiting' }]);
  const { data: statuses } = await world.call<{ data: { id: string; category: string; brand_id: string }[] }>('GET', '/api/v1/statuses');
  const resolved = statuses.find((one) => one.category === 'resolved' && one.brand_id === world.brandId)?.id;
  const made = await open('Later');
  const sent = await reply(made.id, { macro_id: mine, send_at: new Date(Date.now() + 86_400_000).toISOString() });
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { status_id: resolved, priority: 'low' });
  const back = stands((await undo(made.id, sent.message.id)).conversation);
  assert.deepEqual([back.category, back.priority, back.assignee], ['resolved', 'low', null], 'the reply gave it to its writer, and nobody else has it since');
});

test('a draft keeps the macro its text began with', async () => {
  const made = await open('Six');
  await world.call('PUT', `/api/v1/conversations/${made.id}/draft`, { kind: 'reply', text: 'Hello', html: '<p>Hello</p>', macro_id: macroId });
  assert.equal((await page(made.id)).drafts[0]?.macro_id, macroId);
});

type Figures = { macro_id: string; uses: number; people: number; edited: number; reopened: number; rated: number; rating: number | null };
const figures = async (id: string): Promise<Figures | undefined> => (await world.call<{ data: Figures[] }>('GET', `/api/v1/macros/figures?brand_id=${world.brandId}`)).data.find((one) => one.macro_id === id);

test('steps take a tag off, give it to a team and file it; what a step names has to be there when it is written', async () => {
  const team = await world.call<{ id: string }>('POST', '/api/v1/teams', { name: 'Returns' });
  const { data: reasons } = await world.call<{ data: { id: string }[] }>('GET', `/api/v1/reasons?brand_id=${world.brandId}`);
  const id = await macro('To returns', [{ kind: 'untag', value: 'KNOWN' }, { kind: 'team', value: team.id }, { kind: 'reason', value: reasons[3]?.id ?? '' }]);
  const made = await open('Steps');
  const sent = await reply(made.id, { macro_id: id });
  assert.deepEqual([sent.conversation.tags, sent.conversation.team?.id, sent.conversation.reason_id], [[], team.id, reasons[3]?.id]);
  const back = await undo(made.id, sent.message.id);
  assert.deepEqual([back.conversation.tags.map((tag) => tag.name), back.conversation.team, back.conversation.reason_id], [['known'], null, null]);
  await assert.rejects(world.call('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'Bad', text: 'x', actions: [{ kind: 'snooze', value: 'soon' }, { kind: 'team', value: 'x' }] }), (error: CallError) => error.code === 'invalid' && /step/.test(error.message));
});

test('every version stays with who made it and why; of two who change it the second is told; a removal is taken back', async () => {
  const id = await macro('Versions', [{ kind: 'tag', value: 'first' }]);
  const change = (version: number, text: string) => world.call('PATCH', `/api/v1/macros/${id}`, { version, text, why: `now ${text}`, actions: [] });
  await change(1, 'Second');
  await assert.rejects(change(1, 'Other'), (error: CallError) => error.status === 409 && error.code === 'changed_meanwhile');
  const { data } = await world.call<{ data: MacroView[] }>('POST', `/api/v1/macros/${id}/restore`, { version: 2, number: 1 });
  const now = data.find((one) => one.id === id);
  assert.deepEqual([now?.version, now?.text, now?.actions], [3, 'Hello', [{ kind: 'tag', value: 'first' }]]);
  const versions = (await world.call<{ data: { number: number; text: string; why: string; restored_from: number | null; by: { id: string } | null }[] }>('GET', `/api/v1/macros/${id}/versions`)).data;
  assert.deepEqual(versions.map((one) => [one.number, one.text, one.why, one.restored_from, one.by?.id]), [[3, 'Hello', '', 1, me], [2, 'Second', 'now Second', null, me], [1, 'Hello', '', null, me]]);
  await world.call('DELETE', `/api/v1/macros/${id}`);
  const back = await world.call<{ data: MacroView[] }>('POST', `/api/v1/macros/${id}/bring-back`);
  assert.ok(back.data.some((one) => one.id === id));
});

test('uses are counted with whether the words were changed, whether the customer came back and how they rated it', async () => {
  const { data } = await world.call<{ data: MacroView[] }>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'Counted', text: 'Hi {{customer.first_name | there}},\nit is on its way.' });
  const id = data.find((one) => one.name === 'Counted')?.id ?? '';
  const [as, other, taken] = [await open('As it is'), await open('Changed'), await open('Taken back')];
  await world.call('POST', `/api/v1/conversations/${as.id}/replies`, { text: 'Hi there,\n\nit is on its way.', macro_id: id });
  await world.call('POST', `/api/v1/conversations/${other.id}/replies`, { text: 'Dear Ana, it left today.', macro_id: id });
  const undone = await reply(taken.id, { macro_id: id });
  await undo(taken.id, undone.message.id);
  await world.until(async () => (await figures(id))?.uses === 2);
  await world.house.db.transact(systemActor('test'), async (tx) => {
    for (const [subjectId, was] of [[as.id, 'resolved'], [other.id, 'waiting']] as const) {
      await tx.announce({ name: 'conversations.message_received', brandId: world.brandId, subjectId, payload: { message_id: crypto.randomUUID(), reopened: true, from_category: was, opened: false, auto: true, junk: false } });
    }
    await tx.announce({ name: 'surveys.answered', brandId: world.brandId, subjectId: other.id, payload: { kind: 'csat', score: 4 } });
  });
  await world.settled();
  assert.deepEqual(await figures(id), { macro_id: id, uses: 2, people: 1, edited: 1, reopened: 1, rated: 1, rating: 4 });
  const preview = await world.call<{ text: string; unfilled: string[] }>('POST', '/api/v1/macros/preview', { text: 'Hi {{customer.first_name | there}}, {{order.number}}', conversation: String(as.number) });
  assert.deepEqual(preview, { ...preview, text: 'Hi there, [order.number]', unfilled: ['order.number'] });
});

type Saved = { data: MacroView[]; waiting: boolean };

test('where a brand wants it, what is written for everybody waits for a second person', async () => {
  await world.call('POST', '/api/v1/roles', { name: 'writer', description: 'Writes macros', permissions: ['conversations.*', 'macros.change', 'approvals.read'] });
  const writer = await secondPerson(world, 'writer', 'Wanda');
  await assert.rejects(writer('PUT', `/api/v1/brands/${world.brandId}/macro-settings`, { approval: true }), { status: 403 });
  await world.call('PUT', `/api/v1/brands/${world.brandId}/macro-settings`, { approval: true });
  assert.equal((await world.call<Saved>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'By a lead', text: 'Stands at once.' })).waiting, false, 'who may decide need not ask');
  const asked = await writer<Saved>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'By Wanda', text: 'Hello', actions: [{ kind: 'tag', value: 'wanda' }], why: 'often asked' });
  assert.deepEqual([asked.waiting, asked.data.some((one) => one.name === 'By Wanda')], [true, false]);
  await assert.rejects(writer('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'Bad', text: '{{no.such}}' }), { status: 422 });
  const request = async () => (await world.call<{ data: { id: string; kind: string; subject_id: string; reason: string; may_decide: boolean }[] }>('GET', '/api/v1/approvals')).data.find((one) => one.kind === 'macro');
  const first = await request();
  assert.deepEqual([first?.reason, first?.may_decide], ['often asked', true]);
  const shown = await world.call<{ before: unknown; after: { text: string } }>('GET', `/api/v1/macros/proposals/${first?.subject_id}`);
  assert.deepEqual([shown.before, shown.after.text], [null, 'Hello']);
  await world.call('POST', `/api/v1/approvals/${first?.id}/decide`, { approve: true });
  const made = await world.until(async () => (await world.call<{ data: MacroView[] }>('GET', '/api/v1/macros')).data.find((one) => one.name === 'By Wanda'));
  assert.deepEqual(made.actions, [{ kind: 'tag', value: 'wanda' }]);
  const change = (text: string) => writer<Saved>('PATCH', `/api/v1/macros/${made.id}`, { version: 1, text });
  assert.equal((await change('Refused')).waiting, true);
  await assert.rejects(change('Another'), (error: CallError) => error.code === 'proposal_waiting');
  await world.call('POST', `/api/v1/approvals/${(await request())?.id}/decide`, { approve: false, note: 'Not like this.' });
  await world.until(async () => (await world.call<{ data: unknown[] }>('GET', `/api/v1/macros/proposals?brand_id=${world.brandId}`)).data.length === 0);
  const mine = await writer<{ data: { state: string; note: string }[] }>('GET', `/api/v1/macros/proposals?brand_id=${world.brandId}`);
  assert.deepEqual(mine.data.map(({ state, note }) => [state, note]), [['refused', 'Not like this.']], 'whoever proposed it reads what became of it');
  assert.deepEqual((await writer<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.map((one) => one.kind), ['proposal_decided', 'proposal_decided']);
  await world.call('POST', '/api/v1/roles', { name: 'approver', description: 'Decides about macros', permissions: ['macros.approve', 'approvals.read'] });
  const approver = await secondPerson(world, 'approver', 'Abe');
  assert.equal((await approver<{ after: { text: string } }>('GET', `/api/v1/macros/proposals/${first?.subject_id}`)).after.text, 'Hello', 'who decides sees what about');
  await world.call('DELETE', `/api/v1/macros/${made.id}`);
  await assert.rejects(writer('POST', `/api/v1/macros/${made.id}/bring-back`), { code: 'needs_second' });
  await world.call('POST', `/api/v1/macros/${made.id}/bring-back`);
  await change('Too late');
  await world.call('PATCH', `/api/v1/macros/${made.id}`, { version: 1, text: 'Quicker' });
  const last = await request();
  await world.call('POST', `/api/v1/approvals/${last?.id}/decide`, { approve: true });
  await world.until(async () => (await world.call<{ state: string }>('GET', `/api/v1/macros/proposals/${last?.subject_id}`)).state === 'outdated');
  assert.equal((await world.call<{ data: MacroView[] }>('GET', '/api/v1/macros')).data.find((one) => one.id === made.id)?.text, 'Quicker', 'nothing is written over unseen');
});
