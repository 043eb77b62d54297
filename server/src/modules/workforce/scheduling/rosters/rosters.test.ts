import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '../shift.ts';
import { checkPerson, planRosters, rulesOf, type RosterAnswer } from './plan-rosters.ts';
import { usualPrices, type RosterPerson, type RosterQuestion } from './question.ts';

const MONDAY = dayNumber('2026-11-23');
const ORIGIN = Date.parse('2026-11-23T00:00Z');
const person = (id: string, more: Partial<RosterPerson> = {}): RosterPerson => ({
  id, name: id, zone: 'Europe/Berlin', rules: 'EU', queues: [0], contract: 2400, leastShift: 240, mostShift: 540, mostDays: 5, nights: false, availability: {}, startsOn: null, endsOn: null, leave: [], wishes: { daysOff: [], hours: null }, monday: MONDAY, fixed: [], ...more,
});
/** Open from so many to so many by the hour UTC, on every day of a week. */
const open = (from: number, to: number, people: number, weeks = 1): number[] => Array.from({ length: weeks * 672 }, (_, quarter) => (Math.floor(quarter / 4) % 24 >= from && Math.floor(quarter / 4) % 24 < to ? people : 0));
const question = (more: Partial<RosterQuestion>): RosterQuestion => ({ origin: ORIGIN, judged: [0, 672 * (more.weeks ?? 1)], queues: [{ id: 'a', name: 'A', required: open(8, 18, 2) }], people: [], weeks: 1, prices: usualPrices, seed: 7, seconds: 60, steps: 8000, ...more });
const plan = (asked: RosterQuestion): RosterAnswer => {
  const answer = planRosters(asked);
  for (const one of asked.people) {
    const own = [...one.fixed, ...answer.shifts.filter((shift) => shift.person === one.id)].toSorted((a, b) => a.from - b.from);
    assert.deepEqual(checkPerson(one, rulesOf(one.rules), own, asked.origin), [], one.id);
  }
  assert.deepEqual(answer.mended, [], 'both evaluators read the rules alike');
  return answer;
};

test('six people cover two from eight to six, with meals and breaks, within their contracts, the same way for the same seed', () => {
  const asked = question({ people: ['ana', 'ben', 'cai', 'dia', 'eve', 'fay'].map((id) => person(id)) });
  const answer = plan(asked);
  assert.ok(answer.shortHours < 1, `${answer.shortHours} hours short of ${answer.needHours}`);
  assert.ok(answer.people.every((one) => one.minutes <= 2400 && one.minutes > 1800), JSON.stringify(answer.people));
  assert.ok(answer.shifts.filter((shift) => shift.to - shift.from > 360).every((shift) => shift.rests.some((rest) => !rest.paid)));
  assert.ok(answer.shifts.filter((shift) => shift.to - shift.from >= 240).every((shift) => shift.rests.some((rest) => rest.paid)));
  assert.deepEqual(planRosters(asked).shifts, answer.shifts);
  assert.notDeepEqual(planRosters({ ...asked, seed: 8 }).shifts, answer.shifts);
  assert.ok(answer.bound.hours <= answer.shortHours + 1e-9);
});

test('three sites with their own clocks and rules share the day', () => {
  const answer = plan(question({
    queues: [{ id: 'a', name: 'A', required: open(0, 24, 2) }],
    people: [...['m1', 'm2', 'm3', 'm4'].map((id) => person(id, { zone: 'Asia/Manila', rules: 'PH' })), ...['c1', 'c2', 'c3', 'c4'].map((id) => person(id, { zone: 'Africa/Johannesburg', rules: 'ZA', mostShift: 600 })), ...['s1', 's2', 's3', 's4'].map((id) => person(id, { zone: 'America/El_Salvador', rules: 'SV' }))], steps: 12_000,
  }));
  assert.ok(answer.shortHours < 0.1 * answer.needHours, `${answer.shortHours} of ${answer.needHours}`);
  assert.ok(answer.people.every((one) => one.nights === 0), 'nobody works at night by their own clock');
});

