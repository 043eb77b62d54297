import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continueChannel } from './continue-channel.ts';
import { forecastSeries } from './forecast-series.ts';
import type { Question } from './question.ts';
import { drawn, noisy, sum } from './series.fixture.ts';
import { dayStarts } from '../rules/local-days.ts';

const question = (values: readonly (number | null)[], more: Partial<Question> = {}): Question => ({ start: '2025-01-06', stepSeconds: 3600, values, horizon: 24 * 28, timeZone: 'UTC', events: [], holidays: [], quantiles: [0.1, 0.9], ...more });
/** Opens at 8 and shuts at 18 on weekdays: 230 a day. */
const officeHours = (at: number): number => (Math.floor(at / 24) % 7 < 5 && at % 24 >= 8 && at % 24 < 18 ? 10 + (at % 24) : 0);
const weeks = (count: number, seed = 3): number[] => {
  const next = drawn(seed);
  return Array.from({ length: count * 7 * 24 }, (_, at) => noisy(officeHours(at), next));
};
/** The same with nothing in some hours, counted from the first. */
const without = (values: readonly number[], from: number, to: number, instead: number | null = 0): (number | null)[] => values.map((value, at) => (at >= from && at < to ? instead : value));
const day = (week: number, weekday: number): number => (7 * week + weekday) * 24;

test('a day and some hours in which nothing came where something always does are not known, and the forecast does not fall', () => {
  const values = weeks(5);
  const whole = forecastSeries(question(values));
  assert.deepEqual(whole.silences, []);
  for (const [from, to, wall] of [[day(4, 4), day(4, 5), ['2025-02-07T08:00', '2025-02-07T18:00']], [day(3, 1) + 10, day(3, 1) + 15, ['2025-01-28T10:00', '2025-01-28T15:00']]] as const) {
    const lost = forecastSeries(question(without(values, from, to)));
    const unknown = forecastSeries(question(without(values, from, to, null)));
    assert.deepEqual(lost.silences.map((one) => [one.from, one.to]), [wall]);
    assert.ok(lost.mean.every((value, at) => Math.abs(value - (unknown.mean[at] ?? 0)) < 0.01 * Math.max(1, value)), 'as if the hours were known to be missing');
    assert.ok(Math.abs(sum(lost.mean) / sum(whole.mean) - 1) < 0.02, `${sum(lost.mean)} and ${sum(whole.mean)}`);
  }
  const fridays = [0, 1, 2, 3].map((week) => sum(values.slice(day(week, 4), day(week, 5)))).toSorted((a, b) => a - b);
  assert.equal(forecastSeries(question(without(values, day(4, 4), day(4, 5)))).silences[0]?.usual, ((fridays[1] ?? 0) + (fridays[2] ?? 0)) / 2, 'the median of the other Fridays');
});

test('what is shut now and then, stops for good, is too little to tell or lies by a holiday is taken as it is', () => {
  const values = weeks(10);
  const silent = (given: readonly (number | null)[], more: Partial<Question> = {}): number => forecastSeries(question(given, more)).silences.length;
  const everyOther = values.map((value, at) => (Math.floor(at / 24) % 14 === 4 ? 0 : value));
  assert.equal(silent(everyOther), 0, 'every other Friday is shut');
  assert.equal(silent(without(values, day(9, 0), day(10, 0))), 0, 'the last five days: it has stopped');
  assert.equal(silent(without(values, day(9, 2), day(10, 0))), 1, 'three days are an outage still');
  assert.equal(silent(without(values, day(4, 0), day(5, 0))), 1, 'a week in the middle is one');
  assert.equal(silent(without(values, day(4, 2) + 8, day(4, 2) + 9)), 0, 'an hour of eighteen');
  assert.equal(silent(values.map((value) => Math.floor(value / 12))), 0, 'days of few');
  assert.equal(silent(without(values, day(4, 4), day(4, 5)), { holidays: [{ date: '2025-02-06', name: 'a Thursday', free: true }] }), 0, 'the bridge after a holiday');
  assert.equal(silent(without(values, day(4, 4), day(4, 5)), { events: [{ name: 'stocktaking', from: '2025-02-07', to: '2025-02-07' }] }), 0, 'a day with a name');
  assert.equal(silent(without(weeks(3), day(2, 4), day(2, 5))), 0, 'two Fridays are no rule');
});

test('whole days are continued without a day of which hours are missing', () => {
  const values = weeks(6);
  const [firstDay, today, after] = ['2025-01-06', '2025-02-17', '2025-03-17'];
  const past = (given: readonly number[]) => ({ from: new Date(`${firstDay}T00:00Z`), timeZone: 'UTC', stepSeconds: 3600, byStep: given, firstDay, byDay: Array.from({ length: 42 }, (_, at) => sum(given.slice(at * 24, at * 24 + 24))), events: [], holidays: [] });
  const starts = dayStarts(today, after, 'UTC');
  const [whole, lost] = [continueChannel(past(values), starts), continueChannel(past(without(values, day(5, 3) + 9, day(5, 3) + 16) as number[]), starts)];
  assert.equal(lost.silences.length, 1);
  const width = ({ days }: typeof whole): number => sum(days.high80) - sum(days.low80);
  assert.ok(width(lost) < 1.15 * width(whole), `bands of ${width(lost)} where ${width(whole)} were`);
  assert.ok(Math.abs(sum(lost.days.mean) / sum(whole.days.mean) - 1) < 0.02);
});
