import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, between } from '../../../platform/random/random.ts';
import { explainSeason, planSeason, planSeasonAside, readSeason, smallestClass, weighSeason, type Decisions, type SeasonPlan, type SeasonQuestionInput } from './index.ts';
import { blackFriday } from './season.fixture.ts';

const near = (found: number, expected: number, what: string, off = 1e-6): void => assert.ok(Math.abs(found - expected) <= off * Math.max(1, Math.abs(expected)), `${what}: ${found} is not ${expected}`);
const quick = { seconds: 60, lastDates: false };
const bare: SeasonQuestionInput = { from: '2026-09-07', required: [10], regulars: { headcount: 10, annual_attrition: 0, shrinkage: 0, hours_a_week: 40, hour_cost: 1 } };
const terms = { train_weeks: 1, washout: 0.2, nesting_weeks: 1, nesting_share: 0.5, ramp: [0.8], annual_attrition: 0.3, hour_cost: 1, hiring_cost: 10, recruiting_weeks: 0, acceptance: 0.8, no_show: 0.1, trainees_a_trainer: 3, mentoring: 0.1 };

test('by hand: what is missing is worked over, then short at its price; nothing where nothing is missing', async () => {
  const enough = await planSeason(bare, quick);
  assert.deepEqual([enough.status, enough.cost, enough.short_weeks, enough.costs.regulars], ['cheapest', 0, 0, 400]);
  const over = await planSeason({ ...bare, required: [11, 13], overtime: { hours_a_week: 8, factor: 1.5 } }, quick);
  assert.deepEqual(over.weeks.map((week) => [week.overtime_hours, week.short].map((value) => Math.round(value * 1e6) / 1e6)), [[40, 0], [80, 1]]);
  near(over.cost, 120 * 1.5 + 120, 'overtime and one missing at three times a week');
});

test('by hand: work put off is done a week later, a notice avoids its share, a partner stays the least weeks and is paid for them', async () => {
  const off = await planSeason({ ...bare, required: [11, 9], deferral: { share: 0.1, cost: 5 } }, quick);
  assert.deepEqual(off.weeks.map((week) => [week.put_off, week.came_back, week.needed]), [[1, 0, 10], [0, 1, 10]]);
  near(off.cost, 5, 'one person’s week put off');
  const told = await planSeason({ ...bare, required: [12.5, 12.5], deflection: [{ id: 'n', rate: 0.2, evidence: 'measured', from_week: 0, lead_weeks: 0, cost_once: 7, cost_a_week: 1 }] }, quick);
  assert.deepEqual([told.cost, told.short_weeks, told.decisions.map((one) => one.kind)], [9, 0, ['deflection']]);
  const partner = await planSeason({ ...bare, required: [12, 10, 10], surge: { from_week: 0, lead_weeks: 2, least_weeks: 2, least_people: 1, most_people: 5, productivity: 1, hour_cost: 1, ramp_fee: 3, contract_fee: 11 }, short_cost: 1000 }, quick);
  assert.deepEqual([partner.chosen.surge, partner.cost], [[2, 2, 0], 11 + 6 + 160]);
  assert.equal(partner.decisions[0]?.decide_on, '2026-08-24', 'signed two weeks before they come');
  const beyond = await planSeason({ ...bare, required: [10, 12], surge: { from_week: 0, lead_weeks: 0, least_weeks: 3, least_people: 1, most_people: 5, productivity: 1, hour_cost: 1, ramp_fee: 0, contract_fee: 0 }, short_cost: 1000 }, quick);
  near(beyond.cost, 2 * 40 * 3, 'weeks after the season are paid too');
});

