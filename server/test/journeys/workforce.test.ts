import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../../src/platform/db/sql.ts';
import { sliced } from '../../src/modules/workforce/queries/expected.ts';
import { newestForecast, newestPiece } from '../../src/modules/workforce/store/forecasts.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import type { ForecastAccuracyView, ForecastAnswerView, ForecastOverrideView, ForecastShareView, PlannedView, StaffingStepView, StaffingViewShape, WorkforceSettingsView } from '../../src/modules/workforce/contract.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson } from './second-person.ts';
import { writePast } from '../stage/write-past.ts';

// From contacts that came to what is expected, and to how many are needed for it.
let world: TestHouse;
const system = systemActor('test');
const DAY = 86_400_000;
const dayAt = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
/** The next Monday and the days after it: the same weekdays whenever the test runs. */
const monday = (): string => dayAt(((8 - new Date().getUTCDay()) % 7) + 7);
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const channels = () => world.call<PlannedView>('GET', `/api/v1/brands/${world.brandId}/planned-channels`);
const forecast = (channel: string, from: string, to: string, by: 'interval' | 'day' = 'day') => world.call<ForecastAnswerView>('GET', `/api/v1/workforce/forecast?brand_id=${world.brandId}&channel=${channel}&from=${from}&to=${to}&by=${by}`);
const staffing = (more: object) => world.call<StaffingViewShape>('POST', '/api/v1/workforce/staffing', { brand_id: world.brandId, channel: 'chat', from: monday(), days: 7, ...more });

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
});
after(() => world.close());

test('without a past nothing is foretold, and it says so', async () => {
  const { channels: none, least_days } = await channels();
  assert.deepEqual([none, least_days], [[], 14]);
  await forecastNow(world.house.db, world.brandId);
  const empty = await forecast('chat', dayAt(0), dayAt(7));
  assert.deepEqual([empty.version, empty.total.mean, empty.points.length], [null, 0, 7]);
});

test('two months foretell half a year, by the hour and by the day, and both say the same', async () => {
  const written = await world.house.db.transact(system, (tx) => writePast(tx, { brandId: world.brandId, days: 63, perHour: { chat: 12, email: 6 } }));
  assert.ok(written > 8000);
  await world.call('POST', '/api/v1/workforce/forecast', { brand_id: world.brandId });
  const made = await world.until(async () => { const now = await channels(); return !now.making && now.channels.every((one) => one.made_at !== null) && now; }, 60);
  assert.deepEqual(made.channels.map((one) => [one.channel, one.terms.work, one.handle.from, one.days_of_history]), [['chat', 'chats', 'assumed', 63], ['email', 'deferred', 'assumed', 63]]);
  const start = monday();
  const [days, hours] = [await forecast('chat', start, plus(start, 7)), await forecast('chat', start, plus(start, 7), 'interval')];
  assert.equal(hours.points.length, 336);
  assert.ok(Math.abs(days.total.mean - hours.total.mean) < 0.01, `${days.total.mean} and ${hours.total.mean}`);
  const [weekday, sunday] = [days.points[1]?.mean ?? 0, days.points[6]?.mean ?? 0];
  assert.ok(weekday > 120 && weekday < 170 && sunday > 40 && sunday < 80, `${weekday} ${sunday}`);
  for (const point of [...days.points, ...hours.points]) {
    const { low_95, low_80, mean, high_80, high_95 } = point;
    assert.ok(low_95 !== null && low_80 !== null && mean !== null && high_80 !== null && high_95 !== null && low_95 <= low_80 && low_80 <= high_80 && high_80 <= high_95, JSON.stringify(point));
  }
  assert.equal(hours.points[0]?.mean, 0, 'nobody comes at night');
  const far = await forecast('chat', plus(start, 150), plus(start, 157));
  assert.ok(far.total.mean > 0.6 * days.total.mean);
  const past = await forecast('chat', dayAt(-7), dayAt(1));
  assert.ok(past.points.slice(0, 7).every((point) => point.actual !== null) && past.points[7]?.actual === null, 'today is not over');
});

test('its accuracy is known at once, said to be foretold afterwards, and better than the week before', async () => {
  const { leads } = await world.call<ForecastAccuracyView>('GET', `/api/v1/workforce/forecast/accuracy?brand_id=${world.brandId}&channel=chat`);
  assert.deepEqual(leads.map((one) => one.lead_days), [0, 7, 14, 28]);
  for (const one of leads) {
    assert.ok(one.days > 0 && one.afterwards === one.days && one.wape !== null && one.week_before !== null, JSON.stringify(one));
    assert.ok(one.wape < one.week_before, `${one.wape} against ${one.week_before}`);
    assert.ok(Math.abs(one.bias ?? 1) < 0.15);
  }
});

