import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LeaveView, TermsShape } from '../../src/modules/people/contract.ts';
import { forecastNow, putInForce, shiftsInForce } from '../../src/modules/workforce/index.ts';
import type { AwayDoneView, AwayGivenBackView, AwayView } from '../../src/modules/workforce/contract-away.ts';
import type { CoverageView } from '../../src/modules/workforce/contract-schedule.ts';
import type { TodayView } from '../../src/modules/workforce/contract-today.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { writePast } from '../stage/write-past.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

// Somebody goes on leave or leaves in the middle of published weeks: whose shifts stand is seen at once, nobody counts on them, and a press ends them or gives them back.
let world: TestHouse;
const calls: Record<string, Caller> = {};
const people: Record<string, string> = {};
const system = systemActor('test');
const DAY = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const today = new Date().toISOString().slice(0, 10);
const monday = plus(today, ((8 - new Date().getUTCDay()) % 7) + 14);
const terms: TermsShape = { site_id: null, contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: null, currency: null, starts_on: null, ends_on: null, rules_place: null };
const shift = (name: string, day: number) => ({ personId: people[name] as string, from: new Date(`${plus(monday, day)}T08:00:00Z`), to: new Date(`${plus(monday, day)}T15:00:00Z`), activities: [{ kind: 'lunch' as const, from: `${plus(monday, day)}T11:00:00.000Z`, to: `${plus(monday, day)}T12:00:00.000Z`, paid: false }] });
const away = () => world.call<AwayView>('GET', '/api/v1/workforce/away');
const coverage = () => world.call<CoverageView>('GET', `/api/v1/workforce/schedule/coverage?from=${monday}&weeks=1&brand_id=${world.brandId}`);
const inForce = async (name: string): Promise<number> => (await world.house.db.read(system, (tx) => shiftsInForce(tx, { personIds: [people[name] as string], from: new Date(monday), to: new Date(Date.parse(monday) + 7 * DAY) }))).length;
const put = (name: string, from: number, to: number) => world.call<LeaveView>('POST', '/api/v1/leave', { person_id: people[name], from: plus(monday, from), to: plus(monday, to), kind: 'sick', reason: '', state: 'granted' });
const agree = (name: string, more: object) => world.call('PUT', `/api/v1/people/${people[name]}/terms`, { ...terms, site_id: siteId, ...more });
const toldOf = (call: Caller, kind: string) => world.until(async () => (await call<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.find((one) => one.kind === kind));
let siteId = '';

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
  for (const name of ['Ben', 'Cai']) calls[name] = await secondPerson(world, 'agent', name);
  calls.Lea = await secondPerson(world, 'lead', 'Lea');
  for (const one of (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people')).data) people[one.name] = one.id;
  siteId = (await world.call<{ id: string }>('POST', '/api/v1/sites', { name: 'Cape Town', country: 'ZA', time_zone: 'Africa/Johannesburg' })).id;
  for (const name of ['Ben', 'Cai']) await agree(name, {});
  await world.house.db.transact(system, (tx) => writePast(tx, { brandId: world.brandId, days: 35, perHour: { chat: 8 } }));
  await forecastNow(world.house.db, world.brandId);
  await world.house.db.transact(system, (tx) => putInForce(tx, null, [0, 1, 2, 3, 4].flatMap((day) => [shift('Ben', day), shift('Cai', day)])));
});
after(() => world.close());

test('leave a planner puts down cuts nothing, is seen at once with the shifts that stand, counts for nobody, and who else plans is told', async () => {
  const before_ = await coverage();
  assert.deepEqual(await away(), { standing: [], ended: [] });
  const leave = await put('Ben', 2, 3);
  const seen = await away();
  assert.deepEqual(seen.standing.map((one) => [one.person.name, one.why, one.leave_id, one.kind, one.from, one.to, one.shifts.length]), [['Ben', 'leave', leave.id, 'sick', plus(monday, 2), plus(monday, 3), 2]]);
  assert.equal(await inForce('Ben'), 5, 'nothing was cut');
  const now = await coverage();
  assert.equal(Math.round((before_.staffed_hours - now.staffed_hours) * 10) / 10, 12, 'two shifts of six hours on contacts are not counted');
  assert.ok(now.short_hours > before_.short_hours);
  assert.ok(await toldOf(calls.Lea as Caller, 'shifts_stand'));
  const own = (await world.call<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.filter((one) => one.kind === 'shifts_stand');
  assert.deepEqual(own, [], 'who put it down knows it');
  await assert.rejects((calls.Ben as Caller)('GET', '/api/v1/workforce/away'), /forbidden/);
  await assert.rejects((calls.Cai as Caller)('POST', '/api/v1/workforce/away/end', { person_id: people.Ben, leave_id: leave.id }), /forbidden/);
});

test('a press ends them and tells the person; another gives them back though they are still away', async () => {
  const leaveId = (await away()).standing[0]?.leave_id ?? assert.fail();
  const done = await world.call<AwayDoneView>('POST', '/api/v1/workforce/away/end', { person_id: people.Ben, leave_id: leaveId });
  assert.deepEqual([done.away.standing, done.away.ended.map((one) => [one.person.name, one.shifts.length, one.ended_by]), await inForce('Ben')], [[], [['Ben', 2, 'Olga Owner']], 3]);
  assert.equal((await world.call<AwayDoneView>('POST', '/api/v1/workforce/away/end', { person_id: people.Ben, leave_id: leaveId })).ended_id, null, 'twice is once');
  assert.ok(await toldOf(calls.Ben as Caller, 'schedule_published'));
  const back = await world.call<AwayGivenBackView>('POST', `/api/v1/workforce/away/${done.ended_id}/undo`, {});
  assert.deepEqual([back.given_back, back.kept_out, back.away.standing[0]?.shifts.length, back.away.ended, await inForce('Ben')], [2, 0, 2, [], 5]);
  await assert.rejects(world.call('POST', `/api/v1/workforce/away/${done.ended_id}/undo`, {}), /not_found/);
});

test('leave that is withdrawn gives back what it ended, but not where something else was planned', async () => {
  const leaveId = (await away()).standing[0]?.leave_id ?? assert.fail();
  await world.call('POST', '/api/v1/workforce/away/end', { person_id: people.Ben, leave_id: leaveId });
  await world.house.db.transact(system, (tx) => putInForce(tx, null, [{ ...shift('Ben', 3), from: new Date(`${plus(monday, 3)}T09:00:00Z`) }]));
  await world.call('POST', `/api/v1/leave/${leaveId}/decide`, { state: 'withdrawn', because: '' });
  await world.until(async () => (await inForce('Ben')) === 5);
  assert.deepEqual(await away(), { standing: [], ended: [] });
});

test('a last day shows what stands after it; a press ends that, and a last day that moves gives back what lies before it', async () => {
  await agree('Cai', { ends_on: plus(monday, 1) });
  const seen = (await away()).standing;
  assert.deepEqual(seen.map((one) => [one.person.name, one.why, one.leave_id, one.from, one.to, one.shifts.length]), [['Cai', 'left', null, plus(monday, 2), null, 3]]);
  await world.call('POST', '/api/v1/workforce/away/end', { person_id: people.Cai, leave_id: null });
  assert.equal(await inForce('Cai'), 2);
  await agree('Cai', { ends_on: plus(monday, 3) });
  await world.until(async () => (await inForce('Cai')) === 4);
  assert.deepEqual((await away()).ended.map((one) => one.shifts.length), [1], 'the day after the new last day stays ended');
  await agree('Cai', {});
  await world.until(async () => (await inForce('Cai')) === 5);
  assert.deepEqual(await away(), { standing: [], ended: [] });
  await agree('Cai', { starts_on: plus(monday, 1) });
  assert.deepEqual((await away()).standing.map((one) => [one.why, one.shifts.length]), [['not_begun', 1]]);
  await agree('Cai', {});
});

test('who is away today is nobody to count on, keeps no promise and raises no alarm, though the shift has begun and stands', async () => {
  const now = Date.now();
  const [from, to] = [new Date(Math.max(Date.parse(today), now - 4 * 3_600_000)), new Date(Math.min(Date.parse(plus(today, 1)), now + 4 * 3_600_000))];
  const at = (ms: number): Date => new Date(Math.floor(ms / 60_000) * 60_000);
  await world.house.db.transact(system, (tx) => putInForce(tx, null, ['Ben', 'Cai'].map((name) => ({ personId: people[name] as string, from: at(from.getTime()), to: at(to.getTime()), activities: [] }))));
  const board = () => world.call<TodayView>('GET', `/api/v1/workforce/today?brand_id=${world.brandId}`);
  const planned = (day: TodayView): number => Math.round(Math.max(...day.sums.map((one) => one.planned)));
  assert.equal(planned(await board()), 2);
  const [first, last] = [plus(today, -1), plus(today, 1)];
  await world.call('POST', '/api/v1/leave', { person_id: people.Ben, from: first, to: last, kind: 'sick', reason: '', state: 'granted' });
  const day = await board();
  assert.equal(planned(day), 1);
  const ben = day.people.find((one) => one.name === 'Ben') ?? assert.fail();
  assert.deepEqual([ben.away, ben.now.alarm, ben.out.length], ['leave', false, 0]);
  assert.ok(!day.proposals.some((one) => one.person?.id === people.Ben), 'nothing is asked of whoever is away');
  assert.equal(day.people.find((one) => one.name === 'Cai')?.away, null);
});
