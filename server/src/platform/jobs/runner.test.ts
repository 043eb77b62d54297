import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { systemActor } from '../actor/actor.ts';
import { ManualClock } from '../clock/clock.ts';
import { sql } from '../db/sql.ts';
import { withDatabase } from '../testing/database.ts';
import { RunAgain, type JobHandler } from './jobs.ts';
import { JobRunner } from './runner.ts';

const clock = new ManualClock();
const { db } = await withDatabase(clock);
const log = pino({ level: 'silent' });
const actor = systemActor('test');

const runner = (handlers: Record<string, JobHandler>): JobRunner => new JobRunner(db, new Map(Object.entries(handlers)), log);
const schedule = (kind: string, key: string, seconds = 0): Promise<void> => db.transact(actor, (tx) => tx.schedule({ kind, key, brandId: null, runAt: new Date(clock.now().getTime() + seconds * 1000) }));
const stateOf = (kind: string) => db.read(actor, (tx) => tx.maybe<{ state: string; attempts: number; last_error: string | null }>(sql`select state, attempts, last_error from platform.job where kind = ${kind}`));

test('a deadline fires at its time, not before, and once', async () => {
  const fired: string[] = [];
  const jobs = runner({ 't.deadline': { inside: async (_tx, job) => void fired.push(job.key ?? '') } });
  await schedule('t.deadline', 'a', 60);
  assert.equal(await jobs.drain(), 0);
  clock.advance(61);
  assert.equal(await jobs.drain(), 1);
  assert.equal(await jobs.drain(), 0);
  assert.deepEqual(fired, ['a']);
});

test('the same key moves the deadline that is there', async () => {
  const jobs = runner({ 't.move': { inside: async () => {} } });
  await schedule('t.move', 'a', 10);
  await schedule('t.move', 'a', 600);
  clock.advance(60);
  assert.equal(await jobs.drain(), 0);
  clock.advance(600);
  assert.equal(await jobs.drain(), 1);
});

test('a job that is scheduled anew while it runs, runs again', async () => {
  let runs = 0;
  const jobs = runner({ 't.again': { outside: async () => void (++runs === 1 && (await schedule('t.again', 'a'))) } });
  await schedule('t.again', 'a');
  await jobs.drain();
  assert.equal(runs, 2);
});

test('failures wait longer each time and rest in the end with their reason', async () => {
  const jobs = runner({ 't.fail': { inside: async () => Promise.reject(new Error('no luck')), attempts: 3 } });
  await schedule('t.fail', 'a');
  await jobs.drain();
  assert.deepEqual(await stateOf('t.fail'), { state: 'ready', attempts: 1, last_error: 'no luck' });
  assert.equal(await jobs.drain(), 0, 'it waits before it tries again');
  clock.advance(3);
  await jobs.drain();
  clock.advance(9);
  await jobs.drain();
  assert.equal((await stateOf('t.fail'))?.state, 'dead');
});

test('work of a process that was killed is taken over when its lease is out', async () => {
  let runs = 0;
  const jobs = runner({ 't.lease': { inside: async () => void (runs += 1) } });
  await schedule('t.lease', 'a');
  await db.transact(actor, (tx) => tx.run(sql`update platform.job set locked_until = ${new Date(clock.now().getTime() + 30_000)}, attempts = 1 where kind = 't.lease'`));
  assert.equal(await jobs.drain(), 0);
  clock.advance(31);
  assert.equal(await jobs.drain(), 1);
  assert.equal(runs, 1);
});

test('a handler may ask for another time without counting as a failure', async () => {
  let runs = 0;
  const jobs = runner({ 't.wait': { outside: async () => { if (++runs < 3) throw new RunAgain(new Date(clock.now().getTime() + 60_000), 'not yet'); }, attempts: 1 } });
  await schedule('t.wait', 'a');
  for (const _ of [1, 2, 3]) {
    await jobs.drain();
    clock.advance(61);
  }
  assert.equal(runs, 3);
  assert.equal(await stateOf('t.wait'), undefined);
});
