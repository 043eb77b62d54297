import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemActor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { Relay } from '../../platform/events/relay.ts';
import { JobRunner } from '../../platform/jobs/runner.ts';
import { openLog } from '../../platform/log/log.ts';
import { allHeard } from '../../platform/testing/all-heard.ts';
import { calendarUses } from '../calendars/index.ts';
import { calendars } from '../calendars/module.ts';
import { ORDER_MENTIONED, caps, channelsAtOnce, mailboxesOf, openConversation, plantStatuses, receiveMessage, releaseReply, type InboundMessage } from '../conversations/index.ts';
import { conversations } from '../conversations/module.ts';
import { openTestDesk, OWNER } from '../identity/testing/open-test-desk.ts';
import type { ClocksView, PoliciesView } from './contract.ts';
import { relaxedTargets } from './ports.ts';
import { policiesByCalendar } from './queries/calendar-uses.ts';
import { sla } from './module.ts';

mailboxesOf.fill(async () => ({ from: { address: 'help@north.test', name: 'North' }, choices: [], own: [], signatureHtml: '' }));
channelsAtOnce.fill({});
caps.fill({ hold: async () => {}, refusal: async () => null, comesBack: async () => true, apart: async () => false });
// No peak is on: nothing relaxes a target.
relaxedTargets.fill(async () => []);
calendarUses.fill(policiesByCalendar);
const { browser, clock, db } = await openTestDesk([calendars, conversations, sla]);
// A Friday afternoon in Berlin; all of it is the test's own time.
clock.set('2026-11-20T14:00:00Z');
const log = openLog('silent');
const relay = new Relay(db, sla.listeners ?? [], log);
const jobs = new JobRunner(db, new Map(Object.entries(sla.jobs ?? {})), log);
const owner = browser();
await relay.start();
await relay.stop();
await owner.must('POST', '/api/v1/setup', OWNER);
const brandId = (await owner.must<{ id: string }>('POST', '/api/v1/brands', { name: 'North', time_zone: 'Europe/Berlin' })).id;
const system = systemActor('test');
await db.transact(system, (tx) => plantStatuses(tx, brandId));
const office = { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00']]])) };
await owner.must('PUT', `/api/v1/brands/${brandId}/calendar`, office);

type PolicyShape = PoliciesView['policies'][number];
const policy = (given: Partial<PolicyShape>): PolicyShape => ({ id: crypto.randomUUID(), name: 'P', conditions: [], targets: [{ metric: 'first_reply', hours: 'business', seconds: 14_400 }], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 50, warn_lead_percent: 75, snooze_pauses: false, ...given });

/** Everything that follows from what was done, and what is due by now. */
async function settle(): Promise<void> {
  await allHeard(db, relay);
  await jobs.drain();
  await allHeard(db, relay);
}

async function save(...policies: PolicyShape[]): Promise<void> {
  await settle();
  const url = `/api/v1/brands/${brandId}/sla-policies`;
  await owner.must('PUT', url, { version: (await owner.must<PoliciesView>('GET', url)).version, policies });
  clock.advance(1);
  await settle();
}

const open = async (more: object = {}): Promise<string> => (await owner.must<{ id: string }>('POST', '/api/v1/conversations', { brand_id: brandId, subject: 'S', customer: { email: 'ana@shop.test' }, text: `Hello ${Math.random()}`, ...more })).id;
const clocks = async (id: string): Promise<ClocksView['data']> => {
  await settle();
  return (await owner.must<ClocksView>('GET', `/api/v1/conversations/${id}/clocks`)).data;
};
const brief = async (id: string): Promise<unknown[]> => (await clocks(id)).map((one) => [one.metric, one.state, one.elapsed_seconds / 60, one.due_at?.slice(5, 16) ?? null]);
const told = async (id: string): Promise<string[]> => {
  await settle();
  return (await db.read(system, (tx) => tx.rows<{ kind: string }>(sql`select kind from notifications.notice where subject_id = ${id} order by created_at, id`))).map((row) => row.kind);
};
const news = async (id: string): Promise<string[]> => (await db.read(system, (tx) => tx.rows<{ name: string }>(sql`select name from platform.event where subject_id = ${id} and name like 'sla.%' order by seq`))).map((row) => row.name.slice(4));
const at = (moment: string): void => clock.set(`2026-11-${moment}:00Z`);

const inbound = (): InboundMessage => ({
  brandId, channel: 'email', from: { handle: { kind: 'email', value: 'bo@shop.test' }, name: 'Bo' }, sender: { address: 'bo@shop.test', name: 'Bo' }, to: [], cc: [], replyTo: [], subject: 'Old', text: 'Long ago', html: null, quoted: null, headerId: 'old@shop.test',
  clues: { tokens: [], inReplyTo: [], references: [], subjectNumber: null }, at: new Date('2026-11-02T09:00:00Z'), auto: false, junkScore: null, junk: false, remoteImages: 0, attachments: [], rawBlob: null, facts: {}, notice: null,
});
const statusOf = async (category: string): Promise<string> => (await owner.must<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses')).data.find((status) => status.category === category)?.id ?? '';

test('over a weekend: owner, lead and miss are told at their moments of working time, each once', async () => {
  await save(policy({}));
  at('20T15:00');
  const id = await open();
  assert.deepEqual(await brief(id), [['first_reply', 'running', 0, '11-23T11:00']]);
  at('22T12:00');
  assert.deepEqual([await brief(id), await told(id)], [[['first_reply', 'running', 60, '11-23T11:00']], []]);
  at('23T09:00');
  assert.deepEqual(await told(id), ['deadline_near']);
  at('23T10:00');
  assert.deepEqual(await told(id), ['deadline_near', 'deadline_near']);
  at('23T11:00');
  clock.advance(0.001);
  assert.deepEqual(await told(id), ['deadline_near', 'deadline_near', 'deadline_missed']);
  at('23T12:00');
  assert.deepEqual(await brief(id), [['first_reply', 'missed', 300, '11-23T11:00']]);
  assert.deepEqual([await news(id), (await told(id)).length], [['clock_warned', 'clock_warned', 'clock_missed'], 3]);
});

test('a machine whose clock is moved back takes nothing back and tells nothing twice', async () => {
  at('24T09:00');
  const id = await open();
  at('24T10:00');
  await owner.must('POST', `/api/v1/conversations/${id}/replies`, { text: 'Yes.' });
  const before = await brief(id);
  assert.deepEqual(before, [['first_reply', 'met', 60, '11-24T13:00']]);
  at('24T09:30');
  await owner.must('PATCH', `/api/v1/conversations/${id}`, { priority: 'high' });
  assert.deepEqual([await brief(id), await news(id)], [before, ['clock_met']]);
});

test('a reply that is taken back was none, and one for later counts when it leaves', async () => {
  at('24T10:00');
  const id = await open();
  at('24T10:30');
  const { message } = await owner.must<{ message: { id: string } }>('POST', `/api/v1/conversations/${id}/replies`, { text: 'Oh.' });
  assert.deepEqual((await brief(id)).map((one) => (one as unknown[])[1]), ['met']);
  clock.advance(5);
  await owner.must('POST', `/api/v1/conversations/${id}/replies/${message.id}/undo`);
  assert.deepEqual((await clocks(id)).map((one) => [one.state, one.due_at]), [['running', '2026-11-24T14:00:00.000Z']]);
  await owner.must('POST', `/api/v1/conversations/${id}/replies`, { text: 'Later.', send_at: '2026-11-24T15:00:00Z' });
  assert.deepEqual((await clocks(id)).map((one) => [one.state, one.ended_at]), [['paused', null]]);
  at('24T16:00');
  await db.transact(system, async (tx) => releaseReply(tx, (await tx.one<{ id: string }>(sql`select id from conversations.message where conversation_id = ${id} and kind = 'reply'`)).id));
  assert.deepEqual((await clocks(id)).map((one) => [one.state, one.ended_at]), [['met', '2026-11-24T15:00:00.000Z']]);
});

test('history brought in has no clock until the customer writes; side threads never have one', async () => {
  at('25T09:00');
  const old = inbound();
  const { conversationId } = await db.transact(system, (tx: Tx) => receiveMessage(tx, old), { silent: true, at: old.at });
  assert.deepEqual(await clocks(conversationId), []);
  await db.transact(system, (tx) => receiveMessage(tx, { ...old, headerId: 'new@shop.test', text: 'Again', at: tx.now, clues: { ...old.clues, inReplyTo: ['old@shop.test'], references: ['old@shop.test'] } }));
  assert.deepEqual((await clocks(conversationId)).map((one) => one.started_at), ['2026-11-25T09:00:00.000Z']);
  const side = await db.transact(system, async (tx) => {
    const { id } = await openConversation(tx, { brand_id: brandId, subject: 'Carrier', customer: { email: 'carrier@dpd.test' }, text: 'Where is it?' } as never, { id: null, name: '' });
    await tx.run(sql`update conversations.conversation set kind = 'side' where id = ${id}`);
    return id;
  });
  assert.deepEqual(await clocks(side), []);
});

test('what an order promises caps the due time, and a marketplace clock runs beside the brand’s hours', async () => {
  await save(policy({ targets: [{ metric: 'first_reply', hours: 'business', seconds: 28_800 }, { metric: 'first_reply', hours: 'always', seconds: 86_400 }], deadlines: [{ metric: 'first_reply', moment: 'promised_date', lead_seconds: 3600 }, { metric: 'first_reply', moment: 'fulfilment_cut_off', lead_seconds: 0 }], cut_off: '14:00' }));
  at('26T09:00');
  const id = await open();
  assert.deepEqual((await clocks(id)).map((one) => [one.hours, one.due_at]), [['always', '2026-11-27T09:00:00.000Z'], ['business', '2026-11-27T09:00:00.000Z']]);
  await db.transact(system, async (tx) => {
    const order = tx.id();
    await tx.run(sql`insert into orders."order" (id, brand_id, source, source_id, number, number_key, state, payment_state, fulfilment_state, currency, total_minor, placed_at, changed_at) values (${order}, ${brandId}, 's', '1', '#1', '1', 'open', 'paid', 'unfulfilled', 'EUR', 100, ${tx.now}, ${tx.now})`);
    await tx.run(sql`insert into conversations.mention (brand_id, conversation_id, kind, value, order_id) values (${brandId}, ${id}, 'order', '1', ${order})`);
  });
  await db.transact(system, (tx) => tx.announce({ name: ORDER_MENTIONED, brandId, subjectId: id, payload: {} }));
  assert.deepEqual((await clocks(id)).map((one) => [one.due_at, one.capped_by]), [['2026-11-26T13:00:00.000Z', 'fulfilment_cut_off'], ['2026-11-26T13:00:00.000Z', 'fulfilment_cut_off']]);
  await db.transact(system, async (tx) => {
    const { id: order } = await tx.one<{ id: string }>(sql`update orders."order" set fulfilment_state = 'fulfilled' where brand_id = ${brandId} returning id`);
    await tx.announce({ name: 'orders.order_changed', brandId, subjectId: order, payload: {} });
  });
  assert.deepEqual((await clocks(id)).map((one) => one.capped_by), [null, null], 'what has left has no cut-off');
});

test('a merge leaves one conversation with clocks, and a change of many changes the clocks of each', async () => {
  await save(policy({}));
  at('27T09:00');
  const [left, merged] = [await open(), await open()];
  await settle();
  await owner.must('POST', `/api/v1/conversations/${merged}/merge`, { into: left });
  assert.deepEqual([(await clocks(merged)).length, (await clocks(left)).length], [0, 1]);
  const ids = await Promise.all(Array.from({ length: 40 }, () => open()));
  await settle();
  await save(policy({ name: 'Urgent', conditions: [{ field: 'priority', is: 'one_of', values: ['urgent'] }], targets: [{ metric: 'first_reply', hours: 'always', seconds: 600 }] }), policy({}));
  await owner.must('POST', '/api/v1/conversations/bulk', { ids, change: { priority: 'urgent' } });
  for (const id of ids) assert.equal((await clocks(id))[0]?.target_seconds, 600);
});

test('a merge and a split lose no waiting: the earlier due time stays, and what is split off begins when its customer wrote', async () => {
  await save(policy({ targets: [{ metric: 'first_reply', hours: 'always', seconds: 3600 }, { metric: 'next_reply', hours: 'always', seconds: 7200 }, { metric: 'resolution', hours: 'always', seconds: 86_400 }] }));
  at('28T09:00');
  const older = await open();
  at('28T09:20');
  const younger = await open();
  at('28T09:30');
  await owner.must('POST', `/api/v1/conversations/${older}/merge`, { into: younger });
  assert.deepEqual(await brief(younger), [['first_reply', 'running', 30, '11-28T10:00'], ['resolution', 'running', 30, '11-29T09:00']]);
  assert.deepEqual(await clocks(older), []);
  const due = async (id: string) => (await owner.must<{ due_at: string | null }>('GET', `/api/v1/conversations/${id}`)).due_at;
  assert.equal(await due(younger), '2026-11-28T10:00:00.000Z', 'lists sort by it');
  await owner.must('POST', `/api/v1/conversations/${older}/unmerge`, {});
  assert.deepEqual([(await brief(younger))[0], (await brief(older))[0]], [['first_reply', 'running', 10, '11-28T10:20'], ['first_reply', 'running', 30, '11-28T10:00']]);
  await owner.must('POST', `/api/v1/conversations/${younger}/replies`, { text: 'Solved.', status_id: await statusOf('resolved') });
  at('28T09:40');
  await owner.must('POST', `/api/v1/conversations/${older}/merge`, { into: younger });
  assert.deepEqual((await brief(younger)).map((one) => (one as unknown[]).slice(0, 2)), [['first_reply', 'running'], ['resolution', 'running'], ['first_reply', 'met'], ['resolution', 'met']]);
  const view = await owner.must<{ status: { category: string } }>('GET', `/api/v1/conversations/${younger}`);
  assert.equal(view.status.category, 'open', 'whoever waits for an answer is not put away with what is solved');
  at('28T09:50');
  const write = (at: Date) => db.transact(system, (tx) => receiveMessage(tx, { ...inbound(), headerId: `${at.getTime()}@shop.test`, text: `And ${at.toISOString()}`, at, clues: { tokens: [], inReplyTo: ['split@shop.test'], references: ['split@shop.test'], subjectNumber: null } }));
  const { conversationId: id } = await db.transact(system, (tx) => receiveMessage(tx, { ...inbound(), headerId: 'split@shop.test', text: 'First', at: tx.now }));
  await settle();
  await owner.must('POST', `/api/v1/conversations/${id}/replies`, { text: 'Yes.' });
  at('28T10:10');
  const { messageId } = await write(clock.now());
  assert.deepEqual((await brief(id)).at(-1), ['next_reply', 'running', 0, '11-28T12:10']);
  at('28T10:40');
  const made = await owner.must<{ id: string }>('POST', `/api/v1/conversations/${id}/split`, { message_id: messageId });
  assert.deepEqual(await brief(made.id), [['first_reply', 'running', 30, '11-28T11:10'], ['resolution', 'running', 30, '11-29T10:10']]);
  assert.deepEqual((await clocks(id)).map((one) => [one.metric, one.state]), [['first_reply', 'met'], ['resolution', 'running']]);
});
