import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeConversations, conversationFor, receiveMessage } from '../../src/modules/conversations/index.ts';
import { keepQueue } from '../../src/modules/routing/commands/keep-queue.ts';
import { endLoan, lend, sayState, whoServes } from '../../src/modules/routing/index.ts';
import { decideRound } from '../../src/modules/routing/commands/decide-round.ts';
import type { PoolBoardView, PoolView, PresenceView } from '../../src/modules/routing/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openOfferedHouse, type OfferedHouse } from './offered-house.ts';

let house: OfferedHouse;
let main: PoolView;
let [ana, ben] = ['', ''];
before(async () => {
  house = await openOfferedHouse();
  [ana, ben] = [await house.hire('Ana'), await house.hire('Ben')];
  main = await house.pool({ name: 'Main', person_ids: [ana, ben] });
});
after(() => house.world.close());

const db = () => house.world.house.db;
const outcomes = async (id: string) => db().read(systemActor('test'), async (tx) => (await tx.rows<{ state: string }>(sql`select state from routing.offer where conversation_id = ${id} order by offered_at, id`)).map((row) => row.state));
const waits = async (id: string) => (await db().read(systemActor('test'), (tx) => tx.maybe<{ pool_id: string | null }>(sql`select pool_id from routing.waiting where conversation_id = ${id}`)));
const eventsOf = async (id: string) => (await house.world.call<{ data: { name: string; payload: Record<string, unknown> }[] }>('GET', `/api/v1/conversations/${id}/events`)).data;
const home = async () => {
  for (const person of [ana, ben]) await house.say(person, 'offline');
  await db().transact(systemActor('test'), async (tx) => {
    const open = await tx.rows<{ id: string }>(sql`select id from conversations.conversation where category = 'open'`);
    if (open.length > 0) await changeConversations(tx, open.map((row) => row.id), { assignee_id: null, spam: true });
  });
  await house.quiet();
};

test('where nothing is set up everybody picks: nothing is offered, nobody has a cap', async () => {
  await house.say(ana, 'available');
  const made = [];
  for (let i = 0; i < 12; i += 1) made.push(await house.written(`Pick ${i}`));
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { mode: 'pick' });
  await house.world.call('POST', '/api/v1/conversations/bulk', { ids: made.map((one) => one.id), change: { assignee_id: ana } });
  await house.quiet();
  assert.deepEqual(await house.offers(ana), []);
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { mode: 'offered' });
  await home();
});

test('the next due is offered to who is there; accepted it is theirs, and the next one comes', async () => {
  await house.rules({ pool_id: main.id });
  await house.say(ana, 'available');
  const late = await house.written('Late');
  const offer = await house.offered(ana);
  assert.deepEqual([offer.conversation.id, offer.pool.name], [late.id, 'Main']);
  const next = await house.written('Next');
  await house.quiet();
  assert.equal((await house.offers(ana)).length, 1, 'one at a time');
  assert.equal(await house.ownerOf(late.id), null, 'an offer is no assignment');
  assert.equal(await house.accept(ana, offer.id), late.id);
  assert.equal(await house.ownerOf(late.id), ana);
  assert.equal((await house.offered(ana)).conversation.id, next.id);
  await assert.rejects(house.accept(ana, offer.id), { code: 'offer_accepted' });
  await assert.rejects(house.accept(ben, offer.id), { status: 404 });
  const names = (await eventsOf(late.id)).map((event) => event.name);
  assert.ok(names.includes('routing.offered') && names.includes('routing.offer_ended') && names.includes('conversations.assigned'));
  await home();
});

test('who lets it pass is not asked again; it goes to somebody else', async () => {
  await house.say(ana, 'available');
  const { id } = await house.written('Pass');
  await house.pass(ana, (await house.offered(ana)).id);
  await house.quiet();
  assert.deepEqual(await house.offers(ana), []);
  await house.say(ben, 'available');
  assert.equal((await house.offered(ben)).conversation.id, id);
  assert.deepEqual(await outcomes(id), ['passed', 'open']);
  await home();
});

