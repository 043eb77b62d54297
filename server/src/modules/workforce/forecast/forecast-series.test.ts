import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entrants } from './entrants.ts';
import { forecastSeries } from './forecast-series.ts';
import { layOut } from './grid.ts';
import type { EventSpan, Question } from './question.ts';
import { drawn, noisy, sum } from './series.fixture.ts';
import { summedBy } from './summed-by.ts';

const question = (values: readonly (number | null)[], more: Partial<Question> = {}): Question => ({ start: '2025-01-06', stepSeconds: 86_400, values, horizon: 7, timeZone: 'UTC', events: [], holidays: [], quantiles: [0.025, 0.1, 0.5, 0.9, 0.975], ...more });
/** Opens at 8 and shuts at 18 on weekdays. */
const officeHours = (at: number): number => (Math.floor(at / 24) % 7 < 5 && at % 24 >= 8 && at % 24 < 18 ? 30 + 3 * (at % 24) : 0);
const near = (got: number, wanted: number, share: number, what: string): void => assert.ok(Math.abs(got - wanted) <= share * Math.max(1, Math.abs(wanted)), `${what}: ${got}, not ${wanted}`);

test('a series that repeats every week goes on as it was', () => {
  const values = Array.from({ length: 24 * 7 * 8 }, (_, at) => officeHours(at));
  const { mean } = forecastSeries(question(values, { stepSeconds: 3600, horizon: 24 * 14 }));
  mean.forEach((got, at) => near(got, officeHours(at), 0.02, `hour ${at}`));
});

test('what never was open is nought, not missing, and nothing is below nought', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const next = drawn(seed);
    const values = Array.from({ length: 24 * 7 * 5 }, (_, at) => (next() < 0.1 ? null : noisy(officeHours(at), next)));
    const { mean, quantiles } = forecastSeries(question(values, { stepSeconds: 3600, horizon: 24 * 7 }));
    mean.forEach((got, at) => {
      const bands = [0.025, 0.1, 0.5, 0.9, 0.975].map((p) => quantiles[String(p)]?.[at] ?? Number.NaN);
      assert.ok(got >= 0 && bands.every((value, i) => value >= (bands[i - 1] ?? 0)), `hour ${at}: ${got}, ${bands.join(' ')}`);
      if (officeHours(at) === 0) assert.equal(got, 0);
    });
  }
});

test('no entrant looks at what comes after the moment it is asked from', () => {
  const next = drawn(3);
  const grid = layOut(question(Array.from({ length: 24 * 7 * 6 }, (_, at) => noisy(officeHours(at), next)), { stepSeconds: 3600 }));
  const end = 24 * 7 * 4 + 7;
  const other = grid.cells.map((value, at) => (at >= end ? 1e6 : value));
  for (const { name, model } of entrants) assert.deepEqual(model.forecast({ ...grid, end }, 100), model.forecast({ ...grid, cells: other, end }, 100), name);
});

const campaign = (first: number, from: number): EventSpan => {
  const date = new Date(Date.UTC(2025, 0, 6) + (first + from) * 86_400_000).toISOString().slice(0, 10);
  return { name: 'spring sale', from: date, to: date };
};

test('a campaign does what the last ones of its name did; moved, its peak moves; deleted, the rest is exactly as before', () => {
  const next = drawn(5);
  const sales = [40, 95, 150];
  const effect = (day: number): number => (sales.includes(day) ? 2.5 : sales.includes(day - 1) ? 1.5 : 1);
  const values = Array.from({ length: 182 }, (_, day) => noisy((day % 7 < 5 ? 200 : 120) * effect(day), next));
  const past = sales.map((day) => campaign(0, day));
  const plain = forecastSeries(question(values, { horizon: 14, events: past })).mean;
  const early = forecastSeries(question(values, { horizon: 14, events: [...past, campaign(182, 2)] })).mean;
  const late = forecastSeries(question(values, { horizon: 14, events: [...past, campaign(182, 5)] })).mean;
  const lift = (mean: readonly number[]): number[] => mean.map((value, at) => value / (plain[at] ?? 1));
  near(lift(early)[2] ?? 0, 2.4, 0.15, 'lift on the day');
  near(lift(early)[3] ?? 0, 1.45, 0.15, 'lift on the day after');
  assert.equal(early.indexOf(Math.max(...early)) + 3, late.indexOf(Math.max(...late)));
  near(lift(late)[5] ?? 0, lift(early)[2] ?? 0, 0.02, 'the same lift three days later');
  assert.deepEqual(forecastSeries(question(values, { horizon: 14, events: [...past] })).mean, plain);
});

