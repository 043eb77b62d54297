import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import type { RehearsalAnswerView } from '../../src/modules/workforce/contract-rehearsal.ts';
import type { AskedSeasonInput, SeasonDemandView, SeasonTriedView, SeasonView, SeasonWhyStepView } from '../../src/modules/workforce/contract-season.ts';
import { writePast } from '../stage/write-past.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson } from './second-person.ts';

// A season from the forecast to a plan, through what came otherwise, to what is ready.
let world: TestHouse;
let season: SeasonView;
const url = '/api/v1/workforce/seasons';
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
/** This week's Monday. */
const monday = (): string => plus(new Date().toISOString().slice(0, 10), -((new Date().getUTCDay() + 6) % 7));
const shown = (version?: number) => world.call<SeasonView>('GET', `${url}/${season.id}${version === undefined ? '' : `?version=${version}`}`);
const planned = () => world.until(async () => { const now = await shown(); return !['waiting', 'running'].includes(now.version.state) && now; }, 90);

const asked = (): AskedSeasonInput => ({
  from: monday(), demand: { cover: 1.1, weeks: [40, 40, 40, 40, 40, 40, 42, 44, 80, 70, 50, 40].map((people) => ({ hours: (people * 40) / 1.1, factor: 1 })) },
  regulars: { headcount: 58, annual_attrition: 0.3, shrinkage: 0.3, hours_a_week: 40, hour_cost: 1400 },
  seasonal: { train_weeks: 2, washout: 0.1, nesting_weeks: 1, nesting_share: 0.5, ramp: [0.7, 0.85], annual_attrition: 0.5, hour_cost: 900, hiring_cost: 20_000, recruiting_weeks: 2, acceptance: 0.7, no_show: 0.1, trainees_a_trainer: 12, mentoring: 0.1 },
  classes: [{ id: 'first', start_week: 3, least: 6, most: 40 }, { id: 'second', start_week: 5, least: 6, most: 20 }], trainers: 4, overtime: { hours_a_week: 5, factor: 1.5, notice_weeks: 1 }, short_cost: 250_000,
});

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
});
after(() => world.close());

test('hours of work by week come from the forecast in force, and weeks that nothing is foretold of are said', async () => {
  const none = await world.call<SeasonDemandView>('POST', `${url}/demand`, { brand_ids: [world.brandId], from: monday(), weeks: 2 });
  assert.deepEqual(none.weeks.map((week) => [week.hours, week.not_foretold]), [[0, true], [0, true]]);
  await world.house.db.transact(systemActor('test'), (tx) => writePast(tx, { brandId: world.brandId, days: 28, perHour: { email: 4 } }));
  await forecastNow(world.house.db, world.brandId);
  const { weeks } = await world.call<SeasonDemandView>('POST', `${url}/demand`, { brand_ids: [world.brandId], from: plus(monday(), 7), weeks: 3 });
  assert.ok(weeks.every((week) => week.hours > 5 && week.channels.email === week.hours && week.contacts > 100 && !week.not_foretold), JSON.stringify(weeks));
});

test('a season is planned in the background: a mix without a breach, each decision with the last day it can wait to', async () => {
  season = await world.call<SeasonView>('POST', url, { brand_id: world.brandId, name: 'Black Friday', asked: asked() });
  assert.ok(['waiting', 'running', 'done'].includes(season.version.state));
  season = await planned();
  assert.deepEqual([season.version.state, season.plan?.status, season.plan?.breaches, season.plan?.weeks.length], ['done', 'cheapest', [], 12], season.version.problem ?? '');
  const recruited = season.plan?.decisions.filter((one) => one.kind === 'class') ?? [];
  assert.ok(recruited.length > 0 && recruited.every((one) => one.last_on !== null && one.last_on >= one.decide_on), JSON.stringify(recruited));
  assert.ok(Math.abs((season.plan?.weeks[8]?.required ?? 0) - 80) < 1e-6, 'hours × factor × cover ÷ hours a week');
  const { data } = await world.call<{ data: { name: string; weeks: number }[] }>('GET', `${url}?brand_id=${world.brandId}`);
  assert.deepEqual(data.map((one) => [one.name, one.weeks]), [['Black Friday', 12]]);
});

