import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { loansBetween } from '../../src/modules/routing/index.ts';
import type { TodayView } from '../../src/modules/workforce/contract-today.ts';
import { forecastNow, shiftsInForce } from '../../src/modules/workforce/index.ts';
import { atNoon, writeAnswered, writeFinished, writeMorning, writeShift, writeState } from '../stage/at-noon.ts';
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
  assert.deepEqual([email.silent.map(({ from, to }) => [from, to]), email.moved, chat.silent], [[[at(8).toISOString(), at(12).toISOString()]], 0, []], 'no mail all morning is an outage, and the plan stands');
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
  const told = await world.house.db.read(system, (tx) => tx.rows<{ payload: object }>(sql`select payload from platform.event where name = 'workforce.day_changed' and brand_id = ${world.brandId} and subject_id = ${action?.id ?? null} order by seq`));
  assert.deepEqual(told.map((one) => one.payload), [{ kind: 'overtime', undone: false }, { kind: 'overtime', undone: true }], 'whoever looks at the day as well is told');
});

/** What the day stands on, whatever its rows are called. */
const standing = (ids: readonly string[]) => world.house.db.read(system, async (tx) => JSON.stringify({
  shifts: (await shiftsInForce(tx, { personIds: ids, from: at(0), to: at(24) })).map(({ personId, from, to, activities }) => ({ personId, from, to, activities })), loans: await loansBetween(tx, ids, at(0), at(24)),
}));
const undo = (day: TodayView) => world.call<TodayView>('POST', `/api/v1/workforce/today/actions/${day.actions[0]?.id}/undo`, {});
const missing = (day: TodayView) => day.sums.reduce((sum, one) => sum + one.short, 0) / 2;

test('how long contacts take is learned from those finished today, by how many they are, and needs more people', async () => {
  const before = (await today()).queues.find((one) => one.channel === 'chat');
  assert.deepEqual([before?.handle.planned_seconds, before?.handle.from, before?.handle.so_far_seconds, before?.handle.next_seconds], [480, 'assumed', null, 480]);
  await write((tx) => writeFinished(tx, ana.id, { brandId: world.brandId, channel: 'chat', contacts: 44, seconds: 960 }, at));
  const chat = (await today()).queues.find((one) => one.channel === 'chat');
  assert.deepEqual([chat?.handle.so_far_seconds, chat?.handle.contacts, chat?.handle.credibility, Math.round(chat?.handle.next_seconds ?? 0)], [960, 44, 0.5, 679]);
  const needed = (queue: typeof chat) => queue?.points.slice(24).reduce((sum, one) => sum + (one.needed ?? 0), 0) ?? 0;
  assert.ok(needed(chat) > needed(before), `${needed(chat)} after ${needed(before)}`);
  assert.deepEqual(chat?.points.slice(0, 24).map((one) => one.needed), before?.points.slice(0, 24).map((one) => one.needed), 'what is over stays as it was reckoned');
});

test('who can be spared is lent to what is short: routing gives it to them in that time alone, and undone nothing is left', async () => {
  const cleo = await agent('Cleo');
  const profile = { skills: {}, languages: {}, tier: 1, in_house: true, channels: { email: 6 }, capacity: null };
  await world.call('PUT', `/api/v1/routing/people/${cleo.id}`, profile);
  await write((tx) => writeShift(tx, cleo.id, at, { from: 12, to: 20, lunch: 15 }));
  const isLent = (day: TodayView) => day.proposals.find((one) => one.kind === 'borrow' && one.person?.id === cleo.id);
  assert.equal(isLent(await today()), undefined, 'whoever never answered a chat is not lent to it');
  await write((tx) => writeAnswered(tx, cleo.id, { brandId: world.brandId, channel: 'chat', contacts: 25 }));
  const day = await today();
  const loan = isLent(day);
  assert.ok(loan && loan.fewer_short > 0, JSON.stringify(day.proposals.map((one) => [one.kind, one.person?.name])));
  assert.deepEqual([loan.paid_hours, loan.loan?.channel, loan.before, loan.after], [0, 'chat', null, null]);
  const before = await standing([cleo.id]);
  const done = await act(loan.key);
  assert.ok(missing(done) < missing(day) - 0.2, `${missing(done)} after ${missing(day)}`);
  assert.equal(isLent(done), undefined);
  const [lent] = await world.house.db.read(system, (tx) => loansBetween(tx, [cleo.id], at(0), at(24)));
  assert.deepEqual([lent?.channel, lent?.from.toISOString(), lent?.to.toISOString(), done.actions[0]?.may_undo], ['chat', loan.from, loan.to, true]);
  const undone = await undo(done);
  assert.equal(await standing([cleo.id]), before);
  assert.ok(isLent(undone)?.key === loan.key && undone.actions[0]?.may_undo === false, 'it may be done again, and is the same');
});

