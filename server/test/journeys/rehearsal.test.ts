import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../../src/platform/db/sql.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import type { CameView, NewRehearsalInput, RehearsalAnswerView, RehearsalRowView, SupposedView } from '../../src/modules/workforce/contract-rehearsal.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson } from './second-person.ts';
import { writePast } from '../stage/write-past.ts';

// A day to come is played from what the desk knows of it, kept, compared, cancelled.
let world: TestHouse;
const DAY = 86_400_000;
const url = '/api/v1/workforce/rehearsals';
const dayAt = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
/** The next Wednesday: a working day whenever the test runs, and more than a day away. */
const wednesday = (): string => dayAt(((10 - new Date().getUTCDay()) % 7) + 7);
const asked = (more: Partial<NewRehearsalInput> = {}): NewRehearsalInput => ({ name: 'A Wednesday', brand_ids: [world.brandId], from: wednesday(), days: 1, choices: {}, seed: 7, replications: 3, always: [], scenarios: [], ...more });
const start = (more: Partial<NewRehearsalInput> = {}) => world.call<RehearsalAnswerView>('POST', url, asked(more));
const look = (id: string) => world.call<RehearsalAnswerView>('GET', `${url}/${id}`);
const ended = (id: string) => world.until(async () => { const one = await look(id); return one.state !== 'waiting' && one.state !== 'running' && one; }, 120);

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['08:00', '20:00']]])), holidays: [] });
});
after(() => world.close());

test('before there is a forecast it fails with a sentence, and asks for the forecast', async () => {
  const { id } = await start();
  const failed = await ended(id);
  assert.deepEqual([failed.state, failed.problem?.code, failed.scenarios.length], ['failed', 'nothing_expected', 0]);
});

test('what is supposed is told before anything is played, with where it comes from', async () => {
  const { data } = await world.call<{ data: { id: string; key?: string; name: string }[] }>('GET', '/api/v1/reasons');
  await world.house.db.transact(systemActor('test'), (tx) => writePast(tx, { brandId: world.brandId, days: 30, perHour: { chat: 20, email: 8 }, reasonId: data[0]?.id }));
  await forecastNow(world.house.db, world.brandId);
  const supposed = await world.call<SupposedView>('POST', `${url}/supposed`, { brand_ids: [world.brandId], from: wednesday(), days: 1, choices: {} });
  assert.deepEqual([supposed.has_schedule, supposed.has_backlog, supposed.channels], [false, false, ['chat', 'email']]);
  const of = (what: string) => supposed.assumptions.filter((one) => one.what === what).map((one) => [one.about, one.from]);
  assert.deepEqual(of('comes'), [['chat', 'forecast'], ['email', 'forecast']]);
  assert.deepEqual([of('handle'), of('people'), of('days_spread')], [[['chat', 'assumed'], ['email', 'assumed']], [[null, 'staffing']], [[null, 'forecast']]]);
  const comes = supposed.assumptions.find((one) => one.what === 'comes')?.value;
  assert.ok(typeof comes === 'number' && comes > 180 && comes < 300, `${comes}`);
});

test('a day as planned keeps about what planning promised; twice as much does not, and each plan says by how much', async () => {
  const from = wednesday();
  const span = { from: `${from}T08:00`, to: `${from}T20:00` };
  const { id } = await start({ replications: 6, scenarios: [{ name: 'Twice as much', happenings: [{ kind: 'times', factor: 2, ...span }] }, { name: 'Three more', happenings: [{ kind: 'people', change: 3, channel: 'chat', ...span }] }] });
  const answer = await ended(id);
  assert.equal(answer.state, 'done', JSON.stringify(answer.problem));
  assert.deepEqual([answer.progress, answer.scenarios.map((one) => one.name)], [{ done: 18, of: 18 }, ['as_planned', 'Twice as much', 'Three more']]);
  const [usual, twice, more] = answer.scenarios;
  assert.ok(usual && twice && more);
  const chat = usual.by_channel.find((one) => one.name === 'chat');
  assert.ok((chat?.service_level ?? 0) > 0.6, `${chat?.service_level}`);
  assert.ok((twice.difference?.figures['service_level'] ?? 0) < -0.05 && (more.difference?.figures['service_level'] ?? -1) > 0, JSON.stringify([twice.difference?.figures, more.difference?.figures]));
  const [low, high] = twice.difference?.intervals['service_level'] ?? [0, 0];
  assert.ok(low < (twice.difference?.figures['service_level'] ?? 0) && (twice.difference?.figures['service_level'] ?? 0) < high && high < 0);
  assert.ok(twice.arrived > 1.7 * usual.arrived && twice.arrived < 2.3 * usual.arrived);
  assert.equal(usual.course.at.length, 48);
  for (const by of [usual.course.by_channel, usual.course.by_reason ?? {}]) {
    const together: number[] = usual.course.at.map((_, at) => Object.values(by).reduce((sum, own) => sum + (own.arrived[at] ?? 0), 0));
    assert.ok(together.every((sum, at) => Math.abs(sum - (usual.course.arrived[at] ?? 0)) < 0.01), 'parts of an interval are the whole');
  }
  assert.ok(usual.by_reason.length > 0 && usual.by_reason.every((one) => one.intervals?.['service_level'] != null));
  assert.ok(usual.course.arrived.slice(0, 16).every((count) => count === 0), 'nobody comes at night');
  assert.ok(twice.worst.length > 0 && answer.promises['chat']?.share === 0.8 && answer.assumptions.length > 8);

  const again = await ended((await start({ replications: 6, scenarios: answer.asked.scenarios })).id);
  assert.deepEqual(again.scenarios, answer.scenarios, 'the same seed comes to the same');
  const sheet = await (await world.follow(`${url}/${id}/export`)).text();
  assert.match(sheet, /^plan,at,arrived,service_level,wait_p90_seconds,people,busy,waiting,oldest_seconds,chat_arrived/);
  assert.equal(sheet.trim().split('\n').length, 1 + 3 * 48);
  const [head, ...lines] = sheet.trim().split('\n').map((line) => line.split(',').length);
  assert.ok(head === 9 + 3 * 2 + 2 * usual.by_reason.length && lines.every((cells) => cells === head), 'a column for each channel and each reason');

  const kept = await world.call<RehearsalRowView>('POST', `${url}/${id}/baseline`, { baseline: true });
  const came = await world.call<CameView>('GET', `${url}/${id}/came`);
  assert.deepEqual([kept.baseline, came.channels.map((one) => [one.channel, one.came, one.rehearsed])], [true, [['chat', 0, 0], ['email', 0, 0]]], 'nothing of it is over yet');
  const { data: rows } = await world.call<{ data: RehearsalRowView[] }>('GET', `${url}?brand_id=${world.brandId}&limit=1`);
  assert.deepEqual(rows.map((row) => [row.id, row.plans, row.state]), [[again.id, 3, 'done']]);
  await world.call('DELETE', `${url}/${again.id}`);
  await assert.rejects(look(again.id), /not_found/);
});

