import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { checkRoster, nightHours } from './check-roster.ts';
import { labourRules, type LabourRules, type RuleName } from './labour-rules.ts';
import { workedIn, type Shift } from './shift.ts';

const HOUR = 3_600_000;
let made = 0;
/** A shift at a place's own clock without daylight saving: "2026-11-23T08:00" for so many hours, with breaks so many hours after its start. */
function shift(at: string, hours: number, breaks: readonly (readonly [after: number, minutes: number, paid?: boolean])[] = [], person = 'ana'): Shift {
  const from = Date.parse(`${at}Z`);
  return { id: `s${++made}`, person, from, to: from + hours * HOUR, breaks: breaks.map(([after, minutes, paid = false]) => ({ from: from + after * HOUR, to: from + after * HOUR + minutes * 60_000, paid })) };
}
const rules = (place: string): LabourRules => labourRules[place] as LabourRules;
const broken = (shifts: readonly Shift[], place: string, zone = 'UTC'): RuleName[] => checkRoster(shifts, rules(place), zone).map((one) => one.rule);
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}`;

test('the usual week breaks no rule anywhere', () => {
  const week = [23, 24, 25, 26, 27].map((date) => shift(`${day(date)}T09:00`, 8.5, [[4, 60]]));
  for (const place of Object.keys(labourRules)) assert.deepEqual(broken(week, place), [], place);
  assert.ok(Object.values(labourRules).every((one) => Object.values(one.sources).every((source) => source.length > 5)));
});

const cases: readonly [what: string, place: string, shifts: readonly Shift[], rules: readonly RuleName[]][] = [
  ['eleven hours between late and early are kept', 'EU', [shift(`${day(23)}T12:00`, 6), shift(`${day(24)}T05:00`, 6)], []],
  ['ten are not', 'EU', [shift(`${day(23)}T13:00`, 6), shift(`${day(24)}T05:00`, 6)], ['daily_rest']],
  ['two pieces on a day with a night between them', 'EU', [shift(`${day(23)}T08:00`, 4), shift(`${day(23)}T14:00`, 4), shift(`${day(24)}T08:00`, 4)], []],
  ['ten hours are enough in El Salvador', 'SV', [shift(`${day(23)}T13:00`, 6), shift(`${day(24)}T05:00`, 6)], []],
  ['eleven are too few in South Africa', 'ZA', [shift(`${day(23)}T13:00`, 5), shift(`${day(24)}T05:00`, 5)], ['daily_rest']],
  ['two at once', 'US', [shift(`${day(23)}T08:00`, 5), shift(`${day(23)}T12:00`, 5)], ['one_place']],
  ['another person’s is another person’s', 'EU', [shift(`${day(23)}T08:00`, 6), shift(`${day(23)}T12:00`, 6, [], 'ben')], []],
  ['seven days of a week that begins on Sunday', 'US-CA', [22, 23, 24, 25, 26, 27, 28].map((date) => shift(`${day(date)}T09:00`, 4)), ['week_days']],
  ['seven days over two weeks', 'US-CA', [24, 25, 26, 27, 28, 29, 30].map((date) => shift(`${day(date)}T09:00`, 4)), []],
  ['seven days in a row', 'PH', [22, 23, 24, 25, 26, 27, 28].map((date) => shift(`${day(date)}T09:00`, 4)), ['days_in_a_row']],
  ['a week without a rest of a day and a half', 'EU', [23, 24, 25, 26, 27, 28, 29, 30].map((date) => shift(`${day(date)}T09:00`, 6)), ['weekly_rest']],
  ['the same with a free Sunday', 'EU', [23, 24, 25, 26, 27, 28, 30].map((date) => shift(`${day(date)}T09:00`, 6)), []],
  ['one break is enough, wherever it lies', 'EU', [shift(`${day(23)}T08:00`, 8, [[7, 20]])], []],
  ['six hours and a half without any', 'EU', [shift(`${day(23)}T08:00`, 6.5)], ['break']],
  ['fourteen hours from start to end leave ten', 'EU', [shift(`${day(23)}T06:00`, 14, [[5, 60], [10, 60]])], ['daily_rest']],
  ['thirteen hours on a day', 'ZA', [shift(`${day(23)}T06:00`, 15, [[4, 60], [9, 60]])], ['day_hours']],
  ['53.5 hours in five long days', 'ZA', [23, 24, 25, 26, 27].map((date) => shift(`${day(date)}T06:00`, 12.2, [[4, 60], [9, 30]])), ['daily_rest', 'daily_rest', 'daily_rest', 'daily_rest', 'break', 'break', 'break', 'break', 'break']],
  ['a meal after the fifth hour has begun', 'US-CA', [shift(`${day(23)}T08:00`, 8, [[5.5, 30]])], ['break']],
  ['a second meal is due by the end of the tenth hour, and no stretch counts', 'US-CA', [shift(`${day(23)}T08:00`, 11, [[3, 30], [9.5, 30]])], []],
  ['eleven hours with one meal', 'US-CA', [shift(`${day(23)}T08:00`, 11, [[4, 30]])], ['break']],
  ['a meal that is too short is none', 'US-CA', [shift(`${day(23)}T08:00`, 8, [[4, 20]])], ['break']],
  ['a night shift of eight hours', 'SV', [shift(`${day(23)}T21:00`, 8.5, [[4, 30]])], ['night_shift']],
  ['one of seven', 'SV', [shift(`${day(23)}T22:00`, 7, [[3, 30, true]])], []],
];

for (const [what, place, shifts, expected] of cases) test(`${place}: ${what}`, () => assert.deepEqual(broken(shifts, place), expected));

test('what is broken says by how much, by which shifts, and where it is written', () => {
  const week = [23, 24, 25, 26, 27].map((date) => shift(`${day(date)}T06:00`, 12.2, [[4, 60]]));
  const found = checkRoster(week, rules('ZA'), 'UTC').find((one) => one.rule === 'week_hours');
  assert.deepEqual([found?.allowed, Math.round((found?.found ?? 0) * 10) / 10, found?.shifts.length, found?.source.includes('BCEA')], [55, 56, 5, true]);
});

test('48 hours on average over seventeen weeks, and not in one', () => {
  const weeks = (count: number, hours: number): Shift[] => Array.from({ length: count * 5 }, (_, i) => {
    const from = Date.parse('2026-01-05T06:00Z') + (Math.floor(i / 5) * 7 + (i % 5)) * 24 * HOUR;
    return { id: `w${i}`, person: 'ana', from, to: from + hours * HOUR, breaks: [{ from: from + 5 * HOUR, to: from + 5.5 * HOUR, paid: true }] };
  });
  assert.deepEqual([...new Set(broken(weeks(17, 10), 'EU'))], ['average_hours']);
  assert.deepEqual(broken(weeks(10, 10), 'EU'), []);
});

test('the night the clocks change is as long as it is', () => {
  const night = { from: '22:00', to: '06:00' };
  const at = (from: string, to: string): Shift => ({ id: 'n', person: 'ana', from: Date.parse(from), to: Date.parse(to), breaks: [] });
  assert.equal(nightHours(at('2026-10-24T22:00+02:00', '2026-10-25T06:00+01:00'), night, 'Europe/Berlin'), 9);
  assert.equal(nightHours(at('2026-03-28T22:00+01:00', '2026-03-29T06:00+02:00'), night, 'Europe/Berlin'), 7);
  assert.equal(nightHours(at('2026-11-23T18:00+08:00', '2026-11-24T03:00+08:00'), night, 'Asia/Manila'), 5);
  assert.equal(workedIn({ ...at('2026-11-23T18:00+08:00', '2026-11-24T03:00+08:00'), breaks: [{ from: Date.parse('2026-11-23T22:00+08:00'), to: Date.parse('2026-11-23T23:00+08:00'), paid: false }] }) / HOUR, 8);
});

test('taking a shift away never breaks a rule that was kept; the order of shifts says nothing', () => {
  const random = seededRandom(7);
  for (let round = 0; round < 150; round++) {
    const shifts = Array.from({ length: 1 + Math.floor(random.next() * 9) }, (_, i): Shift => {
      const from = Date.parse('2026-11-16T00:00Z') + Math.floor(random.next() * 24 * 14) * HOUR;
      const hours = 3 + Math.floor(random.next() * 9);
      return { id: `r${i}`, person: 'ana', from, to: from + hours * HOUR, breaks: random.next() < 0.6 ? [{ from: from + 2 * HOUR, to: from + 3 * HOUR, paid: false }] : [] };
    });
    for (const place of ['EU', 'PH', 'ZA', 'SV']) {
      const before = broken(shifts, place);
      assert.deepEqual(broken(shifts.toReversed(), place).toSorted(), before.toSorted());
      const left = new Set(broken(shifts.slice(1), place));
      assert.ok([...left].every((rule) => before.includes(rule)), `${place} round ${round}: ${[...left].join()} of ${before.join()}`);
    }
  }
});