test('the smallest class of the rules before is what the cheapest plan begins, for each week it may begin in', async () => {
  const required = [...new Array<number>(9).fill(0), 55, 60, 66, 70, 70, 62, 55];
  const regulars = { headcount: 60, annual_attrition: 0.35, shrinkage: 0.3, hours_a_week: 40, hour_cost: 10 };
  for (const start of [0, 2, 4, 6]) {
    const asked = { ...bare, required, regulars, short_cost: 1e6, seasonal: { ...terms, train_weeks: 3, washout: 0.12, nesting_weeks: 2, nesting_share: 0.5, ramp: [0.6, 0.7, 0.8], annual_attrition: 0.5, mentoring: 0, trainees_a_trainer: 100 }, classes: [{ id: 'c', start_week: start, least: 0, most: 200 }] };
    const plan = await planSeason(asked, quick);
    const joining = { startWeek: start, trainWeeks: 3, washout: 0.12, annualAttrition: 0.5, nestingWeeks: 2, ramp: [0.5, 0.5, 0.6, 0.7, 0.8] };
    const smallest = smallestClass({ headcount: 60, atWeek: 0, annualAttrition: 0.35, shrinkage: 0.3 }, joining, new Map(required.map((need, week): [number, number] => [week, need]).filter(([week]) => week >= start + 3)));
    assert.ok(plan.chosen.classes[0]?.hires === smallest, `a class from week ${start}: ${plan.chosen.classes[0]?.hires}, smallest ${smallest}`);
  }
});

test('recruiting begins before a class: what would have had to be opened already cannot be chosen, unless it was', async () => {
  const asked: SeasonQuestionInput = { ...bare, required: [10, 10, 10, 10, 14, 14, 14], seasonal: { ...terms, recruiting_weeks: 3 }, classes: [{ id: 'c', start_week: 2, least: 0, most: 20 }], short_cost: 500 };
  const inTime = await planSeason({ ...asked, today: '2026-08-31' }, quick);
  assert.ok((inTime.chosen.classes[0]?.hires ?? 0) > 0);
  assert.equal(inTime.decisions[0]?.decide_on, '2026-08-31');
  const late = await planSeason({ ...asked, today: '2026-09-07' }, quick);
  assert.deepEqual([late.chosen.classes[0]?.hires, late.short_weeks > 10], [0, true]);
  const opened = await planSeason({ ...asked, today: '2026-09-07', classes: [{ id: 'c', start_week: 2, least: 0, most: 20, recruiting: true }] }, quick);
  near(opened.cost, inTime.cost, 'opened in time');
});

test('of each decision the last week it can be taken in is the last whose best answer costs at most a hundredth more', async () => {
  const plan = await planSeason(blackFriday, { seconds: 60 });
  assert.equal(plan.status, 'cheapest');
  assert.ok(plan.decisions.length >= 3);
  for (const one of plan.decisions.filter(({ kind }) => kind !== 'overtime')) {
    const fine = one.later.filter(({ cost }) => cost <= 0.01 * plan.cost);
    assert.equal(one.last_week, one.decide_week + fine.length, one.id);
    assert.ok(one.later.slice(0, fine.length).every(({ cost }) => cost <= 0.01 * plan.cost) && one.later.length <= fine.length + 1, 'stops at the first that costs more');
    assert.ok(one.later.every(({ cost }) => cost > -0.001 * plan.cost), 'waiting never pays');
    assert.ok((one.without?.cost ?? -1) > 0, 'nothing that is chosen is for nothing');
  }
  const partner = plan.decisions.find(({ kind }) => kind === 'surge');
  assert.deepEqual([partner?.decide_on, partner?.last_on, partner?.later.map(({ weeks }) => weeks)], ['2026-10-12', '2026-10-19', [1, 2]]);
});

test('a season no mix can meet has its best plan, with what is short priced; what contradicts itself is named', async () => {
  const huge = await planSeason({ ...blackFriday, required: blackFriday.required.map((need) => need * 3) }, quick);
  assert.ok(huge.short_weeks > 100 && huge.costs.short === huge.short_weeks * huge.short_cost && huge.breaches.length === 0);
  const poor = await planSeason({ ...blackFriday, budget: 40_000 }, quick);
  assert.ok(poor.costs.extra <= 40_000.01 && poor.short_weeks > 20);
  const torn = await planSeason({ ...blackFriday, budget: 20_000, held: { classes: { first: 24 } } }, quick);
  assert.deepEqual([torn.status, torn.conflict], ['impossible', ['budget', 'held']]);
  assert.ok(torn.breaches.some(({ rule }) => rule === 'budget'));
  const taught = await planSeason({ ...blackFriday, trainers: 1, held: { classes: { first: 24 } } }, quick);
  assert.deepEqual([taught.status, taught.conflict], ['impossible', ['trainers', 'held']]);
});