test('an offer that runs out returns; two in a row, and they have a break', async () => {
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { offer_seconds: 5 });
  await house.say(ana, 'available');
  const made = [await house.written('Out 1'), await house.written('Out 2')];
  await house.offered(ana);
  const state = async () => db().read(systemActor('test'), (tx) => tx.one<{ state: string; because: string | null }>(sql`select state, because from routing.presence where person_id = ${ana}`));
  await house.world.until(async () => (await state()).state === 'break', 20);
  await house.quiet();
  assert.equal((await state()).because, 'offers_missed');
  assert.deepEqual((await Promise.all(made.map((one) => outcomes(one.id)))).flat().sort(), ['expired', 'expired']);
  assert.ok((await waits(made[0]?.id ?? '')) !== undefined, 'it waits as before');
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { offer_seconds: 45 });
  await home();
});

test('whoever leaves mid-offer, or may no longer work here, has nothing left; what they held goes back and says why', async () => {
  await house.say(ana, 'available');
  const held = await house.written('Held');
  await house.accept(ana, (await house.offered(ana)).id);
  const mid = await house.written('Mid');
  await house.offered(ana);
  await house.say(ana, 'break');
  await house.quiet();
  assert.deepEqual([await house.offers(ana), await house.ownerOf(held.id)], [[], ana]);
  assert.deepEqual(await outcomes(mid.id), ['withdrawn']);
  await house.say(ana, 'available');
  const again = await house.offered(ana);
  await house.world.call('PATCH', `/api/v1/people/${ana}`, { disabled: true });
  await house.quiet();
  assert.equal(await house.ownerOf(held.id), null);
  assert.deepEqual((await eventsOf(held.id)).find((event) => event.name === 'routing.given_back')?.payload, { from: ana, because: 'owner_gone' });
  assert.deepEqual((await outcomes(again.conversation.id)).at(-1), 'withdrawn');
  await assert.rejects(house.accept(ana, again.id), { code: 'offer_withdrawn' });
  await house.say(ben, 'available');
  await house.offered(ben);
  await house.world.call('PATCH', `/api/v1/people/${ana}`, { disabled: false });
  await home();
});

