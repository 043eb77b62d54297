import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportView } from '../contract.ts';
import { nextTime } from './next-time.ts';
import { metrics } from './metrics.ts';
import { reportMail } from './report-mail.ts';
import { comparedWith, counterpartOf, partOfStep, spanOf, stepsOf } from './periods.ts';
import { csvLines, jsonLines, writeFigure } from './write-figure.ts';

const now = new Date('2026-03-31T09:30:00Z');

test('days are those of the zone, also where the clock changes', () => {
  const week = spanOf('last_7_days', now, 'Europe/Berlin');
  assert.deepEqual([week.from.toISOString(), week.to.toISOString()], ['2026-03-23T23:00:00.000Z', '2026-03-30T22:00:00.000Z']);
  assert.equal((week.to.getTime() - week.from.getTime()) / 3_600_000, 167);
  const before = comparedWith(week, 'previous', 'Europe/Berlin');
  assert.deepEqual([before.from.toISOString(), before.to.toISOString()], ['2026-03-16T23:00:00.000Z', '2026-03-23T23:00:00.000Z']);
});

test('last year is the same dates a year earlier', () => {
  const month = spanOf('last_month', now, 'UTC');
  assert.deepEqual(comparedWith(month, 'last_year', 'UTC'), { from: new Date('2025-02-01T00:00:00Z'), to: new Date('2025-03-01T00:00:00Z') });
});

test('steps cover the period and nothing else', () => {
  const span = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-16T00:00:00Z') };
  assert.equal(stepsOf(span, 'day', 'UTC').length, 15);
  assert.deepEqual(stepsOf(span, 'week', 'UTC'), ['2026-02-23', '2026-03-02', '2026-03-09']);
  assert.deepEqual(stepsOf(span, 'month', 'UTC'), ['2026-03-01']);
});

test('a week is compared with a week of as many days, and says how many of them it has', () => {
  const span = { from: new Date('2026-10-22T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') };
  const before = comparedWith(span, 'previous', 'UTC');
  const weeks = stepsOf(span, 'week', 'UTC');
  assert.deepEqual(weeks.map((week) => partOfStep(span, 'week', week, 'UTC').days), [4, 7, 7, 7, 5]);
  // The weeks of the 30 days before have six days, three times seven, and three.
  assert.deepEqual(weeks.map((week) => counterpartOf(span, before, 'week', week, 'UTC')), [null, '2026-09-28', '2026-10-05', '2026-10-12', null]);
  const fortnight = { from: new Date('2026-11-04T00:00:00Z'), to: new Date('2026-11-18T00:00:00Z') };
  assert.deepEqual(stepsOf(fortnight, 'week', 'UTC').map((week) => counterpartOf(fortnight, comparedWith(fortnight, 'previous', 'UTC'), 'week', week, 'UTC')), ['2026-10-19', '2026-10-26', '2026-11-02']);
  const year = { from: new Date('2025-01-31T23:00:00Z'), to: new Date('2025-03-31T22:00:00Z') };
  assert.deepEqual(stepsOf(year, 'month', 'Europe/Berlin').map((month) => counterpartOf(year, comparedWith(year, 'last_year', 'Europe/Berlin'), 'month', month, 'Europe/Berlin')), ['2024-02-01', '2024-03-01']);
});

test('the next time is on the clock of its zone: skipped hours come later, doubled ones once', () => {
  const monday = { weekdays: [1], time: '08:00', time_zone: 'Europe/Berlin' };
  assert.equal(nextTime(monday, now).toISOString(), '2026-04-06T06:00:00.000Z');
  assert.equal(nextTime(monday, new Date('2026-04-06T06:00:00Z')).toISOString(), '2026-04-13T06:00:00.000Z');
  assert.equal(nextTime({ weekdays: [7], time: '02:30', time_zone: 'Europe/Berlin' }, new Date('2026-03-28T00:00:00Z')).toISOString(), '2026-03-29T01:30:00.000Z');
  const autumn = { weekdays: [7], time: '02:30', time_zone: 'Europe/Berlin' };
  assert.equal(nextTime(autumn, new Date('2026-10-25T00:30:00Z')).toISOString(), '2026-11-01T01:30:00.000Z');
});

test('every figure has a name of its own and says what is counted', () => {
  assert.equal(new Set(metrics.map((metric) => metric.key)).size, metrics.length);
  for (const metric of metrics) assert.ok(metric.definition.length > 40 && metric.definition.endsWith('.'), metric.key);
});

const cell = { value: 0.5, n: 40, interval: [0.4, 0.6], p90: null, few: false, exact: true, before: 0.4, differs: null, target: null };
const report: ReportView = {
  metrics: [{ key: 'csat', name: 'Satisfaction', unit: 'ratio', definition: '', clocks: false, better: 'more', provisional: false }], by: ['agent'], period: { from: '2026-03-01T00:00:00Z', to: '2026-03-08T00:00:00Z' },
  compared_with: { from: '2026-02-22T00:00:00Z', to: '2026-03-01T00:00:00Z' }, time_zone: 'UTC', rows: [{ keys: [{ id: 'x', name: '=cmd("a,b")' }], cells: [cell] }], total: [cell], cut: false, restated: [],
};

test('a table has keys, figures, samples and intervals, and no cell is a formula', () => {
  assert.deepEqual([...csvLines(report)], ['agent,csat,csat_n,csat_low,csat_high,csat_before', `"'=cmd(""a,b"")",0.5,40,0.4,0.6,0.4`, 'total,0.5,40,0.4,0.6,0.4']);
  assert.equal([...jsonLines(report)].map((line) => JSON.parse(line) as unknown).length, 2);
});

test('a mail of it says figures, what they were before, and where it is; names stay text', () => {
  const mail = reportMail(report, { name: 'Week <1>', by: 'Olga', url: 'https://desk.test/reports', locale: 'de' });
  assert.match(mail.subject, /^Week <1> · 01\.03\.2026 – 07\.03\.2026/);
  assert.match(mail.text, /50\s%/);
  assert.ok(mail.html.includes('Week &lt;1&gt;') && !mail.html.includes('<1>'));
});

test('spans in two units', () => {
  assert.equal(writeFigure(90_061, 'seconds', 'en'), '1d 1h');
  assert.equal(writeFigure(0, 'seconds', 'en'), '0s');
  assert.equal(writeFigure(59, 'seconds', 'en'), '59s');
});
