import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { changeConversations, receiveMessage, recordDelivery } from '../../src/modules/conversations/index.ts';
import { startSideThread } from '../../src/modules/conversations/commands/side-thread.ts';
import type { ClocksView } from '../../src/modules/sla/contract.ts';
import type { PoolView } from '../../src/modules/routing/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openOfferedHouse, type OfferedHouse } from './offered-house.ts';

const system = systemActor('test');
let house: OfferedHouse;
let main: PoolView;
let legal: PoolView;
let [ana, ben] = ['', ''];
before(async () => {
  house = await openOfferedHouse();
  [ana, ben] = [await house.hire('Ana'), await house.hire('Ben')];
  main = await house.pool({ name: 'Main', kind: 'partner', person_ids: [ana] });
  legal = await house.pool({ name: 'Legal', kind: 'in_house', person_ids: [ben] });
});
after(() => house.world.close());
afterEach(async () => {
  for (const person of [ana, ben]) await house.say(person, 'offline');
  await inside(async (tx) => {
    const open = await tx.rows<{ id: string }>(sql`select id from conversations.conversation where category in ('open', 'waiting') and kind = 'support'`);
    if (open.length > 0) await changeConversations(tx, open.map((row) => row.id), { assignee_id: null, spam: true });
  });
  await house.rules({ pool_id: main.id });
  await house.quiet();
});

const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.world.house.db.transact(system, work);
const waits = (id: string) => inside((tx) => tx.maybe<{ pool_id: string | null; tier: number; weight: number }>(sql`select pool_id, tier, weight from routing.waiting where conversation_id = ${id}`));
const change = (id: string, to: object) => house.world.call('PATCH', `/api/v1/conversations/${id}`, to);
const give = (id: string, to: object) => house.world.call('POST', `/api/v1/conversations/${id}/reassign`, to);
const statusOf = async (category: string) => (await house.world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses')).data.find((one) => one.category === category)?.id;
const clocksOf = async (id: string) => (await house.world.call<ClocksView>('GET', `/api/v1/conversations/${id}/clocks`)).data;

/** Somebody outside writes into a conversation. */
const writes = (id: string, text: string) => inside(async (tx) => {
  const { token, brand_id: brandId } = await tx.one<{ token: string; brand_id: string }>(sql`select token, brand_id from conversations.conversation where id = ${id}`);
  await receiveMessage(tx, {
    brandId, channel: 'email', from: null, sender: null, to: [], cc: [], replyTo: [], subject: 'Re', text, html: null, quoted: null, headerId: `${crypto.randomUUID()}@test`, clues: { tokens: [token], inReplyTo: [], references: [], subjectNumber: null },
    at: tx.now, auto: false, junkScore: null, junk: false, remoteImages: 0, attachments: [], rawBlob: null, facts: {}, notice: null,
  });
});

test('an offer ends with the place it was made for: what is filed later, or moved by a lead, nobody takes who was asked before', async () => {
  const { data: reasons } = await house.world.call<{ data: { id: string }[] }>('GET', '/api/v1/reasons');
  const reason = reasons[3]?.id as string;
  await house.rules({ pool_id: legal.id, in_house_only: true, conditions: [{ field: 'reason', is: 'one_of', values: [reason] }] }, { pool_id: main.id });
  await house.say(ana, 'available');
  const filed = await house.written('Keep inside');
  const asked = await house.offered(ana);
  await change(filed.id, { reason_id: reason });
  await house.quiet();
  assert.deepEqual([(await waits(filed.id))?.pool_id, await house.offers(ana)], [legal.id, []]);
  await assert.rejects(house.accept(ana, asked.id), { code: 'offer_withdrawn' });
  const moved = await house.written('For tier two');
  const next = await house.offered(ana);
  await give(moved.id, { pool_id: legal.id, tier: 2, note: 'for tier two' });
  await house.quiet();
  await assert.rejects(house.accept(ana, next.id), { code: 'offer_withdrawn' });
});

test('a lead’s word where it waits holds until it is closed: while it waits for the customer, and after whoever took it left', async () => {
  const made = await house.written('Waits');
  await change(made.id, { status_id: await statusOf('waiting') });
  await give(made.id, { pool_id: legal.id, tier: 2, note: 'for tier two' });
  await writes(made.id, 'And?');
  await house.quiet();
  assert.deepEqual([(await waits(made.id))?.pool_id, (await waits(made.id))?.tier], [legal.id, 2]);
  const dan = await house.hire('Dan');
  await house.world.call('PATCH', `/api/v1/pools/${legal.id}`, { person_ids: [ben, dan] });
  await house.rules({ pool_id: null });
  const taken = await house.written('Legal matter');
  await give(taken.id, { pool_id: legal.id, note: 'legal' });
  await house.say(dan, 'available');
  await house.accept(dan, (await house.offered(dan)).id);
  await house.world.call('PATCH', `/api/v1/people/${dan}`, { disabled: true });
  await house.quiet();
  assert.deepEqual([await house.ownerOf(taken.id), (await waits(taken.id))?.pool_id], [null, legal.id]);
});

test('nothing is left with who is gone: after a bounce, and when somebody works for the brand no more', async () => {
  const [dora, eve] = [await house.hire('Dora'), await house.hire('Eve')];
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { person_ids: [ana, dora, eve] });
  const bounced = await house.written('Bounce');
  await change(bounced.id, { assignee_id: dora });
  const { message } = await house.world.call<{ message: { id: string } }>('POST', `/api/v1/conversations/${bounced.id}/replies`, { text: 'Here.' });
  const held = await house.written('Role');
  await change(held.id, { assignee_id: eve });
  await house.world.call('PATCH', `/api/v1/people/${dora}`, { disabled: true });
  await house.quiet();
  await inside((tx) => recordDelivery(tx, message.id, { state: 'bounced', note: 'no such mailbox' }));
  await house.world.call('PATCH', `/api/v1/people/${eve}`, { roles: [] });
  await house.quiet();
  for (const { id } of [bounced, held]) assert.deepEqual([await house.ownerOf(id), (await waits(id))?.pool_id], [null, main.id]);
});

