import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../../../../platform/refusal/refusal.ts';
import type { Decisions, SeasonQuestionInput } from '../../../season/index.ts';
import { weighSeason } from '../../../season/index.ts';
import { rehearsing } from '../../scenarios.ts';
import type { KnownChannel, KnownDesk } from '../known.ts';
import { seasonDesk } from './season-desk.ts';
import { seasonPeople } from './season-people.ts';
import { peaksOf, seasonRehearsalOf } from './season-rehearsal.ts';
import { seasonToPlay } from './season-to-play.ts';
import type { SeasonComparison, SeasonToPlay, WeekToPlay } from './to-play.ts';
import { wholePeople } from './whole-people.ts';

const MONDAY = '2026-10-05';
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const reasons = [{ key: 'wismo', name: 'WISMO', share: 1, handleSeconds: null, due: null, place: { pool: null, needs: [], tier: 1, inHouseOnly: false } }];
/** Two weeks of hours; in the second twice as much comes. */
const shape = (of: (hour: number, week: number) => number): number[] => Array.from({ length: 14 * 24 }, (_, at) => of(at % 24, Math.floor(at / 168)));
const open = (count: number) => shape((hour, week) => (hour >= 8 && hour < 18 ? count * (week + 1) : 0));
const channel = (more: Partial<KnownChannel>): KnownChannel => ({
  channel: 'chat', work: 'chats', expected: open(12), whileClosed: 0, agents: open(1), promise: { share: 0.8, seconds: 60 }, handle: { seconds: 480, from: 'assumed', contacts: 0 }, patienceSeconds: 300, chatsAtOnce: 3, slowdown: 0.25,
  unplanned: 0, hourCost: null, dayCv: null, overridden: false, reasons, ...more,
});
const email = channel({ channel: 'email', work: 'deferred', expected: open(5), agents: open(0.5), promise: { share: 0.9, seconds: 8 * 3600 }, patienceSeconds: null, chatsAtOnce: 1, slowdown: 0 });
const desk = (more: Partial<KnownDesk> = {}): KnownDesk => ({
  begins: `${MONDAY}T00:00:00.000Z`, days: 14, timeZone: 'UTC', stepSeconds: 3600, dayStarts: Array.from({ length: 14 }, (_, day) => day * 24), routing: { capacity: 100, weights: { chat: 33, email: 100 } },
  brands: [{ id: 'n', name: 'North', calendar: { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['08:00', '18:00']]])) }, channels: [channel({}), email], peak: { order_by_cost: true, raise: {} } }],
  people: [], sites: [], handleCv: null, reopen: null, waiting: [], picked: 0, ...more,
});
const week = (number: number, hours: number, avoided = 0): WeekToPlay => ({ week: number, from: plus(MONDAY, 7 * number), hours, avoided });
const question = (more: Partial<SeasonQuestionInput> = {}): SeasonQuestionInput => ({
  from: MONDAY, required: [4, 4, 8, 4], regulars: { headcount: 6, annual_attrition: 0.3, shrinkage: 0.3, hours_a_week: 40, hour_cost: 1400 },
  seasonal: { train_weeks: 1, washout: 0.1, nesting_weeks: 1, nesting_share: 0.5, ramp: [0.8], annual_attrition: 0.5, hour_cost: 900, hiring_cost: 0, recruiting_weeks: 0, acceptance: 1, no_show: 0, trainees_a_trainer: 12, mentoring: 0.1 },
  classes: [{ id: 'a', start_week: 0, least: 1, most: 10 }], surge: { from_week: 2, lead_weeks: 0, least_weeks: 1, least_people: 1, most_people: 5, productivity: 0.9, hour_cost: 2400, ramp_fee: 0, contract_fee: 0 },
  overtime: { hours_a_week: 5, factor: 1.5 }, deflection: [{ id: 'd', rate: 0.1, evidence: 'guessed', from_week: 0, lead_weeks: 0, cost_once: 0, cost_a_week: 0 }], ...more,
});
const chosen: Decisions = { classes: [{ id: 'a', hires: 4 }], overtime: [0, 0, 20, 0], surge: [0, 0, 2, 0], deferred: [0, 0, 0, 0], deflection: ['d'] };
const toPlay = (compare: SeasonComparison[] = [], today = MONDAY): SeasonToPlay => seasonToPlay({ question: question(), demand: { cover: 1.1, weeks: [140, 140, 280, 140].map((hours) => ({ hours, factor: 1 })) }, chosen, today, compare });
const refused = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.code;
  }
  return 'none';
};
const hoursOf = (shifts: readonly { from: string | number; to: string | number; breaks?: readonly (readonly [string | number, string | number])[] }[], from: string): number => {
  const [begin, end] = [Date.parse(from), Date.parse(from) + 7 * 86_400_000];
  const length = (a: string | number, b: string | number): number => Math.max(0, Math.min(end, Date.parse(String(b))) - Math.max(begin, Date.parse(String(a))));
  return shifts.reduce((sum, one) => sum + length(one.from, one.to) - (one.breaks ?? []).reduce((all, [out, back]) => all + length(out, back), 0), 0) / 3_600_000;
};