test('what was counted goes before what was reckoned, and what is over costs nothing any more', () => {
  const done: Decisions = { classes: [{ id: 'first', hires: 20 }], overtime: [], surge: [], deferred: [], deflection: [] };
  const asked = { ...blackFriday, today: '2026-10-26', classes: [{ id: 'first', start_week: 5, least: 8, most: 24, hires: 20, counted: { week: 6, people: 15 } }] };
  const { weeks } = weighSeason(asked, done);
  assert.deepEqual([weeks[6]?.classes[0]?.people, weeks[6]?.over, weeks[6]?.short, weeks[7]?.over], [15, true, 0, false]);
  near(weeks[8]?.classes[0]?.people ?? 0, 15 * 0.88 ** (2 / 3), 'the rest leave as reckoned');
});

test('the numbers of a derivation add up to the number it explains', async () => {
  const { chosen, weeks, costs } = await planSeason({ ...blackFriday, held: { classes: { first: 12 } } }, quick);
  for (const week of weeks) {
    const steps = explainSeason(blackFriday, chosen, { week: week.week });
    const sum = (from: number, to: number): number => steps.slice(from, to).reduce((all, { value }) => all + Number(value), 0);
    const [needed, effective] = [steps.findIndex(({ what }) => what === 'needed'), steps.findIndex(({ what }) => what === 'effective')];
    near(sum(0, needed), week.needed, 'needed');
    near(sum(needed + 1, effective), week.effective, 'effective');
  }
  const extra = explainSeason(blackFriday, chosen, { cost: 'extra' });
  near(extra.slice(0, -1).reduce((all, { value }) => all + Number(value), 0), costs.extra, 'extra');
  assert.ok(explainSeason(blackFriday, chosen, { class: 'first' }).some(({ what, value }) => what === 'offers' && value === 20));
});

test('what is no season is refused with its field', () => {
  const refused = (change: object, field: string): void => assert.throws(() => readSeason({ ...blackFriday, ...change }), (error: { code: string; details: { field: string }[] }) => error.code === 'invalid_season' && error.details[0]?.field === field, field);
  refused({ from: '2026-09-08' }, 'from');
  refused({ required: [] }, 'required');
  refused({ required: [1, -1] }, 'required.1');
  refused({ seasonal: undefined }, 'seasonal');
  refused({ classes: [{ id: 'a', start_week: 5, least: 9, most: 8 }] }, 'classes.a.least');
  refused({ trainers: 100 }, 'trainers');
  refused({ regulars: { ...blackFriday.regulars, shrinkage: 1 } }, 'regulars.shrinkage');
});

test('random seasons: the program and its checker agree to the cent, and no plan is cheaper than its bounds', async () => {
  const random = seededRandom(91);
  for (let round = 0; round < 30; round++) {
    const asked = someSeason(random, 9, 12);
    const plan = await planSeason(asked, quick);
    if (plan.status === 'impossible') continue;
    assert.deepEqual(plan.breaches, [], JSON.stringify(asked));
    assert.ok((plan.fractional ?? 0) <= plan.cost + 1e-4 * plan.cost && plan.bound <= plan.cost + 1e-6, 'bounds lie below');
    const nothing = weighSeason(asked, { classes: [], overtime: [], surge: [], deferred: [], deflection: [] });
    assert.ok(plan.cost <= nothing.costs.short + nothing.costs.extra + 1e-4, 'never worse than doing nothing');
  }
});

test('tiny seasons: everything there is to choose, tried one by one, finds nothing cheaper and nothing else', async () => {
  const random = seededRandom(7);
  for (let round = 0; round < 25; round++) {
    const asked = { ...someSeason(random, 3, 3), deferral: undefined, budget: undefined };
    delete asked.deferral;
    delete asked.budget;
    const plan: SeasonPlan = await planSeason(asked, quick);
    near(plan.cost, bruteForce(asked), `round ${round} ${JSON.stringify(asked)}`, 2e-5);
  }
});

