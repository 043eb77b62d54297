import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { addDays, dayStarts, localDay, startOfDay, weekdayOf } from '../rules/local-days.ts';
import { accuracyOf, continueChannel, factorsOf, sumsByDay } from './index.ts';

test('days are those of the brand’s clock: 23 and 25 hours long where clocks change', () => {
  const hours = (from: string): number[] => dayStarts(from, addDays(from, 3), 'Europe/Berlin').map((at, i, all) => (i === 0 ? 0 : (at.getTime() - (all[i - 1] as Date).getTime()) / 3_600_000)).slice(1);
  assert.deepEqual([hours('2026-03-28'), hours('2026-10-24')], [[24, 23, 24], [24, 25, 24]]);
  assert.equal(localDay(new Date('2026-11-22T17:00:00Z'), 'Asia/Manila'), '2026-11-23');
  assert.equal(startOfDay('2026-11-23', 'America/New_York').toISOString(), '2026-11-23T05:00:00.000Z');
  assert.equal(weekdayOf('2026-11-23'), 1);
});

test('overrides multiply where they overlap, and change an interval by the part of it they cover', () => {
  const from = new Date('2026-11-23T00:00:00Z');
  const at = (hour: number): Date => new Date(from.getTime() + hour * 3_600_000);
  const factors = factorsOf([{ from: at(1), to: at(3), percent: 50 }, { from: at(2), to: at(2.5), percent: -100 }, { from: at(-5), to: at(0), percent: 900 }, { from: at(3.5), to: at(99), percent: 20 }], from, 3600, 5);
  assert.deepEqual([...factors].map((value) => Math.round(value * 1000) / 1000), [1, 1.5, 0.75, 1.1, 1.2]);
});

test('accuracy is a ratio of sums: known figures, nothing where nothing came, and what was foretold afterwards is counted', () => {
  const measured = accuracyOf([{ came: [10, 0], foretold: [8, 1], afterwards: true }, { came: [10, 20], foretold: [12, 20], afterwards: false }, { came: [5], foretold: undefined, afterwards: false }]);
  assert.deepEqual(measured, { days: 2, afterwards: 1, wape: 5 / 40, dayWape: 3 / 40, bias: 1 / 40 });
  assert.deepEqual(accuracyOf([{ came: [0], foretold: [3], afterwards: false }]), { days: 1, afterwards: 0, wape: null, dayWape: null, bias: null });
});

test('intervals and days say the same, whatever clocks do, and the bands of a day hold its mean', () => {
  const random = seededRandom(7);
  const timeZone = 'Europe/Berlin';
  const [firstDay, today] = ['2026-08-17', '2026-10-19'];
  const past = dayStarts(firstDay, today, timeZone);
  const [from, until] = [past[0] as Date, past.at(-1) as Date];
  const byStep = Array.from({ length: (until.getTime() - from.getTime()) / 3_600_000 }, (_, hour) => {
    const local = Number(new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(from.getTime() + hour * 3_600_000)));
    return local < 8 || local > 19 ? 0 : Math.round(20 + 10 * random.next());
  });
  const starts = dayStarts(today, addDays(today, 21), timeZone);
  const { steps, days } = continueChannel({ from, timeZone, stepSeconds: 3600, byStep, firstDay, byDay: sumsByDay(byStep, past, 3600), events: [], holidays: [] }, starts);
  assert.equal(steps.mean.length, 21 * 24 + 1, 'one day has an hour more');
  const sums = sumsByDay(steps.mean, starts, 3600);
  assert.ok(days.mean.every((mean, day) => Math.abs(mean - (sums[day] ?? 0)) < 1e-9 && mean > 230 && mean < 370), days.mean.join(' '));
  assert.ok(days.mean.every((mean, day) => (days.low95[day] ?? 0) <= (days.low80[day] ?? 0) && (days.low80[day] ?? 0) <= mean * 1.02 && (days.high80[day] ?? 0) >= mean * 0.98 && (days.high95[day] ?? 0) >= (days.high80[day] ?? 0)));
});
