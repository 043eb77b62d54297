import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayStarts } from '../rules/local-days.ts';
import { continueChannel } from './continue-channel.ts';
import { forecastSeries } from './forecast-series.ts';
import { drawn, sum } from './series.fixture.ts';
import { countQuantile } from './sparse.ts';

/** A Poisson count (Knuth). */
function poisson(mean: number, next: () => number): number {
  let [count, product] = [0, next()];
  for (; product > Math.exp(-mean); count++) product *= next();
  return count;
}

/** Weekdays hold about twice what a day of the weekend holds. */
const meanOf = (perDay: number, day: number): number => perDay * (day % 7 >= 5 ? 0.6 : 1.16);
/** Half hours from 7 to 23 hold most, the night a little. */
const shape = Array.from({ length: 48 }, (_, at) => (at < 14 || at >= 46 ? 0.1 : 1.4)).map((value, _, all) => value / sum(all));

test('however few come, as many are foretold as come: by the half hour, by the day, at 35 days and at 120', () => {
  for (const [perDay, near] of [[3, 0.12], [8, 0.09], [20, 0.06], [60, 0.04]] as const) {
    for (const days of [35, 120]) {
      const [firstDay, today] = ['2025-01-06', addDays('2025-01-06', days)];
      const starts = dayStarts(today, addDays(today, 28), 'UTC');
      let [foretold, true_, inside] = [0, 0, 0];
      for (let seed = 1; seed <= 8; seed++) {
        const next = drawn(seed * 7919 + days);
        for (let at = 0; at < 20; at++) next();
        const byStep = Array.from({ length: days * 48 }, (_, at) => poisson(meanOf(perDay, Math.floor(at / 48)) * (shape[at % 48] ?? 0), next));
        const byDay = Array.from({ length: days }, (_, day) => sum(byStep.slice(day * 48, day * 48 + 48)));
        const { steps, days: expected } = continueChannel({ from: new Date(`${firstDay}T00:00Z`), timeZone: 'UTC', stepSeconds: 1800, byStep, firstDay, byDay, events: [], holidays: [] }, starts);
        foretold += sum(expected.mean);
        expected.mean.forEach((mean, day) => {
          const wanted = meanOf(perDay, days + day);
          true_ += wanted;
          const came = poisson(wanted, next);
          inside += Number(came >= (expected.low80[day] ?? 0) && came <= (expected.high80[day] ?? 0));
          assert.ok((expected.high95[day] ?? 0) < 4 * wanted + 10 && (expected.low95[day] ?? 0) <= mean && mean <= (expected.high95[day] ?? 0) + 1, `${perDay} a day: ${expected.low95[day]}, ${mean}, ${expected.high95[day]}`);
        });
        assert.ok(Math.abs(sum(steps.mean) - sum(expected.mean)) < 1e-6, 'both say the same');
        assert.ok(steps.high80.every((high, at) => high >= (steps.low80[at] ?? 0) && (steps.low80[at] ?? 0) >= 0));
        const night = sum(steps.mean.filter((_, at) => at % 48 < 14)) / sum(steps.mean);
        assert.ok(night < 0.2, `nights hold ${night}`);
      }
      assert.ok(Math.abs(foretold / true_ - 1) < near, `${perDay} a day from ${days} days: ${foretold / true_}`);
      assert.ok(inside / (8 * 28) > 0.7, `${perDay} a day from ${days} days: ${inside / (8 * 28)} in the band`);
    }
  }
});

test('few a day are foretold by the week; a weekday that is always shut stays shut, and short pasts are continued as they are', () => {
  const next = drawn(5);
  const values = Array.from({ length: 140 }, (_, day) => (day % 7 === 6 ? 0 : poisson(2, next)));
  const { mean, quantiles } = forecastSeries({ start: '2025-01-06', stepSeconds: 86_400, values, horizon: 21, timeZone: 'UTC', events: [], holidays: [], quantiles: [0.1, 0.9] });
  assert.ok(Math.abs(sum(mean) - 36) < 6, `${sum(mean)}`);
  mean.forEach((value, day) => assert.ok(day % 7 === 6 ? value === 0 && quantiles['0.9']?.[day] === 0 : value > 1 && (quantiles['0.9']?.[day] ?? 0) >= 3, `day ${day}: ${value}`));
  const short = forecastSeries({ start: '2025-01-06', stepSeconds: 86_400, values: [1, 0, 2, 1, 1, 0, 0, 2, 1, 0, 1, 2, 0, 0], horizon: 7, timeZone: 'UTC', events: [], holidays: [], quantiles: [] });
  assert.equal(short.mean.length, 7);
});

test('quantiles of counts: Poisson by hand, wider where the mean varies, never falling with the share asked for', () => {
  // P(X ≤ 1) of a mean of 1 is 2 ÷ e = 0.736, P(X ≤ 2) = 2.5 ÷ e = 0.920.
  assert.deepEqual([0.3, 0.7, 0.8, 0.95].map((p) => countQuantile(p, 1, 0)), [0, 1, 2, 3]);
  assert.deepEqual([countQuantile(0.9, 0, 1), countQuantile(0.9, 0.05, 0), countQuantile(0.99, 0.05, 0)], [0, 0, 1]);
  // A geometric count of mean 1: P(X ≤ k) = 1 − 2^−(k+1).
  assert.deepEqual([0.4, 0.7, 0.9, 0.99].map((p) => countQuantile(p, 1, 1)), [0, 1, 3, 6]);
  fc.assert(fc.property(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0.01, max: 0.98, noNaN: true }), (mean, spread, p) => {
    assert.ok(countQuantile(p, mean, spread) <= countQuantile(p + 0.01, mean, spread));
  }));
});