test('days that are over are played anew with who was there, and what happened is laid beside them day by day', async () => {
  const days = [dayAt(-7), dayAt(-6), dayAt(-5)] as const;
  await world.house.db.transact(systemActor('test'), async (tx) => {
    const { id: person } = await tx.one<{ id: string }>(sql`select id from identity.person order by created_at limit 1`);
    for (const day of days) await tx.run(sql`insert into facts.agent_state (id, person_id, state, from_at, to_at) values (${tx.id()}, ${person}, 'available', ${`${day}T08:00:00Z`}::timestamptz, ${`${day}T20:00:00Z`}::timestamptz)`);
    await tx.run(sql`update facts.conversation set first_reply_at = opened_at + interval '30 seconds', first_reply_business_seconds = case when channel = 'chat' then 30 else 3600 end where brand_id = ${world.brandId}`);
  });
  const { id } = await start({ from: days[0], days: 3, choices: { handle: { chat: 20, email: 20 } } });
  const played = await ended(id);
  assert.deepEqual([played.state, played.assumptions.find((one) => one.what === 'people')?.from, played.assumptions.find((one) => one.what === 'people')?.value], ['done', 'presence', 1], JSON.stringify(played.problem));
  const came = await world.call<CameView>('GET', `${url}/${id}/came`);
  assert.deepEqual(came.days.map((one) => one.day), days);
  for (const one of came.days) {
    assert.ok(one.came > 50 && Math.abs(one.rehearsed - one.came) < 5 * Math.sqrt(one.came), JSON.stringify(one));
    assert.ok(one.level === 1 && (one.rehearsed_level ?? 0) > 0.9, JSON.stringify(one));
  }
});

test('one that takes long is cancelled within a moment and keeps what was played', async () => {
  const { id } = await start({ days: 28, replications: 100, scenarios: [{ name: 'Twice', happenings: [{ kind: 'times', factor: 2, from: `${wednesday()}T08:00`, to: `${wednesday()}T20:00` }] }] });
  await world.until(async () => (await look(id)).progress.done > 0, 60);
  await assert.rejects(world.call('DELETE', `${url}/${id}`), /running/);
  await world.call('POST', `${url}/${id}/cancel`);
  await world.settled();
  const cancelled = await look(id);
  assert.equal(cancelled.state, 'cancelled');
  assert.ok(cancelled.progress.done < 200);
  await assert.rejects(world.call('POST', `${url}/${id}/cancel`), /not_running/);
});

test('who may not plan a brand sees none of it; what cannot be is refused', async () => {
  const agent = await secondPerson(world, 'agent', 'Ben');
  await assert.rejects(agent('POST', url, asked()), /403|forbidden/);
  await assert.rejects(agent('GET', `${url}?brand_id=${world.brandId}`), /403|forbidden/);
  await assert.rejects(start({ brand_ids: ['00000000-0000-4000-8000-000000000000'] }), /not_found/);
  await assert.rejects(start({ name: '  ' }), /invalid/);
  await assert.rejects(start({ scenarios: [1, 2].map(() => ({ name: 'x', happenings: [{ kind: 'leavers' as const, share: 0.5, at: `${wednesday()}T08:00` }] })) }), /invalid/);
  const lost = await ended((await start({ scenarios: [{ name: 'lost', happenings: [{ kind: 'lost_site', site: 'Atlantis', from: `${wednesday()}T08:00`, to: `${wednesday()}T20:00` }] }] })).id);
  assert.deepEqual([lost.state, lost.problem?.message], ['failed', 'Nobody works at "Atlantis".']);
});
