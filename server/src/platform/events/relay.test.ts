import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { systemActor } from '../actor/actor.ts';
import { ManualClock } from '../clock/clock.ts';
import type { Tx } from '../db/tx.ts';
import { sql } from '../db/sql.ts';
import { uuidV7 } from '../ids/ids.ts';
import { withDatabase } from '../testing/database.ts';
import type { EventRecord, Listener } from './listener.ts';
import { Relay, RETRY_JOB } from './relay.ts';

const clock = new ManualClock();
const { db } = await withDatabase(clock);
const log = pino({ level: 'silent' });
const actor = systemActor('test');
const brandId = uuidV7();

const say = (name: string, n: number) => (tx: Tx): Promise<void> => tx.announce({ name, brandId, subjectId: brandId, payload: { n } });

function listener(name: string, hears: string, handle: (tx: Tx, event: EventRecord) => Promise<void>): Listener {
  return { name, hears: [hears], handle };
}

/** A relay that has its place and works only when asked. */
async function relayFor(...listeners: Listener[]): Promise<Relay> {
  const relay = new Relay(db, listeners, log);
  await relay.start();
  await relay.stop();
  return relay;
}

/**
 * Drains until it took effect. An event waits for every transaction of the whole cluster that began before it,
 * those of other test files' databases too, so one drain may rightly find nothing yet.
 */
async function drainUntil(relays: readonly Relay[], reached: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  do {
    await Promise.all(relays.map((relay) => relay.drain()));
    if (await reached()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
}

test('nothing is heard of a change that was rolled back', async () => {
  const heard: unknown[] = [];
  const relay = await relayFor(listener('t.rollback', 't.rollback', async (_tx, event) => void heard.push(event.payload.n)));
  await assert.rejects(db.transact(actor, async (tx) => {
    await say('t.rollback', 1)(tx);
    throw new Error('no');
  }));
  await db.transact(actor, say('t.rollback', 2));
  await drainUntil([relay], () => heard.length > 0);
  assert.deepEqual(heard, [2]);
});

test('an event that becomes visible late is not skipped', async () => {
  const heard: unknown[] = [];
  const relay = await relayFor(listener('t.late', 't.late', async (_tx, event) => void heard.push(event.payload.n)));
  let finish: () => void = () => {};
  const slow = db.transact(actor, async (tx) => {
    await say('t.late', 1)(tx);
    tx.flush();
    await tx.settled();
    await new Promise<void>((resolve) => (finish = resolve));
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await db.transact(actor, say('t.late', 2));
  await relay.drain();
  assert.deepEqual(heard, [], 'what committed after a transaction that still runs waits for it');
  finish();
  await slow;
  await drainUntil([relay], () => heard.length > 1);
  assert.deepEqual(heard, [1, 2]);
});

test('two relays of one listener let each event take effect once', async () => {
  const count = listener('t.once', 't.once', async (tx) => {
    await tx.run(sql`insert into platform.listener (name, xid, seq) values (${`effect ${tx.id()}`}, '0', 0)`);
  });
  const [one, other] = [await relayFor(count), await relayFor(count)];
  for (let n = 0; n < 30; n++) await db.transact(actor, say('t.once', n));
  const effects = (): Promise<number> =>
    db.read(actor, async (tx) => (await tx.one<{ count: number }>(sql`select count(*) as count from platform.listener where name like 'effect %'`)).count);
  await drainUntil([one, other], async () => (await effects()) >= 30);
  await Promise.all([one.drain(), other.drain()]);
  assert.equal(await effects(), 30);
});

test('rounds of one relay beside each other let each event take effect once', async () => {
  const heard: unknown[] = [];
  const relay = await relayFor(listener('t.rounds', 't.rounds', async (tx, event) => {
    await tx.rows(sql`select pg_sleep(0.01)`);
    heard.push(event.payload.n);
  }));
  const draining = Array.from({ length: 4 }, async () => {
    for (let i = 0; i < 12; i++) await relay.drain();
  });
  for (let n = 0; n < 25; n++) await db.transact(actor, say('t.rounds', n));
  await Promise.all(draining);
  await drainUntil([relay], () => heard.length >= 25);
  await Promise.all([relay.drain(), relay.drain()]);
  assert.deepEqual(heard, Array.from({ length: 25 }, (_, n) => n));
});

test('one failing event is put aside to be tried again, the others go on, and its half-done work is undone', async () => {
  const relay = await relayFor(listener('t.fails', 't.fails', async (tx, event) => {
    await tx.run(sql`insert into platform.listener (name, xid, seq) values (${`done ${event.payload.n}`}, '0', 0)`);
    if (event.payload.n === 2) throw new Error('not this one');
  }));
  for (const n of [1, 2, 3]) await db.transact(actor, say('t.fails', n));
  const tried = (): Promise<number> => db.read(actor, async (tx) => (await tx.rows(sql`select 1 from platform.listener where name like 'done %'`)).length);
  await drainUntil([relay], async () => (await tried()) > 1);
  const [done, retries] = await db.read(actor, async (tx) => [
    await tx.rows<{ name: string }>(sql`select name from platform.listener where name like 'done %' order by name`),
    await tx.rows<{ payload: { listener: string } }>(sql`select payload from platform.job where kind = ${RETRY_JOB}`),
  ]);
  assert.deepEqual(done.map((row) => row.name), ['done 1', 'done 3']);
  assert.equal(retries.filter((row) => row.payload.listener === 't.fails').length, 1);
});

test('what is not a listener’s business is passed over without a transaction, and its place is written down all the same', async () => {
  const heard: unknown[] = [];
  const choosy: Listener = {
    name: 't.choosy', hears: ['t.choosy'],
    concerns: async (tx, events) => {
      await tx.rows(sql`select 1`);
      return events.some((event) => event.payload.n === 2);
    },
    handleBatch: async (_tx, events) => void heard.push(events.map((event) => event.payload.n)),
  };
  const relay = await relayFor(choosy);
  const placeOf = (): Promise<{ xid: string; handled_at: Date | null }> => db.read(actor, (tx) => tx.one(sql`select xid::text, handled_at from platform.listener where name = 't.choosy'`));
  await db.transact(actor, say('t.choosy', 1));
  const mark: unknown[] = [];
  const marked = await relayFor(listener('t.marked', 't.choosy', async (_tx, event) => void mark.push(event.payload.n)));
  await drainUntil([relay, marked], () => mark.length > 0);
  await relay.drain();
  assert.deepEqual(heard, []);
  await relay.stop();
  assert.deepEqual({ isFurther: BigInt((await placeOf()).xid) > 0n, handled: (await placeOf()).handled_at }, { isFurther: true, handled: null });
  await db.transact(actor, say('t.choosy', 2));
  await drainUntil([relay], () => heard.length > 0);
  assert.deepEqual(heard, [[2]]);
});

test('a listener that cannot say whether it is its business hears everything, and so do the others', async () => {
  const heard: string[] = [];
  const relay = await relayFor(
    { name: 't.unsure', hears: ['t.unsure'], concerns: async (tx) => (await tx.rows(sql`select 1 / 0 as n`)).length > 0, handle: async (_tx, event) => void heard.push(`unsure ${event.payload.n}`) },
    { name: 't.sure', hears: ['t.unsure'], concerns: () => true, handle: async (_tx, event) => void heard.push(`sure ${event.payload.n}`) },
  );
  await db.transact(actor, say('t.unsure', 1));
  await drainUntil([relay], () => heard.length > 1);
  assert.deepEqual(heard.toSorted(), ['sure 1', 'unsure 1']);
});