test('what somebody knows better changes it, with who and why, and can be taken back', async () => {
  const start = monday();
  const before = (await forecast('chat', start, plus(start, 3))).points.map((point) => point.mean ?? 0);
  const made = await world.call<ForecastOverrideView>('POST', '/api/v1/workforce/overrides', { brand_id: world.brandId, channel: 'chat', from: start, to: plus(start, 1), percent: 50, reason: 'Anna shows the blue shoes on television' });
  const changed = await forecast('chat', start, plus(start, 3));
  assert.deepEqual(changed.points.map((point, at) => Math.round((100 * (point.mean ?? 0)) / (before[at] ?? 1))), [150, 150, 100]);
  assert.deepEqual(changed.points.map((point) => point.foretold), before, 'what was foretold stays to be seen');
  assert.ok((changed.points[0]?.high_80 ?? 0) > (changed.points[0]?.mean ?? 0));
  assert.deepEqual(changed.overrides.map((one) => [one.reason, one.made_by !== null, one.removed]), [['Anna shows the blue shoes on television', true, false]]);
  await world.call('DELETE', `/api/v1/workforce/overrides/${made.id}`);
  assert.deepEqual((await forecast('chat', start, plus(start, 3))).points.map((point) => point.mean), before);
  await world.call('POST', `/api/v1/workforce/overrides/${made.id}/back`);
  assert.ok(((await forecast('chat', start, plus(start, 1))).points[0]?.mean ?? 0) > 1.4 * (before[0] ?? 0));
  await world.call('DELETE', `/api/v1/workforce/overrides/${made.id}`);
  const wrong = (said: object) => world.call('POST', '/api/v1/workforce/overrides', { brand_id: world.brandId, channel: 'chat', from: start, to: start, percent: 10, reason: 'x', ...said });
  await assert.rejects(wrong({ from: '2026-02-31', to: '2026-03-01' }), /invalid/);
  await assert.rejects(wrong({ to: plus(start, -3) }), /invalid/);
  await assert.rejects(wrong({ percent: -101 }), /invalid/);
  await assert.rejects(wrong({ reason: '' }), /invalid/);
});

test('how many are needed: a better promise takes more people, every number says why, and closed hours take nobody', async () => {
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, day < 6 ? [['08:00', '20:00']] : []])), holidays: [] });
  const usual = await staffing({});
  assert.equal(usual.intervals.length, 336);
  assert.ok(usual.summary.while_closed > 50, 'weekends are shut');
  assert.ok(usual.intervals.every((one) => one.open || one.agents === 0));
  assert.ok((usual.summary.service_level ?? 0) >= 0.8);
  const large = await staffing({ more_percent: 400 });
  const better = await staffing({ more_percent: 400, terms: { ...usual.terms, service_level: 0.98, within_seconds: 20 } });
  const twice = await staffing({ more_percent: 900 });
  assert.ok(better.summary.agent_hours > large.summary.agent_hours, `${better.summary.agent_hours} > ${large.summary.agent_hours}`);
  assert.ok(twice.summary.agent_hours > 1.5 * large.summary.agent_hours && twice.summary.agent_hours < 2 * large.summary.agent_hours, `twice the contacts take less than twice the people: ${twice.summary.agent_hours} and ${large.summary.agent_hours}`);
  const noon = usual.intervals.find((one) => one.at.slice(11, 16) === '12:00' && one.open);
  const { data: why } = await world.call<{ data: StaffingStepView[] }>('POST', '/api/v1/workforce/staffing/why', { brand_id: world.brandId, channel: 'chat', from: monday(), days: 7, at: noon?.at });
  assert.deepEqual([why[0]?.what, why.at(-1)?.what, why.at(-1)?.value], ['load', 'shrinkage', noon?.people]);
  const mail = await staffing({ channel: 'email' });
  assert.ok(mail.summary.agent_hours > 0 && (mail.summary.service_level ?? 0) >= 0.95 && mail.summary.while_closed === 0);
  const work = mail.summary.contacts * mail.handle.seconds / 3600;
  assert.ok(mail.summary.agent_hours > 0.7 * work && mail.summary.agent_hours < 1.15 * work, `${mail.summary.agent_hours} for ${work}`);
  await assert.rejects(world.call('POST', '/api/v1/workforce/staffing/why', { brand_id: world.brandId, channel: 'email', from: monday(), days: 7, at: mail.intervals[20]?.at }), /invalid/);
});

