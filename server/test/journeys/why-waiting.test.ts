import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PoolView, WaitingRowView, WhyWaitingView } from '../../src/modules/routing/contract.ts';
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

const why = async (id: string): Promise<WhyWaitingView | null> => (await house.world.call<{ data: WhyWaitingView | null }>('GET', `/api/v1/conversations/${id}/why-waiting`)).data;
const profile = (id: string, more: object) => house.world.call('PUT', `/api/v1/routing/people/${id}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: null, capacity: null, ...more });

test('a conversation says why nobody has it, from nobody is here to who is asked now', async () => {
  const plain = await house.written('Nobody chose a pool');
  await house.quiet();
  assert.equal((await why(plain.id))?.why, 'unpooled');
  await house.rules({ pool_id: main.id, needs: [{ skill: 'billing', level: 3, relax_after_seconds: 3600 }] });
  // What waits is placed anew a little after rules change.
  const missing = await house.world.until(async () => {
    const said = await why(plain.id);
    return said?.why === 'unpooled' ? undefined : said;
  });
  assert.deepEqual([missing?.why, missing?.missing, missing?.pool?.name, missing?.needs], ['missing', 'skills', 'Main', [{ skill: 'billing', level: 3 }]]);
  assert.deepEqual([missing?.then?.what, missing?.then?.name], ['need_relaxed', 'billing']);
  await profile(ana, { skills: { billing: 4 }, channels: { '*': 1 } });
  const away = await why(plain.id);
  assert.deepEqual([away?.why, away?.people, away?.opens_at], ['away', 1, null], 'the brand works around the clock');
  await house.say(ana, 'available');
  const offer = await house.offered(ana);
  const asked = await why(plain.id);
  assert.deepEqual([asked?.why, asked?.agent?.name, asked?.until], ['offered', 'Ana', offer.expires_at]);
  await house.accept(ana, offer.id);
  await house.quiet();
  assert.equal(await why(plain.id), null, 'it waits no more');
  const second = await house.written('Another');
  await house.quiet();
  const full = await why(second.id);
  assert.deepEqual([full?.why, full?.people, full?.away], ['full', 1, 0]);
  const { data: board } = await house.world.call<{ data: WaitingRowView[] }>('GET', `/api/v1/queues/waiting?pool_id=${main.id}`);
  assert.deepEqual(board.map((row) => [row.conversation.id, row.why.why]), [[second.id, 'full']]);
});

test('outside the hours of the site of those who could, it says when these begin', async () => {
  await house.say(ana, 'offline');
  const site = await house.world.call<{ id: string }>('POST', '/api/v1/sites', { name: 'Night shift', time_zone: 'UTC' });
  const team = await house.world.call<{ id: string }>('POST', '/api/v1/teams', { name: 'Nights', member_ids: [ana], lead_ids: [] });
  await house.world.call('PATCH', `/api/v1/teams/${team.id}`, { name: 'Nights', member_ids: [ana], lead_ids: [], site_id: site.id });
  // Whatever day it is today, they work one hour two days from now.
  const then = new Date(Date.now() + 2 * 86_400_000);
  const day = String(((then.getUTCDay() + 6) % 7) + 1);
  const hours = { ...Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((one) => [one, []])), [day]: [['10:00', '11:00']] };
  await house.world.call('PUT', `/api/v1/routing/sites/${site.id}`, { calendar: { time_zone: 'UTC', hours } });
  const [row] = (await house.world.call<{ data: WaitingRowView[] }>('GET', `/api/v1/queues/waiting?pool_id=${main.id}`)).data;
  assert.deepEqual([row?.why.why, row?.why.opens_at], ['away', `${then.toISOString().slice(0, 10)}T10:00:00.000Z`]);
});

test('whoever let it pass is counted, until they are asked again', async () => {
  await profile(ana, { skills: { billing: 4 }, channels: null });
  await house.say(ana, 'available');
  const offer = await house.offered(ana);
  await house.pass(ana, offer.id);
  await house.quiet();
  const passed = await why(offer.conversation.id);
  assert.deepEqual([passed?.why, passed?.people], ['passed', 1]);
});