test('every number says how it comes about, and adds up', async () => {
  const { data } = await world.call<{ data: SeasonWhyStepView[] }>('GET', `${url}/${season.id}/why?version=1&week=8`);
  const effective = data.findIndex((one) => one.what === 'effective');
  const needed = data.findIndex((one) => one.what === 'needed');
  assert.equal(data[0]?.from.cover, 1.1);
  assert.ok(Math.abs(data.slice(needed + 1, effective).reduce((sum, one) => sum + Number(one.value), 0) - Number(data[effective]?.value)) < 1e-6);
  const cost = await world.call<{ data: SeasonWhyStepView[] }>('GET', `${url}/${season.id}/why?version=1&cost=extra`);
  assert.equal(cost.data.at(-1)?.value, season.plan?.costs.extra);
  const sheet = await (await world.follow(`${url}/${season.id}/export`)).text();
  assert.equal(sheet.trim().split('\n').length, 13);
});

test('a class moved by a week is weighed beside the cheapest plan; nothing is kept', async () => {
  const first = season.plan?.chosen.classes[0];
  const tried = await world.call<SeasonTriedView>('POST', `${url}/${season.id}/try`, { version: 1, classes: [{ id: 'first', start_week: 8, hires: Math.max(6, first?.hires ?? 6) }] });
  assert.ok(tried.cost_more > 0, 'too late for the peak');
  assert.equal((await shown()).versions.length, 1);
});

test('who came otherwise than planned is counted, planned anew, and what that changes and costs is told', async () => {
  await world.call('POST', `${url}/${season.id}/counts`, { who: 'regulars', week: 0, people: 50, note: 'eight left for the shop next door' });
  await assert.rejects(world.call('POST', `${url}/${season.id}/counts`, { who: 'first', week: 1, people: 5, note: '' }), /invalid/);
  await assert.rejects(world.call('POST', `${url}/${season.id}/counts`, { who: 'nobody', week: 1, people: 5, note: '' }), /invalid/);
  const counted = await shown();
  assert.deepEqual([counted.counted_since, counted.counts.map((one) => [one.who, one.people, Math.round(one.planned ?? 0)])], [true, [['regulars', 50, 58]]]);
  await world.call('POST', `${url}/${season.id}/versions`, { asked: asked(), note: 'eight left' });
  season = await planned();
  assert.deepEqual([season.version.number, season.version.note, season.counted_since, season.changed?.against], [2, 'eight left', false, 1], season.version.problem ?? '');
  assert.ok((season.changed?.cost ?? 0) > 0 && season.plan?.weeks[0]?.regulars_people === 50);
  assert.equal((await shown(1)).plan?.weeks[0]?.regulars_people, 58, 'what was planned before stays');
});