test('a supplier’s answer stays with whoever asked, though they are gone for today', async () => {
  const made = await house.written('Side');
  const side = await house.as(ana, (tx) => startSideThread(tx, made.id, { subject: 'Where is the parcel', to: [{ address: 'desk@carrier.test' }], text: 'Where is it?' }, { id: ana, name: 'Ana' }));
  await writes(side.id, 'It is in Kassel.');
  await house.quiet();
  assert.equal(await house.ownerOf(side.id), ana);
});

test('work flows over into a pool where people pick, and who became dear waits where the dear wait', async () => {
  const help = await house.world.call<PoolView>('POST', '/api/v1/pools', { name: 'Help', kind: 'shared', brand_ids: [house.world.brandId], person_ids: [ben] });
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { person_ids: [ana], overflow: [{ pool_id: help.id, after_seconds: 0 }] });
  await house.say(ben, 'available');
  const over = await house.written('Overflow');
  assert.equal((await house.offered(ben)).conversation.id, over.id);
  await house.say(ben, 'offline');
  await house.rules({ pool_id: legal.id, conditions: [{ field: 'tier', is: 'one_of', values: ['vip'] }] }, { pool_id: main.id });
  const made = await house.written('Dear');
  await house.quiet();
  assert.equal((await waits(made.id))?.pool_id, main.id);
  const { customer_id: customer } = await inside((tx) => tx.one<{ customer_id: string }>(sql`select customer_id from conversations.conversation where id = ${made.id}`));
  await house.world.call('PATCH', `/api/v1/customers/${customer}`, { vip: true });
  await house.quiet();
  assert.equal((await waits(made.id))?.pool_id, legal.id);
});

test('taking a merge back leaves open what the customer wrote in since', async () => {
  const target = await house.written('Target');
  await change(target.id, { status_id: await statusOf('resolved') });
  const source = await house.written('Source');
  await house.world.call('POST', `/api/v1/conversations/${source.id}/merge`, { into: target.id });
  await house.quiet();
  await writes(target.id, 'It broke again, please help.');
  await house.quiet();
  await house.world.call('POST', `/api/v1/conversations/${source.id}/unmerge`, {});
  await house.quiet();
  const now = await inside((tx) => tx.one<{ category: string; waiting_since: Date | null; unread: boolean }>(sql`select category, waiting_since, unread from conversations.conversation where id = ${target.id}`));
  assert.deepEqual([now.category, now.waiting_since === null, now.unread, (await waits(target.id)) === undefined], ['open', false, true, false]);
  assert.ok((await clocksOf(target.id)).some((clock) => clock.ended_at === null), 'its clocks run');
});

test('taking a change back that somebody had changed again leaves its clocks running', async () => {
  const made = await house.written('Undo');
  await house.quiet();
  const { undo_token: token } = await house.world.call<{ undo_token: string }>('POST', '/api/v1/conversations/bulk', { ids: [made.id], change: { status_id: await statusOf('resolved') } });
  await change(made.id, { status_id: await statusOf('open') });
  await house.quiet();
  await house.world.call('POST', '/api/v1/undo', { undo_token: token });
  await house.quiet();
  assert.ok((await clocksOf(made.id)).some((clock) => clock.ended_at === null));
});

test('everything somebody holds goes to another tier with one note', async () => {
  const [fay, gus] = [await house.hire('Fay'), await house.hire('Gus')];
  // Work of somebody who is not there is given back after a while.
  await house.say(fay, 'busy');
  await house.world.call('PUT', `/api/v1/routing/people/${gus}`, { skills: {}, languages: {}, tier: 2, in_house: true, channels: null, capacity: null });
  const held: string[] = [];
  for (const subject of ['First', 'Second']) {
    const { id } = await house.written(subject);
    await change(id, { assignee_id: fay });
    held.push(id);
  }
  const handOver = (more: object) => house.world.call<{ changed: number }>('POST', '/api/v1/conversations/hand-over', { from_id: fay, assignee_id: gus, ...more });
  await assert.rejects(handOver({}), { code: 'note_needed' });
  assert.equal((await handOver({ note: 'Fay is ill; they were all promised an answer today.' })).changed, 2);
  for (const id of held) {
    assert.equal(await house.ownerOf(id), gus);
    assert.match((await inside((tx) => tx.one<{ text: string }>(sql`select text from conversations.message where conversation_id = ${id} and kind = 'note'`))).text, /Fay is ill/);
  }
});