test('in a thread of its own: the same plan, progress, and an end when it is asked for', async () => {
  const told: number[] = [];
  const plan = await planSeasonAside(bare, { seconds: 5, tell: (done, of) => told.push(done / of) });
  assert.deepEqual([plan.status, told.length > 1], ['cheapest', true]);
  const stop = new AbortController();
  const planning = planSeasonAside(blackFriday, { seconds: 10, signal: stop.signal });
  stop.abort();
  await assert.rejects(planning, { code: 'season_not_solved' });
});

function someSeason(random: ReturnType<typeof seededRandom>, weeks: number, most: number): SeasonQuestionInput {
  const chance = (share: number): boolean => random.next() < share;
  const headcount = between(random, 4, 12);
  return {
    from: '2026-09-07', today: '2026-08-31', required: Array.from({ length: weeks }, () => Math.round((headcount * (0.6 + random.next() * 0.9)) * 100) / 100),
    regulars: { headcount, counted_week: -1, annual_attrition: random.next() * 0.5, shrinkage: random.next() * 0.35, hours_a_week: 40, hour_cost: 1 },
    seasonal: { ...terms, washout: random.next() * 0.3, mentoring: random.next() * 0.2, trainees_a_trainer: between(random, 1, 4), train_weeks: between(random, 0, 2), early: { weeks: 2, annual_attrition: 0.6 } },
    classes: [{ id: 'a', start_week: 0, least: 2, most, fixed_cost: between(random, 0, 20) }, ...(chance(0.5) ? [{ id: 'b', start_week: 1, least: 0, most }] : [])],
    trainers: between(random, 1, 3),
    ...(chance(0.7) ? { overtime: { hours_a_week: between(random, 1, 8), factor: 1.5 } } : {}),
    ...(chance(0.6) ? { surge: { from_week: 0, lead_weeks: between(random, 0, 2), least_weeks: between(random, 1, 3), least_people: between(random, 1, 2), most_people: 3, productivity: 0.9, hour_cost: 1.6, ramp_fee: 5, contract_fee: 10 } } : {}),
    ...(chance(0.5) ? { deferral: { share: 0.1, cost: 10 } } : {}),
    ...(chance(0.5) ? { deflection: [{ id: 'n', rate: 0.1, evidence: 'measured' as const, from_week: 0, lead_weeks: 1, cost_once: 20, cost_a_week: 5 }] } : {}),
    ...(chance(0.3) ? { budget: between(random, 100, 2000) } : {}), short_cost: between(random, 100, 300),
  };
}

/** Every whole choice; for each, overtime where it is dearer to be short. Breaks nothing the checker knows. */
function bruteForce(asked: SeasonQuestionInput): number {
  const { classes = [], surge, deflection = [], overtime, regulars, required } = asked;
  let best = Infinity;
  const partners = surge === undefined ? [required.map(() => 0)] : combinations(required.map(() => surge.most_people));
  for (const hires of combinations(classes.map(({ most }) => most))) {
    for (const people of partners) {
      for (const bought of deflection.length > 0 ? [[], [deflection[0]?.id ?? '']] : [[]]) {
        const idle = { classes: classes.map(({ id }, at) => ({ id, hires: hires[at] ?? 0 })), overtime: required.map(() => 0), surge: people, deferred: required.map(() => 0), deflection: bought };
        const first = weighSeason(asked, idle);
        if (first.breaches.length > 0) continue;
        const onQueue = 1 - regulars.shrinkage;
        const pays = overtime !== undefined && (overtime.factor * regulars.hour_cost * regulars.hours_a_week) / onQueue < (asked.short_cost ?? 0);
        const hours = first.weeks.map((week) => (pays ? Math.min((overtime?.hours_a_week ?? 0) * week.regulars_people, (week.short * regulars.hours_a_week) / onQueue) : 0));
        const { costs } = weighSeason(asked, { ...idle, overtime: hours });
        best = Math.min(best, costs.extra + costs.short);
      }
    }
  }
  return best;
}

function combinations(most: readonly number[]): number[][] {
  return most.reduce<number[][]>((all, top) => all.flatMap((one) => Array.from({ length: top + 1 }, (_, value) => [...one, value])), [[]]);
}