test('a plan is rehearsed week by week with who it comes to, kept with its version, and said to be stale when something changed', async () => {
  const few: AskedSeasonInput = {
    ...asked(), demand: { cover: 1.1, weeks: [60, 60, 60, 180, 60].map((hours) => ({ hours, factor: 1 })) }, regulars: { ...asked().regulars, headcount: 3 }, classes: [{ id: 'first', start_week: 0, least: 1, most: 8, hires: 6 }],
    seasonal: { ...(asked().seasonal as NonNullable<AskedSeasonInput['seasonal']>), recruiting_weeks: 0 }, trainers: 1,
  };
  const made = await world.call<SeasonView>('POST', url, { brand_id: world.brandId, name: 'A small peak', asked: few });
  const about = (): Promise<SeasonView> => world.call<SeasonView>('GET', `${url}/${made.id}`);
  await assert.rejects(world.call('POST', `${url}/${made.id}/rehearsals`, { version: 2, compare: [], seed: 1, replications: 2 }), /not_found/);
  const plan = (await world.until(async () => { const now = await about(); return !['waiting', 'running'].includes(now.version.state) && now; }, 90)).plan;
  assert.ok(plan && plan.chosen.classes.some((one) => one.hires > 0), 'the peak takes a class');
  const begun = await world.call<SeasonView>('POST', `${url}/${made.id}/rehearsals`, { version: 1, compare: ['nothing_decided', 'half_leave'], seed: 5, replications: 3 });
  assert.ok(begun.rehearsed !== null && begun.rehearsed.stale.length === 0);
  const done = await world.until(async () => { const { rehearsed } = await about(); return rehearsed !== null && !['waiting', 'running'].includes(rehearsed.state) && rehearsed; }, 120);
  assert.deepEqual([done.state, done.weeks.map((one) => one.week)], ['done', [0, 1, 2, 3, 4]], JSON.stringify(done.problem));
  const answer = await world.call<RehearsalAnswerView>('GET', `/api/v1/workforce/rehearsals/${done.id}`);
  const [planned, nothing, half] = answer.scenarios;
  assert.deepEqual([answer.days, answer.asked.season?.version, answer.scenarios.map((one) => one.name), answer.currency !== '' && answer.has_labour_cost], [35, 1, ['as_planned', 'nothing_decided', 'half_leave'], true]);
  assert.ok(planned?.weeks && nothing?.weeks && half?.weeks && planned.course.at.length === 35, 'so many weeks are told by the day');
  assert.deepEqual(planned.weeks.map((one) => one.from.slice(0, 10)), plan.weeks.map((one) => one.from));
  for (const [at, week] of plan.weeks.entries()) {
    // Who is there is who the plan reckons, but for shifts nobody comes to by chance: a day is one shift here, so that is a lot.
    const there: number = planned.weeks[at]?.figures['people_hours'] ?? 0;
    const laid: number = (week.regulars - week.teaching + week.overtime + week.classes.reduce((sum, one) => sum + (one.effective > 0 ? one.people * 0.7 : 0), 0)) * 40;
    assert.ok(Math.abs(there - laid) < 0.35 * laid + 4, `week ${at}: ${there} hours were there, the plan lays ${laid}`);
  }
  assert.ok((nothing.weeks[3]?.figures['service_level'] ?? 1) < (planned.weeks[3]?.figures['service_level'] ?? 0) - 0.1, 'without the class the peak is not met');
  const hours = (of: typeof planned): number => (of.weeks ?? []).reduce((sum, week) => sum + (week.figures['people_hours'] ?? 0), 0);
  assert.ok(hours(nothing) < 0.85 * hours(half) && hours(half) < 0.9 * hours(planned), JSON.stringify([hours(nothing), hours(half), hours(planned)]));
  assert.deepEqual(done.weeks.map((one) => one.service_level), planned.weeks.map((one) => one.figures['service_level']));
  assert.ok(answer.assumptions.some((one) => one.what === 'comes' && one.from === 'season'));
  const sheet = await (await world.follow(`/api/v1/workforce/rehearsals/${done.id}/export`)).text();
  assert.equal(sheet.trim().split('\n').length, 1 + 3 * 35);
  await world.call('POST', `${url}/${made.id}/counts`, { who: 'regulars', week: 0, people: 2, note: '' });
  await forecastNow(world.house.db, world.brandId);
  assert.deepEqual((await about()).rehearsed?.stale, ['counted', 'forecast']);
  await world.call('DELETE', `${url}/${made.id}`);
});

test('what has to be ready by when: the desk sees some of it, people say the rest with their name', async () => {
  const before = await shown();
  const recruiting = before.readiness.find((one) => one.kind === 'recruiting');
  assert.ok(recruiting !== undefined && recruiting.evidence === 'said' && recruiting.state !== 'done');
  assert.equal(before.readiness.find((one) => one.kind === 'peak_mode')?.evidence, 'seen');
  await world.call('POST', `${url}/${season.id}/ticks`, { check: recruiting.key, done: true, note: 'on three boards since Monday' });
  const ticked = (await shown()).readiness.find((one) => one.key === recruiting.key);
  assert.deepEqual([ticked?.state, ticked?.tick?.note, ticked?.tick?.by !== null], ['done', 'on three boards since Monday', true]);
  await world.call('POST', `${url}/${season.id}/ticks`, { check: recruiting.key, done: false, note: 'one board took it down' });
  assert.notEqual((await shown()).readiness.find((one) => one.key === recruiting.key)?.state, 'done');
});

test('planning can be ended, agents see no season, and what is no season is refused', async () => {
  await world.call('POST', `${url}/${season.id}/versions`, { asked: asked(), note: '' });
  await world.call('POST', `${url}/${season.id}/cancel`, {});
  assert.ok(['cancelled', 'done'].includes((await planned()).version.state));
  const agent = await secondPerson(world, 'agent', 'Ben');
  await assert.rejects(agent('GET', `${url}/${season.id}`), /403|forbidden|404|not_found/);
  await assert.rejects(world.call('POST', url, { brand_id: world.brandId, name: 'x', asked: { ...asked(), from: plus(monday(), 1) } }), /invalid_season/);
  await world.call('DELETE', `${url}/${season.id}`);
  await assert.rejects(shown(), /404|not_found/);
});
