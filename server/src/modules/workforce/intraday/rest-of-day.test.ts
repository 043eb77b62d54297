import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../forecast/series.fixture.ts';
import { learnedRest, restOfDay, type PastDay } from './rest-of-day.ts';
import { silentHours } from './silent.ts';

const plan = Array.from({ length: 20 }, (_, at) => 100 + 10 * Math.min(at, 19 - at));
const off = (actual: readonly (number | null)[], said: readonly number[], from: number): number => actual.slice(from).reduce<number>((sum, value, at) => sum + Math.abs((value ?? 0) - (said[from + at] ?? 0)), 0);

/** Days whose morning deviates by chance, and of whose deviation `share` goes on. */
function days(seed: number, many: number, share: number): PastDay[] {
  const next = drawn(seed);
  return Array.from({ length: many }, () => {
    const [day, morning] = [0.3 * (next() - 0.5), 0.3 * (next() - 0.5)];
    return { forecast: plan, actual: plan.map((value, at) => value * Math.exp(share * day + (at < 8 ? (1 - share) * morning : 0) + 0.05 * (next() - 0.5))) };
  });
}

test('as much of a morning goes on as went on before: all of it, some, none', () => {
  for (const [share, low, high] of [[1, 0.8, 1.1], [0.5, 0.2, 0.8], [0, -0.15, 0.15]] as const) {
    const rule = learnedRest(days(4, 80, share), 8, 4);
    assert.ok(rule.whole + rule.recent >= low && rule.whole + rule.recent <= high, `${share}: ${rule.whole} + ${rule.recent}`);
  }
});

test('the learned rest is nearer than the plan, and nearer than the plain ratio', () => {
  const all = days(9, 120, 0.5);
  const rule = learnedRest(all.slice(0, 60), 8, 4);
  const later = all.slice(60);
  const errors = (say: (day: PastDay) => readonly number[]): number => later.reduce((sum, day) => sum + off(day.actual, say(day), 8), 0);
  const learned = errors((day) => restOfDay(rule, day.forecast, day.actual));
  assert.ok(learned < 0.95 * errors((day) => day.forecast));
  assert.ok(learned < errors((day) => restOfDay({ ...rule, whole: 1, recent: 0 }, day.forecast, day.actual)));
});

test('what is over stays, what runs is not looked at, few days and mornings without a sign change nothing', () => {
  const rule = learnedRest(days(4, 40, 1), 8, 4);
  const actual = plan.map((value, at) => (at < 8 ? value * 1.2 : null));
  const said = restOfDay(rule, plan, actual);
  assert.deepEqual(said.slice(0, 8), plan.slice(0, 8));
  assert.ok((said[8] ?? 0) > 1.1 * (plan[8] ?? 0));
  assert.deepEqual(restOfDay(rule, plan, actual.map((value, at) => (at === 8 ? 1 : value))), said);
  const few = learnedRest(days(4, 5, 1), 8, 4);
  assert.deepEqual([few.whole, few.recent, few.days], [0, 0, 5]);
  assert.deepEqual(restOfDay(few, plan, actual), plan);
  assert.deepEqual(restOfDay(rule, plan, plan.map(() => null)), plan);
});

test('an outage is no low demand: hours of nothing where much was foretold move neither the rest of today nor what is learned', () => {
  const rule = learnedRest(days(4, 40, 1), 8, 4);
  const morning = (silent: number): (number | null)[] => plan.map((value, at) => (at >= 8 ? null : at >= 8 - silent ? 0 : value * 1.2));
  assert.deepEqual(silentHours(plan, morning(3)).map(({ from, to }) => [from, to]), [[5, 8]]);
  const [whole, cut] = [restOfDay(rule, plan, morning(0)), restOfDay(rule, plan, morning(3))];
  assert.ok(Math.abs((cut[8] ?? 0) / (whole[8] ?? 1) - 1) < 0.05, `${cut[8]} and ${whole[8]}`);
  assert.deepEqual(restOfDay(rule, plan, morning(8)), plan, 'nothing known yet: the plan stands');
  const past = days(4, 40, 1);
  const broken = past.map((day, at) => (at % 4 === 0 ? { ...day, actual: day.actual.map((value, step) => (step < 6 ? 0 : value)) } : day));
  const learned = learnedRest(broken, 8, 4);
  assert.ok(Math.abs(learned.whole + learned.recent - rule.whole - rule.recent) < 0.1, `${learned.whole + learned.recent} and ${rule.whole + rule.recent}`);
  assert.deepEqual(silentHours([0, 0, 9, 9, 9, 0, 4, 4], [0, 0, 0, 0, 0, 0, 1, 0]), [{ from: 2, to: 5, foretold: 27 }], 'shut hours before and after are no part, few are no sign');
  assert.deepEqual(silentHours([5, 5, 5], [0, 0, 0]), []);
});