test('who has no shift is asked to come where leave, hours and rest allow it; undone they are at home as before', async () => {
  const dora = await agent('Dora');
  const { id: siteId } = await world.call<{ id: string }>('POST', '/api/v1/sites', { name: 'Berlin', country: 'DE', time_zone: 'UTC' });
  const terms = { site_id: siteId, contract_minutes: 1200, least_shift_minutes: 120, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: 2000, currency: 'EUR', starts_on: null, ends_on: null, rules_place: null };
  const isAsked = async () => (await today()).proposals.find((one) => one.kind === 'call_in' && one.person?.id === dora.id);
  assert.equal(await isAsked(), undefined, 'with nobody anything was agreed');
  await world.call('PUT', `/api/v1/people/${dora.id}/terms`, { ...terms, contract_minutes: 60, least_shift_minutes: 60 });
  assert.ok(((await isAsked())?.paid_hours ?? 0) <= 1, 'no longer than what was agreed for the week');
  await world.call('PUT', `/api/v1/people/${dora.id}/terms`, { ...terms, availability: { 3: [['06:00', '12:00']] } });
  assert.equal(await isAsked(), undefined, 'not when they never work');
  await world.call('PUT', `/api/v1/people/${dora.id}/terms`, terms);
  const day = await today();
  const asked = await isAsked();
  assert.ok(asked?.after && asked.before === null && asked.fewer_short > 0, JSON.stringify(day.proposals.map((one) => [one.kind, one.person?.name])));
  assert.deepEqual([asked.cost_minor, asked.currency, Date.parse(asked.from) >= at(14).getTime()], [Math.round(asked.paid_hours * 2000), 'EUR', true]);
  assert.ok(day.proposals.findIndex((one) => one.kind === 'call_in') > day.proposals.findLastIndex((one) => one.kind === 'overtime'), 'who is there anyway is asked first');
  const before = await standing([dora.id]);
  const done = await act(asked.key);
  assert.deepEqual((await world.house.db.read(system, (tx) => shiftsInForce(tx, { personIds: [dora.id], from: at(0), to: at(24) }))).map((one) => [one.from.toISOString(), one.to.toISOString()]), [[asked.from, asked.to]]);
  assert.ok(done.people.some((one) => one.id === dora.id) && missing(done) < missing(day));
  await assert.rejects(act(asked.key), refused('day_went_on'));
  const undone = await undo(done);
  assert.equal(await standing([dora.id]), before);
  assert.ok(!undone.people.some((one) => one.id === dora.id) && undone.proposals.some((one) => one.key === asked.key), 'at home as before');
});

test('who does not plan sees nothing of it, and does nothing', async () => {
  await assert.rejects(ana.call('GET', `/api/v1/workforce/today?brand_id=${world.brandId}`), refused('forbidden'));
  await assert.rejects(ana.call('POST', '/api/v1/workforce/today/do', { brand_id: world.brandId, key: 'whatever-it-is' }), refused('forbidden'));
});
