import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildWorld } from '../../src/app/demo/build-world.ts';
import { plots } from '../../src/app/demo/return-plots.ts';
import { writeReturns } from '../../src/app/demo/returned-goods.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { ReturnView } from '../../src/modules/returns/contract.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

test('the demo has returns in every stage, each where its plot ends, and writes them once', async () => {
  const demo = await buildWorld(world.house);
  await writeReturns(world.house, demo);
  await writeReturns(world.house, demo);
  const states = () => world.house.db.read(systemActor('test'), (tx) => tx.rows<{ state: string; count: number }>(sql`select state, count(*)::integer as count from returns."return" group by state order by state`));
  const expected = new Map<string, number>();
  for (const { until } of plots) expected.set(until, (expected.get(until) ?? 0) + 1);
  const got = await world.until(async () => {
    const rows = await states();
    // What is settled goes through the shop first.
    return rows.find((row) => row.state === 'settling')?.count === expected.get('settling') ? rows : null;
  });
  assert.deepEqual(new Map(got.map((row) => [row.state, row.count])), new Map([...expected].toSorted(([a], [b]) => a.localeCompare(b))));

  // From then on labels are made: what is approved now has one within seconds.
  const waiting = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ id: string }>(sql`select r.id from returns."return" r where r.state = 'approved' and r.sends_back limit 1`));
  await world.call('POST', `/api/v1/returns/${waiting.id}/label/ask`);
  const made = await world.until(async () => { const one = await world.call<ReturnView>('GET', `/api/v1/returns/${waiting.id}`); return one.label?.state === 'made' ? one : null; });
  assert.deepEqual([made.state, made.label?.maker, made.label?.has_file, made.label?.cost !== null], ['label_sent', 'Demo Parcels', true, true]);
  const known = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ charts: number; codes: number; places: number }>(sql`select (select count(*) from catalogue.size_chart)::integer as charts, (select count(*) from catalogue.promotion)::integer as codes, (select count(distinct location) from catalogue.stock_level)::integer as places`));
  assert.deepEqual(known, { charts: 2, codes: 16, places: 2 }, 'written once');
});