test('terms are kept, cost is reckoned, other lengths of interval are forecast anew', async () => {
  const settings = await world.call<WorkforceSettingsView>('GET', `/api/v1/brands/${world.brandId}/workforce-settings`);
  const { terms } = (await channels()).channels[0] ?? {};
  assert.ok(terms);
  const kept = await world.call<WorkforceSettingsView>('PUT', `/api/v1/brands/${world.brandId}/workforce-settings`, { ...settings, step_seconds: 900, currency: 'EUR', terms: { chat: { ...terms, handle_seconds: 420, hour_cost_minor: 2400 } } });
  assert.equal(kept.terms.chat?.handle_seconds, 420);
  await world.until(async () => (await forecast('chat', monday(), plus(monday(), 1), 'interval')).points.some((point) => (point.mean ?? 0) > 0), 60);
  const planned = await staffing({});
  assert.deepEqual([planned.step_seconds, planned.handle.from, planned.intervals.length, planned.summary.cost_minor], [900, 'said', 672, Math.round(planned.summary.paid_hours * 2400)]);
  await assert.rejects(world.call('PUT', `/api/v1/brands/${world.brandId}/workforce-settings`, { ...kept, terms: { chat: { ...terms, planned_shrinkage: 0.6, unplanned_shrinkage: 0.4 } } }), /invalid/);
});

test('what is expected is divided by reason and language so that the parts are the whole', async () => {
  const start = monday();
  const { data } = await world.call<{ data: ForecastShareView[] }>('GET', `/api/v1/workforce/forecast/shares?brand_id=${world.brandId}&channel=chat&from=${start}&to=${plus(start, 7)}&by=language`);
  const { total } = await forecast('chat', start, plus(start, 7));
  assert.deepEqual(data.map((one) => one.key), ['en']);
  assert.ok(Math.abs(data.reduce((sum, one) => sum + one.contacts, 0) - total.mean) < 0.01);
});

test('agents see the plan and do not change it; a sheet is one request', async () => {
  const agent = await secondPerson(world, 'agent', 'Ben');
  assert.ok((await agent<PlannedView>('GET', `/api/v1/brands/${world.brandId}/planned-channels`)).channels.length > 0);
  await assert.rejects(agent('POST', '/api/v1/workforce/overrides', { brand_id: world.brandId, channel: 'chat', from: monday(), to: monday(), percent: 5, reason: 'no' }), /403|forbidden/);
  const sheet = await (await world.follow(`/api/v1/workforce/staffing/export?brand_id=${world.brandId}&channel=chat&from=${monday()}&days=1`)).text();
  assert.match(sheet, /^at,open,contacts,agents,people,service_level,wait_seconds,occupancy\n/);
  assert.equal(sheet.trim().split('\n').length, 97);
  const old = await world.house.db.read(system, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from workforce.forecast where brand_id = ${world.brandId}`));
  assert.ok(old.n >= 36);
});

test('an outage is no low demand: hours without anything are told, count as not known, and the next days are foretold as before', async () => {
  const next = async (): Promise<ForecastAnswerView> => forecast('chat', monday(), plus(monday(), 7));
  await forecastNow(world.house.db, world.brandId);
  const before = await next();
  assert.deepEqual(before.version?.silences, []);
  const wednesday = plus(monday(), -19);
  await world.house.db.transact(system, async (tx) => {
    await tx.run(sql`delete from facts.conversation where brand_id = ${world.brandId} and channel = 'chat' and opened_at >= ${`${wednesday}T09:00Z`}::timestamptz and opened_at < ${`${wednesday}T18:00Z`}::timestamptz`);
    await tx.run(sql`insert into facts.changed_hour (brand_id, hour, marked_at) select ${world.brandId}, hour, now() from generate_series(${`${wednesday}T09:00Z`}::timestamptz, ${`${wednesday}T17:00Z`}::timestamptz, interval '1 hour') as hour on conflict do nothing`);
  });
  await forecastNow(world.house.db, world.brandId);
  const after = await next();
  assert.deepEqual(after.version?.silences.map(({ from, to }) => [from, to]), [[`${wednesday}T09:00`, `${wednesday}T18:00`]]);
  assert.ok((after.version?.silences[0]?.usual ?? 0) > 90, 'nine hours of twelve');
  assert.ok(Math.abs(after.total.mean / before.total.mean - 1) < 0.03, `${after.total.mean} and ${before.total.mean}`);
});

test('a piece of a forecast is what the whole says there: before it begins, over its beginning, inside, over its end and after it', async () => {
  const about = { brandId: world.brandId, channel: 'chat', stepSeconds: 1800 };
  const length = 100;
  await world.house.db.read(system, async (tx) => {
    const whole = (await newestForecast(tx, about)) ?? assert.fail();
    for (const begin of [-500, -40, 0, 1234, whole.mean.length - 30, whole.mean.length + 7]) {
      const from = new Date(whole.from_at.getTime() + begin * 1_800_000);
      const piece = (await newestPiece(tx, about, from, length)) ?? assert.fail();
      assert.deepEqual([piece.id, piece.mean], [whole.id, sliced(whole, whole.mean, from, 1800, length)], `from ${begin} on`);
    }
    assert.equal(await newestPiece(tx, { ...about, channel: 'fax' }, new Date(), length), undefined);
  });
});
