import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../../rules/local-days.ts';
import { forecastSeries } from '../forecast-series.ts';
import { carrierWorld, type CarrierWorld } from '../testing/carrier-world.ts';
import { credibility, extraByDay, factorsByDay, foresee, foreseeChannel, layOut, type Trial } from './index.ts';

const FIRST = '2026-03-02';
const calendar = { timeZone: 'UTC', events: [], holidays: [], dateOf: (day: number) => addDays(FIRST, day) };

/** WAPE of the day itself and the one after, foretold on each morning of a span from nothing later, without and with the causes. */
function wapes(world: CarrierWorld, from: number, until: number, leads: readonly number[] = [0, 1]) {
  const panel = layOut(world.known, world.came.length);
  const held = new Map<number, { series: readonly number[]; extra: readonly number[] }>();
  const on = (origin: number) => {
    const before = held.get(origin);
    if (before !== undefined) return before;
    const foreseen = foresee(world.known, panel, calendar, origin, 7);
    assert.ok(foreseen);
    const said = {
      series: forecastSeries({ ...calendar, start: FIRST, stepSeconds: 86_400, values: world.came.slice(0, origin), horizon: 7, quantiles: [] }).mean,
      extra: extraByDay(foreseeChannel(world.known, foreseen, calendar, { channel: 'chat', came: world.came.slice(foreseen.from, origin), days: 7 }), 7),
    };
    held.set(origin, said);
    return said;
  };
  let [came, without, withCauses] = [0, 0, 0];
  for (let origin = from; origin < until; origin++) {
    const mornings = Array.from({ length: 8 }, (_, week) => origin - 7 * (week + 1));
    const weights = credibility(mornings.flatMap((past) => Array.from({ length: 7 }, (_, ahead): Trial => ({ ahead, came: world.came[past + ahead] ?? 0, foretold: on(past).series[ahead] ?? 0, extra: on(past).extra[ahead] ?? 0 }))));
    const { series, extra } = on(origin);
    const factors = factorsByDay(series, extra, weights);
    for (const lead of leads) {
      const actual = world.came[origin + lead] ?? 0;
      came += actual;
      without += Math.abs(actual - (series[lead] ?? 0));
      withCauses += Math.abs(actual - (series[lead] ?? 0) * (factors[lead] ?? 1));
    }
  }
  return { without: without / came, with: withCauses / came };
}

const share = (value: number): string => `${(100 * value).toFixed(1)} %`;

test('a carrier that stands still for a week: the causes see what comes, and the series alone does not', (t) => {
  const late = wapes(carrierWorld({ seed: 1, days: 176, ordersPerDay: 200, still: [[160, 167]] }), 160, 174);
  t.diagnostic(`delayed carrier, off by ${share(late.without)} without the causes and ${share(late.with)} with them`);
  assert.ok(late.with < 0.8 * late.without, `${late.with} and ${late.without}`);
});

test('on quiet weeks they do no harm', (t) => {
  const quiet = wapes(carrierWorld({ seed: 101, days: 176, ordersPerDay: 200 }), 160, 174);
  t.diagnostic(`quiet weeks, off by ${share(quiet.without)} without the causes and ${share(quiet.with)} with them`);
  assert.ok(quiet.with < 1.01 * quiet.without, `${quiet.with} and ${quiet.without}`);
});

test('three to six days ahead they do no harm either', (t) => {
  for (const seed of [1, 2, 3]) {
    const late = wapes(carrierWorld({ seed, days: 176, ordersPerDay: 200, still: [[160, 167]] }), 160, 174, [3, 4, 5, 6]);
    t.diagnostic(`delayed carrier ${seed}, off by ${share(late.without)} without the causes and ${share(late.with)} with them`);
    assert.ok(late.with < 1.005 * late.without, `${late.with} and ${late.without}`);
  }
});