test('after the grace what waits for us goes back; what waits for the customer stays; a reopened one does not wait for tomorrow', async () => {
  await house.world.call('PUT', '/api/v1/routing/terms', { version: (await house.world.call<{ version: number }>('GET', '/api/v1/routing/terms')).version, terms: { grace_seconds: 1 } });
  await house.say(ana, 'available');
  const first = await house.written('Ours');
  await house.accept(ana, (await house.offered(ana)).id);
  const second = await house.written('Theirs');
  await house.accept(ana, (await house.offered(ana)).id);
  const statuses = (await house.world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses')).data;
  await house.world.call('PATCH', `/api/v1/conversations/${second.id}`, { status_id: statuses.find((one) => one.category === 'waiting')?.id });
  await house.say(ana, 'offline');
  await house.world.until(async () => (await house.ownerOf(first.id)) === null, 10);
  assert.equal(await house.ownerOf(second.id), ana);
  await answer(second.id, 'And?');
  await house.world.until(async () => (await house.ownerOf(second.id)) === null, 10);
  assert.deepEqual((await eventsOf(second.id)).find((event) => event.name === 'routing.given_back')?.payload, { from: ana, because: 'owner_off_shift' });
  await house.say(ben, 'available');
  assert.equal((await house.offered(ben)).familiar, false);
  await home();
});

/** The customer writes again. */
async function answer(id: string, text: string): Promise<void> {
  await db().transact(systemActor('test'), async (tx) => {
    const row = await conversationFor(tx, id);
    await receiveMessage(tx, {
      brandId: row.brand_id, channel: row.channel, from: null, sender: null, to: [], cc: [], replyTo: [], subject: row.subject, text, html: null, quoted: null, headerId: `${crypto.randomUUID()}@test`,
      clues: { tokens: [row.token], inReplyTo: [], references: [], subjectNumber: null }, at: tx.now, auto: false, junkScore: null, junk: false, remoteImages: 0, attachments: [], rawBlob: null, facts: {}, notice: null,
    });
  });
}

test('of two leads who reassign the same conversation at once each sees what became of it; it has one owner', async () => {
  const { id } = await house.written('Both');
  const results = await Promise.allSettled([ana, ben].map((person) => house.world.call('POST', `/api/v1/conversations/${id}/reassign`, { person_id: person })));
  assert.ok(results.every((one) => one.status === 'fulfilled'));
  const owner = await house.ownerOf(id);
  const assigned = (await eventsOf(id)).filter((event) => event.name === 'conversations.assigned');
  assert.deepEqual([assigned.length, assigned[1]?.payload.from, assigned[1]?.payload.to], [2, assigned[0]?.payload.to, owner]);
  await home();
});

test('a person whose hands are full is refused in words, by whatever path; two at once do not exceed the cap', async () => {
  await house.world.call('PUT', `/api/v1/routing/people/${ben}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: { email: 2 }, capacity: null });
  // There, and offered nothing: what somebody has who is gone is given back in between.
  await house.say(ben, 'busy');
  const made = [];
  for (let i = 0; i < 6; i += 1) made.push((await house.written(`Cap ${i}`)).id);
  const results = await Promise.allSettled(made.map((id) => house.world.call('PATCH', `/api/v1/conversations/${id}`, { assignee_id: ben })));
  assert.equal(results.filter((one) => one.status === 'fulfilled').length, 2);
  const refused = results.find((one): one is PromiseRejectedResult => one.status === 'rejected')?.reason as Error & { code: string };
  assert.equal(refused.code, 'no_room');
  assert.match(refused.message, /Ben has 2 of 2 email conversations in hand/);
  await assert.rejects(house.world.call('POST', '/api/v1/conversations/bulk', { ids: made, change: { assignee_id: ben } }), { code: 'no_room' });
  await assert.rejects(house.world.call('POST', `/api/v1/conversations/${made[5]}/reassign`, { person_id: ben, note: 'Yours' }), { code: 'no_room' });
  await house.say(ben, 'available');
  await house.quiet();
  assert.deepEqual(await house.offers(ben), [], 'nothing is offered to full hands');
  await house.world.call('PUT', `/api/v1/routing/people/${ben}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: null, capacity: null });
  await home();
});

test('between tiers a note is needed; back to a queue for tier two it waits for who is of it', async () => {
  const profile = { skills: {}, languages: {}, in_house: true, channels: null, capacity: null };
  await house.world.call('PUT', `/api/v1/routing/people/${ben}`, { ...profile, tier: 2 });
  const { id } = await house.written('Tiers');
  await house.world.call('PATCH', `/api/v1/conversations/${id}`, { assignee_id: ana });
  await assert.rejects(house.world.call('PATCH', `/api/v1/conversations/${id}`, { assignee_id: ben }), { code: 'note_needed' });
  await assert.rejects(house.world.call('POST', `/api/v1/conversations/${id}/reassign`, { pool_id: main.id, tier: 2 }), { code: 'note_needed' });
  await house.world.call('POST', `/api/v1/conversations/${id}/reassign`, { pool_id: main.id, tier: 2, note: 'A legal matter' });
  await house.say(ana, 'available');
  await house.quiet();
  assert.deepEqual([await house.offers(ana), await house.ownerOf(id)], [[], null]);
  await house.say(ben, 'available');
  assert.equal((await house.offered(ben)).conversation.id, id);
  await house.world.call('PUT', `/api/v1/routing/people/${ben}`, { ...profile, tier: 1 });
  await home();
});

