import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ForecastHandleView } from '../../src/modules/workforce/contract-handle.ts';
import type { ForecastShareView, PlannedView, StaffingViewShape } from '../../src/modules/workforce/contract.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { writePast } from '../stage/write-past.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// From contacts in somebody's hands to how long the next ones take, and to how many people that asks for.
let world: TestHouse;
const system = systemActor('test');
const DAY = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const monday = (): string => plus(new Date().toISOString().slice(0, 10), ((8 - new Date().getUTCDay()) % 7) + 7);
const about = (): string => `brand_id=${world.brandId}&channel=chat`;
const handleTime = () => world.call<ForecastHandleView>('GET', `/api/v1/workforce/forecast/handle-time?${about()}`);
const staffing = (more: object = {}) => world.call<StaffingViewShape>('POST', '/api/v1/workforce/staffing', { brand_id: world.brandId, channel: 'chat', from: monday(), days: 7, ...more });

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
  await world.house.db.transact(system, async (tx) => {
    await writePast(tx, { brandId: world.brandId, days: 70, perHour: { chat: 12 } });
    // Five minutes, ten from 16 o'clock on, each twice as long or half of it by turns; English is quicker than German. Of the last two days only the quick ones are done.
    await tx.run(sql`update facts.conversation set language = case when hashtext(conversation_id::text) % 3 = 0 then 'de' else 'en' end where brand_id = ${world.brandId}`);
    await tx.run(sql`
      with took as (
        select conversation_id, opened_at, (case when extract(hour from opened_at at time zone 'UTC') >= 16 then 600 else 300 end) * (case when hashtext(conversation_id::text) % 2 = 0 then 0.5 else 1.5 end) * (case when language = 'de' then 1.5 else 1 end) as seconds
        from facts.conversation where brand_id = ${world.brandId}),
      done as (
        update facts.conversation c set resolved_at = c.opened_at + interval '20 minutes' from took t where t.conversation_id = c.conversation_id and (c.opened_at < (now() at time zone 'UTC')::date - 2 or t.seconds < 200) returning c.conversation_id)
      insert into facts.handling (id, brand_id, person_id, conversation_id, from_at, to_at)
      select gen_random_uuid(), ${world.brandId}, gen_random_uuid(), t.conversation_id, t.opened_at, t.opened_at + make_interval(secs => t.seconds) from took t join done using (conversation_id)`);
  });
});
after(() => world.close());

test('before there is a forecast nothing is said of the days ahead, and what was measured is shown', async () => {
  const { expected, days, leads } = await handleTime();
  assert.equal(expected, null);
  assert.deepEqual([days.length, days.every((day) => day.mean === null), leads.map((one) => one.days)], [84, true, [0, 0, 0]]);
  assert.ok((days[40]?.seconds ?? 0) > 300);
});

test('the evening takes twice as long, days of which only the quick ones are done are left out, and it was off by little', async () => {
  await forecastNow(world.house.db, world.brandId);
  const { expected, days, leads, said_seconds } = await handleTime();
  assert.ok(expected !== null);
  const [morning, evening] = [expected.hours[10] ?? 0, expected.hours[17] ?? 0];
  assert.ok(Math.abs(evening / morning - 2) < 0.15, `${evening} and ${morning}`);
  assert.ok(expected.seconds > 400 && expected.seconds < 560, `${expected.seconds}`);
  assert.deepEqual([days[54]?.seconds, days[55]?.seconds, said_seconds], [null, null, null]);
  assert.ok(days.slice(0, 54).every((day) => day.seconds !== null));
  for (const day of days.slice(56)) assert.ok(day.mean !== null && day.low_95 !== null && day.low_80 !== null && day.high_80 !== null && day.high_95 !== null && day.low_95 < day.low_80 && day.low_80 < day.mean && day.mean < day.high_80 && day.high_80 < day.high_95, JSON.stringify(day));
  const night = leads.find((one) => one.lead_days === 0);
  assert.ok((night?.days ?? 0) > 20 && (night?.off ?? 1) < 0.1, JSON.stringify(leads));
});

test('staffing and the list of channels reckon with it: more people for the same contacts in the evening', async () => {
  const { channels } = await world.call<PlannedView>('GET', `/api/v1/brands/${world.brandId}/planned-channels`);
  const chat = channels.find((one) => one.channel === 'chat');
  assert.deepEqual([chat?.handle.from, (chat?.handle.seconds ?? 0) > 400], ['measured', true]);
  const { intervals, handle } = await staffing({ more_percent: 400 });
  const people = (from: number, to: number): number => intervals.slice(from, to).reduce((sum, one) => sum + one.agents, 0) / intervals.slice(from, to).reduce((sum, one) => sum + one.contacts, 0);
  assert.ok(people(32, 40) > 1.4 * people(20, 28), `${people(32, 40)} and ${people(20, 28)}`);
  const said = await staffing({ more_percent: 400, terms: { ...chat?.terms, handle_seconds: handle.seconds } });
  assert.equal(said.handle.from, 'said');
  const flat = (from: number, to: number): number => said.intervals.slice(from, to).reduce((sum, one) => sum + one.agents, 0);
  assert.ok(flat(32, 40) < intervals.slice(32, 40).reduce((sum, one) => sum + one.agents, 0), 'what somebody says holds all day');
});

test('work that can wait is as much as its contacts take, hour by hour', async () => {
  const { channels } = await world.call<PlannedView>('GET', `/api/v1/brands/${world.brandId}/planned-channels`);
  const terms = { ...channels[0]?.terms, work: 'deferred', service_level: 0.999, within_seconds: 8 * 3600 };
  const { summary, handle } = await staffing({ terms });
  assert.ok(Math.abs(summary.agent_hours / ((summary.contacts * handle.seconds) / 3600) - 1) < 0.15, `${summary.agent_hours} of ${(summary.contacts * handle.seconds) / 3600}`);
});

test('languages say what they take, and all of them together what the channel does', async () => {
  const { data } = await world.call<{ data: ForecastShareView[] }>('GET', `/api/v1/workforce/forecast/shares?${about()}&from=${monday()}&to=${plus(monday(), 7)}&by=language`);
  const [de, en] = ['de', 'en'].map((key) => data.find((one) => one.key === key)?.handle_seconds ?? 0) as [number, number];
  assert.ok(Math.abs(de / en - 1.5) < 0.12, `${de} ${en}`);
  const mean = data.reduce((sum, one) => sum + one.share * (one.handle_seconds ?? 0), 0);
  assert.ok(Math.abs(mean / ((await handleTime()).expected?.seconds ?? 1) - 1) < 0.05, `${mean}`);
});

test('nobody sees it who is not signed in, and a channel that is none is empty', async () => {
  assert.equal((await world.call<ForecastHandleView>('GET', `/api/v1/workforce/forecast/handle-time?brand_id=${world.brandId}&channel=fax`)).expected, null);
  assert.equal((await world.house.web.inject({ method: 'GET', url: `/api/v1/workforce/forecast/handle-time?${about()}` })).statusCode, 401);
});
