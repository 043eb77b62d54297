import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { undoChange } from '../../src/modules/conversations/commands/undo-change.ts';
import { handOver } from '../../src/modules/conversations/commands/hand-over.ts';
import { mergeConversations, unmergeConversation } from '../../src/modules/conversations/commands/merge-conversations.ts';
import { undoReply } from '../../src/modules/conversations/commands/release-reply.ts';
import { changeConversations, conversationFor, receiveMessage, sendReply } from '../../src/modules/conversations/index.ts';
import { decideRound } from '../../src/modules/routing/commands/decide-round.ts';
import { expireOffer } from '../../src/modules/routing/commands/answer-offer.ts';
import { keepQueue } from '../../src/modules/routing/commands/keep-queue.ts';
import { handsBy } from '../../src/modules/routing/commands/caps.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { Refusal } from '../../src/platform/refusal/refusal.ts';
import { pick, seededRandom, type Random } from '../../src/platform/random/random.ts';
import { openOfferedHouse, type OfferedHouse } from './offered-house.ts';

const CAPS = { email: 2, chat: 1 };
let house: OfferedHouse;
let people: string[] = [];
const conversations: string[] = [];
let statuses: Record<string, string> = {};
before(async () => {
  house = await openOfferedHouse();
  people = [await house.hire('Ana'), await house.hire('Ben'), await house.hire('Cleo')];
  const main = await house.pool({ name: 'Main', person_ids: people });
  await house.rules({ pool_id: main.id });
  await house.world.call('PUT', `/api/v1/brands/${house.world.brandId}/behaviour`, { undo_seconds: 60, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  for (const id of people) {
    await house.world.call('PUT', `/api/v1/routing/people/${id}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: CAPS, capacity: 60 });
    await house.say(id, 'available');
  }
  for (let i = 0; i < 18; i += 1) conversations.push((await house.written(`C ${i}`, { channel: i % 3 === 0 ? 'chat' : 'email' })).id);
  statuses = Object.fromEntries((await house.world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses')).data.map((one) => [one.category, one.id]));
  await house.quiet();
  await house.world.house.runner.stop();
  await house.world.house.relay.stop();
});
after(() => house.world.close());

const db = () => house.world.house.db;
const system = systemActor('test');
const tokens: { by: string; token: string }[] = [];
const replies: { conversation: string; message: string }[] = [];

type Step = (random: Random) => Promise<void>;
const asSomebody = <T>(random: Random, work: (tx: Tx, me: string) => Promise<T>): Promise<T> => {
  const me = pick(random, people);
  return house.as(me, (tx) => work(tx, me));
};
const change = (random: Random, ids: string[], what: object): Promise<void> => asSomebody(random, async (tx, me) => {
  const { undoToken } = await changeConversations(tx, ids, what);
  if (undoToken !== null) tokens.push({ by: me, token: undoToken });
});
const some = (random: Random, n: number): string[] => [...new Set(Array.from({ length: n }, () => pick(random, conversations)))];

/** Every way by which something comes into somebody's hands, or leaves them. */
const steps: Record<string, Step> = {
  assign: (random) => change(random, some(random, 1), { assignee_id: pick(random, people) }),
  bulk: (random) => change(random, some(random, 4), { assignee_id: pick(random, people) }),
  nobody: (random) => change(random, some(random, 2), { assignee_id: null }),
  status: (random) => change(random, some(random, 2), { status_id: statuses[pick(random, ['open', 'waiting', 'resolved'])] }),
  snooze: (random) => change(random, some(random, 1), { snoozed_until: new Date(Date.now() + 3_600_000).toISOString() }),
  wake: (random) => change(random, some(random, 1), { snoozed_until: null }),
  spam: (random) => change(random, some(random, 1), { spam: random.next() < 0.5 }),
  handOver: (random) => asSomebody(random, (tx) => handOver(tx, { from_id: pick(random, people), assignee_id: pick(random, people) }).then(() => {})),
  round: async () => void (await db().transact(system, decideRound)),
  queue: async () => db().transact(system, (tx) => keepQueue(tx, conversations)),
  answer: async (random) => {
    const offer = await db().read(system, (tx) => tx.maybe<{ id: string; person_id: string }>(sql`select id, person_id from routing.offer where state = 'open' order by md5(id::text || ${String(random.next())}) limit 1`));
    if (offer) await (random.next() < 0.8 ? house.accept(offer.person_id, offer.id) : db().transact(system, (tx) => expireOffer(tx, offer.id)));
  },
  reopen: (random) => db().transact(system, (tx) => customerWrites(tx, pick(random, conversations))),
  reply: (random) => asSomebody(random, async (tx, me) => {
    const id = pick(random, conversations);
    const sent = await sendReply(tx, id, { text: `Hello ${random.next()}`, force: true, ...(random.next() < 0.4 ? { status_id: statuses.open as string } : {}) }, { id: me, name: '' });
    replies.push({ conversation: id, message: sent.messageId });
  }),
  undoReply: (random) => db().transact(system, async (tx) => {
    const reply = replies.length === 0 ? undefined : pick(random, replies);
    if (reply) await undoReply(tx, reply.conversation, reply.message);
  }),
  undo: async (random) => {
    const kept = tokens.length === 0 ? undefined : pick(random, tokens);
    if (kept) await house.as(kept.by, (tx) => undoChange(tx, kept.token));
  },
  merge: (random) => asSomebody(random, (tx) => mergeConversations(tx, pick(random, conversations), pick(random, conversations))),
  unmerge: (random) => asSomebody(random, async (tx) => void (await unmergeConversation(tx, pick(random, conversations)))),
  back: (random) => house.say(pick(random, people), 'available'),
};

async function customerWrites(tx: Tx, id: string): Promise<void> {
  const row = await conversationFor(tx, id);
  await receiveMessage(tx, {
    brandId: row.brand_id, channel: row.channel, from: null, sender: null, to: [], cc: [], replyTo: [], subject: row.subject, text: 'And?', html: null, quoted: null, headerId: `${crypto.randomUUID()}@test`,
    clues: { tokens: [row.token], inReplyTo: [], references: [], subjectNumber: null }, at: tx.now, auto: false, junkScore: null, junk: false, remoteImages: 0, attachments: [], rawBlob: null, facts: {}, notice: null,
  });
}

async function overfull(): Promise<string[]> {
  const hands = await db().read(system, (tx) => handsBy(tx, people));
  return [...hands].flatMap(([id, { work }]) => {
    const units = (work.email ?? 0) * 10 + (work.chat ?? 0) * 25;
    return (work.email ?? 0) > CAPS.email || (work.chat ?? 0) > CAPS.chat || units > 60 ? [`${people.indexOf(id)} ${JSON.stringify(work)}`] : [];
  });
}

/** A refusal is an answer; anything else is a fault. */
async function attempt(name: string, random: Random): Promise<boolean> {
  try {
    await (steps[name] as Step)(random);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

test('nobody ever has more in hand than they may, whatever happens in whatever order', async () => {
  const random = seededRandom(2026);
  const done = new Map<string, number>();
  for (let i = 0; i < 260; i += 1) {
    const name = pick(random, Object.keys(steps));
    if (await attempt(name, random)) done.set(name, (done.get(name) ?? 0) + 1);
    assert.deepEqual(await overfull(), [], `after step ${i}: ${name}`);
  }
  assert.deepEqual(Object.keys(steps).filter((name) => !done.has(name)), [], 'every path was walked');
});

test('nor when many things happen at once', async () => {
  const random = seededRandom(7);
  for (let i = 0; i < 25; i += 1) {
    const names = Array.from({ length: 5 }, () => pick(random, Object.keys(steps)));
    await Promise.all(names.map((name) => attempt(name, random)));
    assert.deepEqual(await overfull(), [], `after ${names.join(', ')}`);
  }
  const twice = await db().read(system, (tx) => tx.rows(sql`select conversation_id from routing.offer where state = 'open' group by 1 having count(*) > 1`));
  assert.deepEqual(twice, []);
});