test('the board counts what waits by age and deadline and says who has room; another brand sees none of it', async () => {
  await house.say(ana, 'available');
  for (let i = 0; i < 3; i += 1) await house.written(`Board ${i}`);
  await house.offered(ana);
  await house.quiet();
  const board = (await house.world.call<{ data: PoolBoardView[] }>('GET', '/api/v1/queues')).data.find((one) => one.pool?.id === main.id);
  assert.deepEqual([board?.waiting, board?.offered, board?.ages[0]], [3, 1, 3]);
  assert.deepEqual(board?.people.map((one) => [one.name, one.state, one.free]), [['Ana', 'available', 5], ['Ben', 'offline', 0]]);
  const list = (await house.world.call<{ data: { offered_to: { name: string } | null }[] }>('GET', `/api/v1/queues/waiting?pool_id=${main.id}`)).data;
  assert.deepEqual(list.map((row) => row.offered_to?.name ?? null).filter((name) => name !== null), ['Ana']);
  const other = await house.world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  const { data: roles } = await house.world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  const { token } = await house.world.call<{ token: string }>('POST', '/api/v1/api-keys', { name: 'south', role_id: roles.find((one) => one.name === 'lead')?.id, brand_ids: [other.id] });
  const south = <T>(method: string, url: string, body?: unknown) => house.world.call<T>(method, url, body, { cookie: '', authorization: `Bearer ${token}` });
  for (const path of ['/api/v1/queues', '/api/v1/pools', `/api/v1/queues/waiting?pool_id=${main.id}`]) assert.deepEqual((await south<{ data: unknown[] }>('GET', path)).data, [], path);
  await assert.rejects(south('PATCH', `/api/v1/pools/${main.id}`, { name: 'Mine' }), { status: 404 });
  await assert.rejects(south('PUT', `/api/v1/routing/people/${ana}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: null, capacity: null }), { status: 404 });
  await assert.rejects(south('POST', '/api/v1/pools', { name: 'Both', kind: 'shared', brand_ids: [other.id, house.world.brandId] }), { status: 403 });
  await assert.rejects(south('PUT', '/api/v1/routing/terms', { version: 0, terms: { order: 'cost' } }), { status: 403 });
  assert.equal((await house.world.call<PresenceView>('GET', '/api/v1/me/state')).state, 'offline');
  await home();
});

test('a burst: everybody gets as much as fits, nothing twice, however many rounds are wished for at once', async () => {
  const crowd: string[] = [];
  for (let i = 0; i < 30; i += 1) crowd.push(await house.hire(`Crowd ${i}`));
  await house.world.call('PATCH', `/api/v1/pools/${main.id}`, { person_ids: [ana, ben, ...crowd] });
  await db().transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update routing.terms set terms = terms || '{"offers_at_once": 20}'::jsonb`);
    await tx.run(sql`
      insert into conversations.conversation (id, brand_id, token, subject, channel, status_id, category, opened_at, last_message_at, waiting_since)
      select gen_random_uuid(), ${house.world.brandId}, 'burst' || n, 'Burst ' || n, 'email', s.id, 'open', ${tx.now}, ${tx.now}, ${tx.now} from generate_series(1, 1000) n, conversations.status s where s.brand_id = ${house.world.brandId} and s.category = 'open'`);
    const made = await tx.rows<{ id: string }>(sql`select id from conversations.conversation where token like 'burst%'`);
    await keepQueue(tx, made.map((row) => row.id));
  });
  for (const person of crowd) await house.say(person, 'available');
  await Promise.all([1, 2, 3, 4].map(() => db().transact(systemActor('routing'), decideRound)));
  await house.quiet();
  const given = await db().read(systemActor('test'), (tx) => tx.rows<{ person_id: string; many: number }>(sql`select person_id, count(*)::integer as many from routing.offer where state = 'open' group by 1`));
  assert.deepEqual([given.length, ...new Set(given.map((row) => row.many))], [30, 6], 'thirty people, six each');
  const twice = await db().read(systemActor('test'), (tx) => tx.rows(sql`select conversation_id from routing.offer where state = 'open' group by 1 having count(*) > 1`));
  assert.deepEqual(twice, []);
  await db().transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update routing.terms set terms = terms - 'offers_at_once'`);
    const made = await tx.rows<{ id: string }>(sql`update conversations.conversation set category = 'resolved', status_id = (select id from conversations.status s where s.brand_id = ${house.world.brandId} and s.category = 'resolved' limit 1) where token like 'burst%' returning id`);
    await keepQueue(tx, made.map((row) => row.id));
    for (const person of crowd) await sayState(tx, person, 'offline');
  });
  await home();
});

test('a clock that was moved back ends no offer early and loses none', async () => {
  await house.say(ana, 'available');
  await house.written('Clock');
  const offer = await house.offered(ana);
  await db().transact(systemActor('test'), async (tx) => {
    // The deadline fires by a clock that is ahead; by ours the offer still has time.
    await tx.run(sql`update platform.job set run_at = ${tx.now} where kind = 'routing.offer_runs_out' and key = ${offer.id}`);
  });
  await house.quiet();
  assert.deepEqual((await house.offers(ana)).map((one) => one.id), [offer.id]);
  const job = await db().read(systemActor('test'), (tx) => tx.maybe<{ run_at: Date }>(sql`select run_at from platform.job where kind = 'routing.offer_runs_out' and key = ${offer.id}`));
  assert.equal(job?.run_at.toISOString(), offer.expires_at);
  await home();
});

test('who is lent is offered what they are not in the pool for, up to the usual cap, in that time alone; taken back it is over', async () => {
  const system = systemActor('test');
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db().transact(system, work);
  await home();
  const cai = await house.hire('Cai');
  await house.world.call('PUT', `/api/v1/routing/people/${cai}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: { chat: 1 }, capacity: null });
  await house.rules({ pool_id: main.id });
  await house.say(cai, 'available');
  const now = () => house.world.house.db.clock.now().getTime();
  const loan = { personId: cai, brandId: house.world.brandId, channel: 'email', from: new Date(now() - 1000), to: new Date(now() + 3_600_000) };
  const waiting = await house.written('For whoever is lent');
  await house.quiet();
  assert.deepEqual(await house.offers(cai), [], 'neither in the pool nor with the channel');
  const queue = { brandId: house.world.brandId, channel: 'email' };
  const serving = await db().read(system, (tx) => whoServes(tx, [queue], [ana, cai]));
  assert.deepEqual([serving.get(ana), serving.get(cai)], [{ serves: [0], could: [] }, { serves: [], could: [{ queue: 0, knows: false }] }]);
  await assert.rejects(write((tx) => lend(tx, { ...loan, personId: ana })), { code: 'cannot_be_lent' });
  const later = await write((tx) => lend(tx, { ...loan, from: new Date(now() + 1_800_000) }));
  await house.quiet();
  assert.deepEqual(await house.offers(cai), [], 'not before it begins');
  await write((tx) => endLoan(tx, later));
  const id = await write((tx) => lend(tx, loan));
  await assert.rejects(write((tx) => lend(tx, loan)), { code: 'cannot_be_lent' });
  const offer = await house.offered(cai);
  assert.equal(offer.conversation.id, waiting.id);
  await house.accept(cai, offer.id);
  assert.equal(await house.ownerOf(waiting.id), cai);
  await write((tx) => endLoan(tx, id));
  await write((tx) => endLoan(tx, id));
  const next = await house.written('After it was taken back');
  await house.quiet();
  assert.deepEqual(await house.offers(cai), []);
  assert.deepEqual([await waits(next.id), await house.ownerOf(waiting.id)], [{ pool_id: main.id }, cai], 'what they took stays theirs');
  await home();
});

// The last one: jobs do not run any more after it.
test('a process that ends between deciding and writing leaves nothing, and the next round does all of it', async () => {
  await house.written('Killed');
  await house.quiet();
  await house.world.house.runner.stop();
  await house.say(ana, 'available');
  await assert.rejects(db().transact(systemActor('routing'), async (tx) => {
    assert.equal(await decideRound(tx), 1);
    throw new Error('the process was killed');
  }));
  assert.deepEqual(await house.offers(ana), []);
  const written = await Promise.all([1, 2, 3].map(() => db().transact(systemActor('routing'), decideRound)));
  assert.equal(written.reduce((sum, one) => sum + one, 0), 1, 'of rounds at the same time one gives it');
  assert.equal((await house.offers(ana)).length, 1);
});
