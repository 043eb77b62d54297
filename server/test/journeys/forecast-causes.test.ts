import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { ForecastAnswerView } from '../../src/modules/workforce/contract.ts';
import type { ForecastCausesView } from '../../src/modules/workforce/contract-causes.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { writeOrders } from '../stage/write-orders.ts';
import { writePast } from '../stage/write-past.ts';

// From orders and parcels that stand to the days they change.
let world: TestHouse;
const system = systemActor('test');
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const causes = (brandId = world.brandId) => world.call<ForecastCausesView>('GET', `/api/v1/workforce/forecast/causes?brand_id=${brandId}&channel=chat`);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
});
after(() => world.close());

test('without a forecast, and without orders, it says why nothing is reckoned', async () => {
  assert.deepEqual([(await causes()).state, (await causes()).made_at], ['no_forecast', null]);
  await world.house.db.transact(system, (tx) => writePast(tx, { brandId: world.brandId, days: 20, perHour: { chat: 3 } }));
  await forecastNow(world.house.db, world.brandId);
  const none = await causes();
  assert.deepEqual([none.state, none.believed, none.stock, none.days], ['no_orders', null, null, []]);
  assert.notEqual(none.made_at, null);
  await world.house.db.transact(system, (tx) => tx.run(sql`delete from facts.conversation where brand_id = ${world.brandId}`));
  await world.house.db.transact(system, (tx) => tx.run(sql`delete from workforce.forecast where brand_id = ${world.brandId}`));
});

test('a carrier that stands still moves the next days, each cause with what it adds, kept with the version', async () => {
  const written = await world.house.db.transact(system, (tx) => writeOrders(tx, world.brandId, { seed: 5, days: 112, ordersPerDay: 60, still: [[105, 112]] }));
  assert.ok(written.orders > 4500 && written.contacts > 3000, JSON.stringify(written));
  await forecastNow(world.house.db, world.brandId);
  const why = await causes();
  assert.equal(why.state, 'reckoned');
  assert.ok(why.stock && why.stock.late > 60 && why.stock.under_way > 60 && why.stock.delivered > 300, JSON.stringify(why.stock));
  assert.equal(why.days.length, 28);
  const late = why.days[0]?.causes.find((one) => one.cause === 'late');
  assert.ok(late && late.extra > 0 && late.low <= late.expected && late.expected <= late.high, JSON.stringify(late));
  assert.ok(why.believed && why.believed.near >= 0 && why.believed.near <= 1 && why.believed.days === 56, JSON.stringify(why.believed));
  assert.ok((why.believed.with ?? 1) <= 1.0051 * (why.believed.without ?? 0), 'looked back on it is not worse');
  const rateOf = (name: string): number => sum(why.learned.find((one) => one.cause === name)?.rates ?? []) / (why.learned.find((one) => one.cause === name)?.rates.length ?? 1);
  assert.ok(rateOf('late') > 2 * rateOf('under_way'), 'who waits past their day writes more often');
  for (const day of why.days) for (const one of day.causes) assert.ok(Math.abs(one.expected - one.usual - one.extra) < 1e-9 && one.expected >= 0 && one.usual >= 0);
  const today = why.days[0]?.date ?? '';
  const forecast = await world.call<ForecastAnswerView>('GET', `/api/v1/workforce/forecast?brand_id=${world.brandId}&channel=chat&from=${today}&to=${plus(today, 28)}&by=day`);
  for (const [at, point] of forecast.points.entries()) assert.ok(Math.abs((point.foretold ?? 0) - (why.days[at]?.mean ?? 0)) < 0.01 * (point.foretold ?? 0) + 0.01, `${at}: ${point.foretold} and ${why.days[at]?.mean}`);
  const extra = sum((why.days[0]?.causes ?? []).map((one) => one.extra));
  assert.equal(Math.sign((why.days[0]?.mean ?? 0) - (why.days[0]?.series ?? 0)), why.believed.near === 0 ? 0 : Math.sign(extra));
});

test('what was foretold without the causes is what the next weeks are judged by', async () => {
  const [before] = await world.house.db.read(system, (tx) => tx.rows<{ n: number; late: number }>(sql`select count(*)::int as n, count(causes)::int as late from workforce.forecast where brand_id = ${world.brandId} and step_seconds = 86400`));
  assert.deepEqual(before, { n: 9, late: 1 });
  await forecastNow(world.house.db, world.brandId);
  assert.equal((await causes()).believed?.days, 56);
});
