import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemActor } from '../actor/actor.ts';
import { ManualClock } from '../clock/clock.ts';
import { withDatabase } from '../testing/database.ts';
import { sql } from './sql.ts';

const { db } = await withDatabase(new ManualClock());
const actor = systemActor('test');

test('of two changes that wait for each other both are made', async () => {
  const told: string[] = [];
  let met: () => void = () => {};
  const bothBegun = new Promise<void>((resolve) => (met = resolve));
  let begun = 0;
  const take = (name: string, first: number, second: number) => db.transact(actor, async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(${first}::bigint)`);
    if (++begun === 2) met();
    await bothBegun;
    await tx.rows(sql`select pg_advisory_xact_lock(${second}::bigint)`);
    told.push(name);
    return name;
  });
  assert.deepEqual(await Promise.all([take('one', 71_001, 71_002), take('other', 71_002, 71_001)]), ['one', 'other']);
  assert.deepEqual(told.toSorted(), ['one', 'other']);
});

test('whatever else goes wrong is not done again', async () => {
  let times = 0;
  await assert.rejects(db.transact(actor, async (tx) => {
    times += 1;
    await tx.rows(sql`select 1 / 0`);
  }), { code: '22012' });
  assert.equal(times, 1);
});