test('each week is its own forecast or the nearest one, as much of it as takes the hours of the question', () => {
  const laid = seasonDesk(desk(), [week(0, 105), week(1, 420), week(3, 105, 0.2)]);
  const { channels } = laid.desk.brands[0] ?? { channels: [] };
  const sum = (values: readonly number[], at: number): number => values.slice(at * 168, at * 168 + 168).reduce((all, one) => all + one, 0);
  assert.deepEqual([laid.borrowed, laid.desk.days, channels[0]?.expected.length], [1, 21, 504], 'the third week has the shape of the second');
  for (const [at, hours, times] of [[0, 105, 1], [1, 420, 2], [2, 105, 0.5]] as const) {
    assert.ok(Math.abs(channels.reduce((all, one) => all + sum(one.agents, at), 0) - hours) < 1e-6, `hours of week ${at}`);
    const foretold = 12 * 10 * 7 * (at === 0 ? 1 : 2);
    assert.ok(Math.abs(sum(channels[0]?.expected ?? [], at) - foretold * times * (at === 2 ? 0.8 : 1)) < 1e-6, 'contacts as their hours, less whom notices keep away');
  }
  assert.equal(refused(() => seasonDesk(desk({ brands: [{ ...(desk().brands[0] as KnownDesk['brands'][number]), channels: [channel({ agents: shape(() => 0) })] }] }), [week(0, 100)])), 'nothing_expected');
});

test('a week in which clocks change keeps its hours', () => {
  const berlin = (day: string): string => `${plus(day, -1)}T22:00:00.000Z`;
  const laid = seasonDesk(desk({ timeZone: 'Europe/Berlin', begins: berlin('2026-10-05') }), [week(2, 300), week(3, 300)]);
  assert.deepEqual([laid.desk.dayStarts.length, laid.desk.dayStarts[6], laid.desk.dayStarts[7]], [14, 144, 169], 'the Sunday has 25 hours');
  assert.ok(Math.abs((laid.desk.brands[0]?.channels ?? []).reduce((all, one) => all + one.agents.slice(0, 169).reduce((sum, agents) => sum + agents, 0), 0) - 300) < 1e-6);
});

test('the hours of people in a week are what its effective staff comes to, kind by kind and at each one’s pace', () => {
  const season = toPlay();
  const weighed = weighSeason(question(), chosen).weeks;
  for (const [at, one] of weighed.entries()) {
    const effective = season.planned.reduce((sum, crew) => sum + (crew.weeks[at]?.hours ?? 0) * (crew.weeks[at]?.speed ?? 0), 0);
    assert.ok(Math.abs(effective - one.effective * 40) < 1e-6, `week ${at}: ${effective} of ${one.effective * 40}`);
  }
  const laid = seasonDesk(desk(), season.weeks).desk;
  const groups = seasonPeople(laid, season.planned, { absence: 0 });
  for (const crew of season.planned) for (const [at, one] of crew.weeks.entries()) {
    const laidHours = groups.filter((group) => group.id.includes(` ${crew.id} `)).reduce((sum, group) => sum + hoursOf(group.shifts ?? [], plus(MONDAY, 7 * at)), 0);
    assert.ok(Math.abs(laidHours - one.hours) <= 3, `${crew.id}, week ${at}: ${laidHours} of ${one.hours}`);
  }
  assert.deepEqual(groups.find((group) => group.id.includes(' a '))?.ramp?.map((one) => Math.round(one * 100)), [100, 50, 80, 100], 'who nests is slower; in training nobody of them is there');
  assert.equal(groups.find((group) => group.id.includes(' partner '))?.ramp?.[2], undefined);
  assert.ok(Math.abs((groups.find((group) => group.id.includes(' partner '))?.handle_factor ?? 0) - 1 / 0.9) < 1e-9);
});

