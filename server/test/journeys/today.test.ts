import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { TodayView } from '../../src/modules/workforce/contract-today.ts';
import { forecastNow, shiftsInForce } from '../../src/modules/workforce/index.ts';
import { atNoon, writeMorning, writeShift, writeState } from '../stage/at-noon.ts';
import { writePast } from '../stage/write-past.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

// A Wednesday just after noon: more comes than was foretold, somebody is not where the plan wants them, and something can be done about it.
const system = systemActor('test');
const { clock, at } = atNoon();
let world: TestHouse;
let ana: { id: string; call: Caller };
let ben: { id: string; call: Caller };

before(async () => {
  world = await openTestHouse({ clock });
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
  [ana, ben] = [await agent('Ana'), await agent('Ben')];
});
after(() => world.close());

async function agent(name: string): Promise<{ id: string; call: Caller }> {
  const call = await secondPerson(world, 'agent', name);
  const { person } = await call<{ person: { id: string } }>('GET', '/api/v1/session');
  return { id: person.id, call };
}

const today = () => world.call<TodayView>('GET', `/api/v1/workforce/today?brand_id=${world.brandId}`);
const act = (key: string) => world.call<TodayView>('POST', '/api/v1/workforce/today/do', { brand_id: world.brandId, key });
const write = <T>(work: (tx: Tx) => Promise<T>) => world.house.db.transact(system, work);
const refused = (code: string) => (error: unknown) => error instanceof CallError && error.code === code;

test('before anything is foretold the day is empty, and says so', async () => {
  const empty = await today();
  assert.deepEqual([empty.queues, empty.people, empty.proposals, empty.comes.measured], [[], [], [], false]);
  assert.deepEqual([empty.sums.length, empty.day, empty.step_seconds], [48, at(0).toISOString().slice(0, 10), 1800]);
});

test('more than foretold goes on in part; who is needed, planned and there stand beside each other', async () => {
  await world.house.db.transact(system, (tx) => writePast(tx, { brandId: world.brandId, days: 63, perHour: { chat: 12, email: 6 } }));
  await forecastNow(world.house.db, world.brandId);
  await write(async (tx) => {
    assert.equal(await writeMorning(tx, world.brandId, at), 80);
    await writeShift(tx, ana.id, at, { from: 8, to: 16, lunch: 12.5 });
    await writeShift(tx, ben.id, at, { from: 8, to: 17, lunch: 14 });
    await writeState(tx, ana.id, 'available', at(8), null);
    await writeState(tx, ben.id, 'available', at(8.5), at(12));
    await writeState(tx, ben.id, 'break', at(12), null);
  });
  const day = await today();
  const [chat, email] = day.queues;
  assert.ok(chat && email);
  assert.deepEqual([email.work, email.came, email.points[10]?.needed], ['deferred', 0, null]);
  assert.ok(email.points.slice(25, 36).some((one) => (one.needed ?? 0) > 0.1), 'what can wait is spread over the rest of the day');
  assert.deepEqual([chat.channel, chat.came, chat.points.filter((one) => one.came !== null).length, chat.so_far], ['chat', 80, 25, 0.75]);
  assert.ok(chat.foretold !== null && chat.foretold_so_far !== null && chat.foretold_so_far > 40 && chat.foretold_so_far < 62, `${chat.foretold_so_far}`);
  assert.ok(chat.rule.days >= 28, `${chat.rule.days}`);
  assert.ok(Math.abs(chat.expected - chat.points.reduce((sum, one) => sum + (one.came ?? 0), 0) - chat.points.reduce((sum, one) => sum + (one.expected ?? 0), 0) + (chat.points[24]?.came ?? 0)) < 1e-6, 'the day is what came and what is expected');
  assert.ok(chat.low <= chat.expected && chat.expected <= chat.high && chat.points[23]?.expected === null && chat.points[30]?.expected !== null);
  assert.ok(day.comes.measured && day.comes.share > 0.9 && day.comes.share < 1, `${day.comes.share}`);
  assert.equal(day.sums[17]?.there, 2);
  assert.equal(day.sums[16]?.there, 1);
  assert.ok((day.sums[30]?.planned ?? 0) === 2 && (day.sums[30]?.needed ?? 0) >= 1);
  assert.equal(day.first, at(13).toISOString(), 'what begins in half an hour is left alone');
});