test('a week when clocks change has as many contacts as any other, in as many hours as it has', () => {
  const zone = 'Europe/Berlin';
  const start = Date.UTC(2025, 0, 5, 23);
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', hour: 'numeric', weekday: 'short' });
  const rate = (at: number): number => {
    const parts = Object.fromEntries(clock.formatToParts(start + at * 3_600_000).map(({ type, value }) => [type, value]));
    const hour = Number(parts['hour']);
    return parts['weekday'] === 'Sat' || parts['weekday'] === 'Sun' || hour < 8 || hour >= 18 ? 0 : 30 + 3 * hour;
  };
  const until = 24 * 7 * 11;
  const { mean } = forecastSeries(question(Array.from({ length: until }, (_, at) => rate(at)), { start: new Date(start).toISOString(), stepSeconds: 3600, timeZone: zone, horizon: 24 * 21 - 1 }));
  mean.forEach((got, at) => near(got, rate(until + at), 0.02, `hour ${at}`));
});

test('a source that writes 24 hours on every day is taken as it writes', () => {
  const values = Array.from({ length: 24 * 7 * 14 }, (_, at) => officeHours(at));
  const { mean } = forecastSeries(question(values, { stepSeconds: 3600, timeZone: 'Europe/Berlin', start: '2025-01-06T00:00', horizon: 24 * 7 }));
  mean.forEach((got, at) => near(got, officeHours(at), 0.02, `hour ${at}`));
});

test('gaps, a lost week, a short past and no past at all', () => {
  const next = drawn(8);
  const whole = Array.from({ length: 70 }, (_, day) => noisy(day % 7 < 5 ? 100 : 40, next));
  const lost = whole.map((value, day) => (day >= 56 && day < 63 ? null : value));
  forecastSeries(question(lost)).mean.forEach((got, day) => near(got, day < 5 ? 100 : 40, 0.2, `day ${day}`));
  const short = forecastSeries(question([10, 12, 11])).mean;
  assert.ok(short.every((value) => value > 8 && value < 14), short.join(' '));
  assert.equal(forecastSeries(question([null, 9])).mean.length, 7);
  assert.deepEqual(forecastSeries(question(whole, { horizon: 0 })).mean, []);
});

test('the same question has the same answer, and sums of quarters are those of halves', () => {
  const next = drawn(11);
  const values = Array.from({ length: 96 * 28 }, (_, at) => noisy(officeHours(Math.floor(at / 4)) / 4, next));
  const asked = question(values, { stepSeconds: 900, horizon: 96 });
  const { mean } = forecastSeries(asked);
  assert.deepEqual(forecastSeries(asked).mean, mean);
  assert.deepEqual(summedBy(summedBy(mean, 2), 2).map((value) => Math.round(value * 1e9)), summedBy(mean, 4).map((value) => Math.round(value * 1e9)));
  const halves = forecastSeries(question(summedBy(values as number[], 2), { stepSeconds: 1800, horizon: 48 })).mean;
  near(sum(halves), sum(mean), 0.02, 'the day by halves and by quarters');
});

test('bands hold what they promise on days never seen', () => {
  let [inside, all] = [0, 0];
  for (let seed = 20; seed < 32; seed++) {
    const next = drawn(seed);
    const values = Array.from({ length: 147 }, (_, day) => noisy(day % 7 < 5 ? 300 : 100, next));
    const { quantiles } = forecastSeries(question(values.slice(0, 140)));
    values.slice(140).forEach((came, at) => {
      inside += Number(came >= (quantiles['0.1']?.[at] ?? 0) && came <= (quantiles['0.9']?.[at] ?? 0));
      all++;
    });
  }
  assert.ok(inside / all > 0.65 && inside / all < 0.95, String(inside / all));
});