test('rounding to whole people loses and adds nobody, and puts nobody where nothing is asked for', () => {
  fc.assert(fc.property(
    fc.array(fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 40, maxLength: 40 }), { minLength: 1, maxLength: 3 }), fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 4 }), fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 4 }),
    (lanes, first, second) => {
      const crews = Math.min(first.length, second.length);
      // As little as this is asked for by no forecast, and by the arithmetic of fractions nowhere.
      const asked = lanes.map((values) => ({ asked: values.map((value) => (value < 0.01 ? 0 : value)) }));
      const weeks = [{ from: 0, to: 20, parts: first.slice(0, crews) }, { from: 20, to: 40, parts: second.slice(0, crews) }];
      const courses = wholePeople(asked, weeks, crews, 40);
      const has = ({ from, to }: { from: number; to: number }): boolean => asked.some((lane) => lane.asked.slice(from, to).some((value) => value > 0));
      for (const week of weeks) for (let crew = 0; crew < crews; crew++) {
        const laid = courses.reduce((sum, lane) => sum + (lane[crew] ?? []).slice(week.from, week.to).reduce((all, one) => all + one, 0), 0);
        if (has(week)) assert.ok(Math.abs(laid - (week.parts[crew] as number)) <= 3 * (lanes.length + crews), `${laid} of ${week.parts[crew]}`);
        else assert.equal(laid, 0);
      }
      for (const [lane, course] of courses.entries()) for (let at = 0; at < 40; at++) if (asked[lane]?.asked[at] === 0) assert.ok(course.every((own) => own[at] === 0));
    },
  ), { numRuns: 300, seed: 917 });
});

test('what is over is not played, peaks are found, and what cannot be is refused', () => {
  assert.deepEqual(toPlay([], plus(MONDAY, 16)).weeks.map((one) => [one.week, one.from]), [[2, '2026-10-19'], [3, '2026-10-26']], 'from the week that is under way on');
  assert.equal(refused(() => toPlay([], plus(MONDAY, 28))), 'season_over');
  assert.equal(refused(() => seasonToPlay({ question: question(), demand: { cover: 1, weeks: [] }, chosen: { ...chosen, classes: [] }, today: MONDAY, compare: ['half_leave'] })), 'no_classes');
  assert.deepEqual([peaksOf([week(0, 100), week(1, 110), week(2, 260)]), peaksOf([week(0, 100), week(1, 110), week(2, 105)])], [[2], [1]]);
  assert.equal(refused(() => seasonRehearsalOf(desk(), toPlay(), { seed: 1, replications: 100_000, choices: {}, by: 'Olga' })), 'too_much');
});

test('a season is told week by week; who is decided on is missed, and the same seed is the same bytes', () => {
  const run = () => {
    const { question: asked, assumptions } = seasonRehearsalOf(desk(), toPlay(['nothing_decided', 'half_leave', 'peak_mode', 'more_demand']), { seed: 3, replications: 4, choices: {}, by: 'Olga' });
    return { assumptions, plans: [...rehearsing(asked, 'as_planned')].flatMap((step) => ('scenario' in step ? [step.scenario] : [])) };
  };
  const { assumptions, plans } = run();
  assert.deepEqual(plans.map((one) => one.name), ['as_planned', 'nothing_decided', 'half_leave', 'peak_mode', 'more_demand']);
  const [planned, nothing, half, , more] = plans;
  assert.ok(planned && nothing && half && more);
  assert.deepEqual(planned.weeks.map((one) => one.from.slice(0, 10)), ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26']);
  assert.ok(Math.abs(planned.weeks.reduce((sum, one) => sum + one.arrived, 0) - planned.arrived) < 1e-6, 'weeks add up to the whole');
  for (const one of planned.weeks) {
    const [low, high] = one.intervals['service_level'] ?? [1, 0];
    assert.ok(low <= (one.figures['service_level'] ?? -1) && (one.figures['service_level'] ?? 2) <= high && Object.keys(one.by_channel).length === 2);
    assert.ok(Math.abs(one.by_hour.arrived.reduce((sum, count) => sum + count, 0) - one.arrived) < 1e-6 && one.by_hour.arrived[3] === 0);
    assert.ok(Math.abs(Object.values(one.by_age).reduce((sum, count) => sum + count, 0) - (one.figures['waiting_at_end'] ?? -1)) < 1e-6);
  }
  assert.ok((nothing.difference?.figures['service_level'] ?? 0) < -0.05 && (nothing.weeks[2]?.fails.length ?? 0) > 0, JSON.stringify(nothing.difference?.figures));
  assert.ok((half.weeks[2]?.figures['people_hours'] ?? 0) < (planned.weeks[2]?.figures['people_hours'] ?? 0));
  assert.ok(more.arrived > 1.1 * planned.arrived && nothing.arrived > 1.05 * planned.arrived, 'without notices more come');
  assert.deepEqual(assumptions.filter((one) => ['season_weeks', 'borrowed_weeks'].includes(one.what)).map((one) => one.value), [4, 2]);
  assert.equal(JSON.stringify(run()), JSON.stringify({ assumptions, plans }));
});