test('who knows what decides: nobody helps where they know nothing', () => {
  const answer = plan(question({ queues: [{ id: 'a', name: 'A', required: open(8, 12, 1) }, { id: 'b', name: 'B', required: open(8, 12, 1) }], people: [person('ana'), person('ben')] }));
  const unknown = answer.shortages.filter((one) => one.able === 0);
  assert.ok(unknown.length >= 7 && unknown.every((one) => one.queues.join() === 'b' && one.because.length === 0), JSON.stringify(answer.shortages));
  assert.ok(answer.shortHours >= 28 && answer.shortHours < 30, `${answer.shortHours}`);
  assert.ok(Math.abs(answer.bound.hours - 28) < 1e-6, JSON.stringify(answer.bound));
});

test('each shortage says why: contracts, leave, hours of availability, nights', () => {
  const why = (people: RosterPerson[], required = open(8, 18, 1)): string[] => [...new Set(plan(question({ people, queues: [{ id: 'a', name: 'A', required }], steps: 3000 })).shortages.flatMap((one) => one.because.map((reason) => reason.why)))];
  assert.deepEqual(why([person('ana', { leave: [[MONDAY, MONDAY + 6]] })]), ['leave']);
  assert.deepEqual(why([person('ana', { endsOn: MONDAY - 1 })]), ['left']);
  assert.ok(why([person('ana', { contract: 480 })]).includes('contract'));
  assert.ok(why([person('ana', { availability: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[780, 1080]]])) })]).includes('not_available'));
  assert.deepEqual(why([person('ana')], open(0, 4, 1)), ['no_nights']);
});

test('who leaves in the middle of the week works until then, and no longer', () => {
  const answer = plan(question({ people: [person('ana', { endsOn: MONDAY + 2 }), person('ben')] }));
  assert.ok(answer.shifts.filter((one) => one.person === 'ana').every((one) => one.to <= 3 * 1440 - 60), 'Berlin is an hour ahead');
  assert.deepEqual(answer.conflicts.map((one) => [one.person, one.limits]), [['ana', ['longest_shift', 'employment']]]);
});

test('what is fixed already stays, counts, and is rested after', () => {
  const night = { from: -120, to: 360, rests: [{ from: 60, to: 90, paid: false }] };
  const answer = plan(question({ people: [person('ana', { fixed: [night], contract: 900 })] }));
  assert.ok(answer.shifts.every((one) => one.from >= 360 + 660));
});

const conflicting: readonly [what: string, more: Partial<RosterPerson>, limits: string[]][] = [
  ['hours of availability that are too few', { availability: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[480, 720]]])) }, ['availability']],
  ['two days a week and short shifts', { mostDays: 2, mostShift: 480 }, ['longest_shift', 'days_a_week']],
  ['all of a week away', { leave: [[MONDAY, MONDAY + 6]] }, ['leave']],
  ['shorter windows than the shortest shift', { leastShift: 300, contract: 1200, availability: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[480, 720]]])) }, ['shortest_shift', 'availability']],
  ['nothing in the way', {}, []],
];
for (const [what, more, limits] of conflicting) test(`a contract that cannot be kept names the least that stands in the way: ${what}`, () => {
  const { conflicts } = planRosters(question({ people: [person('ana', more)], steps: 10 }));
  assert.deepEqual(conflicts.flatMap((one) => one.limits), limits, JSON.stringify(conflicts));
});

test('no time at all still gives a schedule that keeps the rules; being stopped says so; too many sets of skills are refused', () => {
  assert.equal(planRosters(question({ people: [person('ana')], seconds: 0 })).ended, 'time');
  let asked = 0;
  assert.equal(planRosters(question({ people: [person('ana')] }), undefined, undefined, () => ++asked > 3).ended, 'stopped');
  const many = Array.from({ length: 12 }, (_, at) => at);
  assert.throws(() => planRosters(question({ queues: many.map((at) => ({ id: `q${at}`, name: '', required: open(8, 9, 1) })), people: many.map((at) => person(`p${at}`, { queues: [at] })) })), RangeError);
});
