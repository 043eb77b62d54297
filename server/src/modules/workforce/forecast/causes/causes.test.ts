import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { causesOf, credibility, extraByDay, factorsByDay, movedBy, moved, layOut, partsOf, shrunk, stockFigures, type Cohort, type Known, type Trial } from './index.ts';
import { learn, type Hazards } from './hazards.ts';
import { stockAt } from './stock.ts';
import { AGES, causes, dueOn, placedOn, standingOn, type Cause } from './way.ts';

const cohort = (more: Partial<Cohort>): Cohort => ({ placed: 0, handed: null, promised: null, delivered: null, ended: null, count: 1, ...more });
const none: Known = { cohorts: [], contacts: [], dues: [], dueContacts: [], totals: [] };
const each = <T>(what: (cause: Cause) => T): Record<Cause, T> => Object.fromEntries(causes.map((cause) => [cause, what(cause)])) as Record<Cause, T>;
const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-9, `${a} and ${b}`);

test('where an order stands on a day: waiting, under way, past the day it was told, delivered, gone', () => {
  const way = cohort({ placed: 10, handed: 12, promised: 15, delivered: 18 });
  const on = [9, 10, 11, 12, 15, 16, 17, 18, 48, 49].map((day) => standingOn(way, day));
  assert.deepEqual(on.map((cell) => (cell === null ? null : `${cell.cause} ${cell.age}`)), [null, 'waiting 0', 'waiting 1', 'under_way 0', 'under_way 3', 'late 1', 'late 2', 'delivered 0', 'delivered 30', null]);
  assert.equal(standingOn({ ...way, ended: 11 }, 11), null, 'cancelled');
  assert.equal(standingOn({ ...way, promised: null, delivered: null }, 40)?.cause, 'under_way', 'nobody was told a day');
  assert.equal(standingOn({ ...way, delivered: null }, 12 + 46), null, 'forgotten');
  assert.deepEqual([placedOn(way, 10)?.age, placedOn(way, 23)?.age, placedOn(way, 24), dueOn(20, 16), dueOn(20, 17)?.age, dueOn(20, 30)?.age, dueOn(20, 31)], [0, 13, null, null, 0, 13, null]);
});

test('rates by hand: an age’s own cases, drawn to all ages the more the fewer it has', () => {
  // 30 contacts of 1,000 unit-days: 0.03. Prior of 5 contacts: 5 ÷ 0.03 = 166.67 unit-days.
  const rates = shrunk([20, 10, 0], [400, 600, 0]);
  near(rates[0] ?? 0, 25 / (400 + 500 / 3));
  near(rates[1] ?? 0, 15 / (600 + 500 / 3));
  near(rates[2] ?? 0, 0.03);
  assert.deepEqual(shrunk([0, 0], [10, 0]), [0, 0]);
});

test('learned by hand: half of those who wrote named no order, so every known one stands for two', () => {
  const days = 28;
  // Each day 100 orders that nobody sends; each day two people write about one that is a day old.
  const cohorts = Array.from({ length: days }, (_, placed) => cohort({ placed, ended: placed + 2, count: 100 }));
  const contacts = Array.from({ length: days - 1 }, (_, at) => ({ ...cohort({ placed: at, ended: at + 2 }), day: at + 1, reason: 'wismo', count: 2 }));
  const totals = contacts.map(({ day }) => ({ day, channel: day % 4 === 0 ? 'email' : 'chat', reason: 'wismo', count: 4 }));
  const known = { ...none, cohorts, contacts, totals };
  const { rates, learned } = learn(layOut(known, days), known, days);
  assert.deepEqual(learned.waiting, { contacts: 54, unitDays: 5500, perKnown: 2 });
  const pooled = 54 / 5500;
  near(rates.waiting[1] ?? 0, (2 * (54 + 5)) / (2700 + 5 / pooled));
  near(rates.waiting[0] ?? 0, (2 * 5) / (2800 + 5 / pooled));
  assert.deepEqual(rates.late, new Array<number>(AGES.late).fill(0), 'nothing was ever late');
  near(partsOf(known, 'email', days).waiting, 6 / 27);
  near(partsOf(known, 'email', days).waiting + partsOf(known, 'chat', days).waiting, 1);
});

test('the stock of a morning knows nothing later, and is told in numbers', () => {
  const cohorts = [cohort({ count: 5 }), cohort({ handed: 2, promised: 4, count: 3 }), cohort({ handed: 2, promised: 20, delivered: 12, count: 7 }), cohort({ placed: 11, count: 9 }), cohort({ handed: 1, delivered: 3, count: 2 })];
  const stock = stockAt({ ...none, cohorts, dues: [{ due: 12, began: 0, count: 4 }, { due: 13, began: 10, count: 8 }, { due: 50, began: 0, count: 1 }] }, 10);
  assert.deepEqual(stockFigures(stock, 28), { waiting: 5, under_way: 7, late: 3, delivered: 2, renewals: 4 });
});

const halves = (ages: number) => ({ lately: new Array<number>(ages).fill(0.5), usual: new Array<number>(ages).fill(0.5), weekday: new Array<number>(7).fill(1) });
const flat = (rate: number, lateRate = rate): Hazards => ({
  rates: each((cause) => new Array<number>(AGES[cause]).fill(cause === 'late' ? lateRate : rate)), weekday: each(() => new Array<number>(7).fill(1)), dispersion: each(() => 1), learned: each(() => ({ contacts: 0, unitDays: 0, perKnown: 1 })),
  steps: { waiting: halves(AGES.waiting), under_way: halves(AGES.under_way), late: halves(AGES.late) },
  promises: [{ days: 2, share: 1 }],
});