test('who is elsewhere than planned is seen, by the minute; an exception makes it kept, and is taken back', async () => {
  const of = (day: TodayView, id: string) => day.people.find((one) => one.id === id);
  const before = await today();
  const [her, his] = [of(before, ana.id), of(before, ben.id)];
  assert.deepEqual([her?.now.verdict, her?.adherence, her?.late_minutes], ['kept', 1, 0]);
  assert.deepEqual([his?.now.verdict, his?.now.planned, his?.now.actual, his?.now.alarm, his?.late_minutes], ['out', 'work', 'break', true, 30]);
  assert.ok(his?.adherence != null && Math.abs(his.adherence - 210 / 250) < 0.01, `${his?.adherence}`);
  await assert.rejects(world.call('POST', '/api/v1/workforce/today/exceptions', { brand_id: world.brandId, person_id: ben.id, from: at(9).toISOString(), to: at(8).toISOString(), reason: 'Backwards' }), refused('invalid'));
  const granted = await world.call<TodayView>('POST', '/api/v1/workforce/today/exceptions', { brand_id: world.brandId, person_id: ben.id, from: at(8).toISOString(), to: at(8.5).toISOString(), reason: 'The lift was stuck' });
  const mended = of(granted, ben.id);
  assert.ok(mended?.adherence != null && mended.adherence > 0.94 && mended.exceptions[0]?.reason === 'The lift was stuck');
  const back = await world.call<TodayView>('DELETE', `/api/v1/workforce/today/exceptions/${mended?.exceptions[0]?.id}?brand_id=${world.brandId}`);
  assert.ok(Math.abs((of(back, ben.id)?.adherence ?? 0) - 0.84) < 0.01);
});

test('what is proposed lowers what is missing; it is done once, told as it was, and taken back before it begins', async () => {
  const day = await today();
  const longer = day.proposals.find((one) => one.kind === 'overtime');
  assert.ok(longer?.person && longer.fewer_short > 0 && longer.paid_hours > 0, JSON.stringify(day.proposals.map((one) => [one.kind, one.from])));
  const since = clock.now();
  const done = await act(longer.key);
  const [action] = done.actions;
  assert.deepEqual([action?.proposal.kind, action?.done_by, action?.may_undo, done.proposals.some((one) => one.key === longer.key)], ['overtime', 'Olga Owner', true, false]);
  await assert.rejects(act(longer.key), refused('day_went_on'));
  const shifts = (moment: Date | null) => world.house.db.read(system, (tx) => shiftsInForce(tx, { personIds: [longer.person?.id ?? ''], from: at(0), to: at(24), at: moment }));
  assert.deepEqual((await shifts(null)).map((one) => one.to.toISOString()), [longer.to]);
  assert.deepEqual((await shifts(since)).map((one) => one.to.toISOString()), [longer.from], 'what was in force before is still known');
  const undone = await world.call<TodayView>('POST', `/api/v1/workforce/today/actions/${action?.id}/undo`, {});
  assert.ok(undone.actions[0]?.undone_at && undone.actions[0].may_undo === false);
  assert.deepEqual((await shifts(null)).map((one) => one.to.toISOString()), [longer.from]);
  assert.ok(undone.proposals.some((one) => one.kind === 'overtime' && one.person?.id === longer.person?.id), 'it may be done again');
});

test('who does not plan sees nothing of it, and does nothing', async () => {
  await assert.rejects(ana.call('GET', `/api/v1/workforce/today?brand_id=${world.brandId}`), refused('forbidden'));
  await assert.rejects(ana.call('POST', '/api/v1/workforce/today/do', { brand_id: world.brandId, key: 'whatever-it-is' }), refused('forbidden'));
});