test('one step by hand: of eight late parcels half arrive, the rest write, and what arrived may come back', () => {
  const stock = stockAt({ ...none, cohorts: [cohort({ handed: 2, promised: 4, count: 8 })] }, 10);
  const brought = causesOf({ stock, hazards: flat(0.1), expectedOrders: [], usual: { late: [0.3] }, days: 2 });
  const on = (day: number, cause: Cause) => brought.find((one) => one.day === day && one.cause === cause);
  assert.deepEqual([on(0, 'late')?.units, on(1, 'late')?.units, on(0, 'delivered')?.units, on(1, 'delivered')?.units], [4, 2, 4, 6]);
  near(on(0, 'late')?.expected ?? 0, 0.4);
  near(on(0, 'late')?.extra ?? 0, 0.1);
  near(on(1, 'delivered')?.expected ?? 0, 0.6);
});

const counts = fc.integer({ min: 0, max: 400 });
const ways = fc.array(fc.record({ placed: fc.integer({ min: 0, max: 39 }), handed: fc.option(fc.integer({ min: 0, max: 39 })), promised: fc.option(fc.integer({ min: 0, max: 45 })), delivered: fc.option(fc.integer({ min: 0, max: 45 })), ended: fc.constant(null), count: counts }), { maxLength: 30 });

test('whatever stands: nothing is below zero, the parts are the whole, and more late parcels never bring fewer', () => {
  fc.assert(fc.property(ways, counts, fc.array(counts, { minLength: 28, maxLength: 28 }), (cohorts, more, expectedOrders) => {
    const ask = (all: readonly Cohort[]) => causesOf({ stock: stockAt({ ...none, cohorts: all }, 40), hazards: flat(0.02, 0.1), expectedOrders, usual: each(() => new Array<number>(28).fill(3)), days: 28 });
    const [usual, worse] = [ask(cohorts), ask([...cohorts, cohort({ placed: 20, handed: 25, promised: 30, count: more })])];
    const sum = (of: readonly { expected: number }[]): number => of.reduce((all, one) => all + one.expected, 0);
    assert.equal(usual.length, 28 * causes.length);
    for (const [at, one] of usual.entries()) {
      assert.ok(one.expected >= 0 && one.low >= 0 && one.low <= one.expected && one.expected <= one.high && one.units >= 0);
      assert.ok((worse[at]?.expected ?? 0) >= one.expected - 1e-9, `${one.cause} on day ${one.day}`);
    }
    const byDay = extraByDay(usual, 28);
    assert.ok(Math.abs(byDay.reduce((all, extra) => all + extra, 0) - (sum(usual) - 3 * usual.length)) < 1e-6);
  }));
});

test('how far they are believed: not without four weeks, not where what they added did not come, and never to the harm of what lies behind', () => {
  const trials = (count: number, came: (extra: number) => number): Trial[] => Array.from({ length: count }, (_, at) => ({ ahead: at % 7, foretold: 100, extra: 40 * Math.sin(at), came: came(40 * Math.sin(at)) }));
  assert.deepEqual([credibility(trials(27, (extra) => 100 + extra)).near, credibility([]).with], [0, null]);
  const [right, wrong] = [credibility(trials(56, (extra) => 100 + extra)), credibility(trials(56, (extra) => 100 - extra))];
  assert.ok(right.near > 0.9 && (right.with ?? 1) < 0.5 * (right.without ?? 0), JSON.stringify(right));
  assert.deepEqual([wrong.near, wrong.far, wrong.with], [0, 0, wrong.without]);
  fc.assert(fc.property(fc.array(fc.record({ ahead: fc.integer({ min: 0, max: 6 }), came: counts, foretold: counts, extra: fc.integer({ min: -200, max: 200 }) }), { minLength: 28, maxLength: 80 }), (given) => {
    const { near: first, far, without, with: after } = credibility(given);
    assert.ok(first >= 0 && first <= 1 && far >= 0 && far <= 1);
    assert.ok(after === null || without === null || after <= 1.005 * without + 1e-9, `${after} and ${without}`);
  }));
});

test('unbelieved they leave a forecast as it was; believed they move whole days, never below zero', () => {
  const starts = [0, 1, 2].map((day) => new Date(day * 86_400_000));
  const bands = (values: number[]) => ({ mean: values, low80: values, high80: values, low95: values, high95: values, model: 'm' });
  const both = { steps: bands([10, 30, 20, 0]), days: bands([40, 20]), silences: [] };
  const by = (near: number, extra: number[]) => moved(both, factorsByDay([40, 20], extra, { near, far: near, chance: 0 }), starts, 43_200);
  assert.deepEqual(by(0, [50, -50]), both);
  assert.deepEqual([by(1, [20, -50]).steps.mean, by(1, [20, -50]).days.mean], [[15, 45, 0, 0], [60, 0]]);
  assert.deepEqual(by(1, [4000, 0]).days.mean, [200, 20], 'five times at most');
  assert.deepEqual(factorsByDay([0], [9], { near: 1, far: 1, chance: 0 }), [1], 'where nothing comes nothing moves');
  near(movedBy({ near: 0.5, far: 1, chance: 5 }, 0, 10), 2.5);
  near(movedBy({ near: 0.5, far: 1, chance: 5 }, 3, 10), 5);
  fc.assert(fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 40 }), (extra, further, chance) => {
    const weights = { near: 0.7, far: 0.4, chance };
    assert.ok(movedBy(weights, 1, extra + further) >= movedBy(weights, 1, extra) - 1e-9, 'a larger extra never moves less');
  }));
});
