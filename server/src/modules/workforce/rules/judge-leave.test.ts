import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allowedAway, judgeLeave, otherDays, shiftsIn, usualLeave, type LeaveFacts, type LeaveShift } from './judge-leave.ts';
import { leaveSentence } from './leave-words.ts';
import { addDays } from './local-days.ts';

const TODAY = '2026-11-02';
const day = (after: number): string => addDays(TODAY, after);
const days = (people: number, away: (after: number) => number): LeaveFacts['days'] => Array.from({ length: 40 }, (_, at) => ({ day: day(at), people, away: away(at) }));
const facts = (more: Partial<LeaveFacts> = {}): LeaveFacts => ({ today: TODAY, leave: [], startsOn: null, endsOn: null, days: days(10, () => 0), shifts: [], settings: usualLeave, reckoned: true, ...more });
const holiday = (from: number, to = from) => ({ from: day(from), to: day(to), kind: 'holiday' });
const shift = (after: number, quarter: Partial<LeaveShift['quarters'][number]>, more: Partial<LeaveShift> = {}): LeaveShift => ({ id: `on ${after}`, days: [day(after)], foretold: true, quarters: [{ at: `${day(after)}T09:00:00.000Z`, need: 4, short: 0, without: 0, ...quarter }], ...more });

const table: [string, ReturnType<typeof holiday>, Partial<LeaveFacts>, string, string][] = [
  ['nobody away, nothing planned', holiday(10), {}, 'granted', 'granted'],
  ['leave there is', holiday(10, 12), { leave: [{ from: day(12), to: day(13) }] }, 'refused', 'overlap'],
  ['days that have begun', holiday(-1, 3), {}, 'ask', 'past'],
  ['before they begin to work here', holiday(10), { startsOn: day(20) }, 'refused', 'not_employed'],
  ['after they left', holiday(30), { endsOn: day(20) }, 'refused', 'not_employed'],
  ['sickness is told, not asked', { ...holiday(10), kind: 'sick' }, {}, 'ask', 'kind'],
  ['longer than the rules look', holiday(8, 36), {}, 'ask', 'long'],
  ['six days ahead where seven are asked for', holiday(6), {}, 'refused', 'notice'],
  ['seven days ahead', holiday(7), {}, 'granted', 'granted'],
  ['nobody knows where they work', holiday(10), { days: [] }, 'ask', 'no_site'],
  ['two of ten away already', holiday(9, 11), { days: days(10, (at) => (at === 10 ? 2 : 0)) }, 'refused', 'allotment'],
  ['one of ten away already', holiday(9, 11), { days: days(10, () => 1) }, 'granted', 'granted'],
  ['of two, one may always be away', holiday(10), { days: days(2, () => 0) }, 'granted', 'granted'],
  ['one missing of four', holiday(10), { shifts: [shift(10, { without: 1 })] }, 'refused', 'coverage'],
  ['as short without them as with them', holiday(10), { shifts: [shift(10, { short: 1, without: 1 })] }, 'granted', 'granted'],
  ['missing within what may be', holiday(10), { shifts: [shift(10, { need: 40, without: 2 })] }, 'granted', 'granted'],
  ['a shift of another day', holiday(10), { shifts: [shift(11, { without: 4 })] }, 'granted', 'granted'],
  ['a night that reaches into the day', holiday(11), { shifts: [shift(10, { without: 4 }, { days: [day(10), day(11)] })] }, 'refused', 'coverage'],
  ['what is needed could not be reckoned', holiday(10), { reckoned: false, shifts: [shift(10, {})] }, 'ask', 'not_reckoned'],
  ['nothing had to be reckoned', holiday(10), { reckoned: false }, 'granted', 'granted'],
  ['nothing is foretold', holiday(10), { shifts: [shift(10, {}, { foretold: false })] }, 'ask', 'not_foretold'],
];
for (const [name, asked, more, answer, code] of table) {
  test(`leave: ${name}`, () => {
    const verdict = judgeLeave(asked, facts(more));
    assert.deepEqual([verdict.answer, verdict.code], [answer, code]);
    assert.doesNotMatch(leaveSentence(verdict), /undefined/);
  });
}

test('a no names the worst interval, and the nearest other days that are a yes', () => {
  const known = facts({ shifts: [shift(10, { without: 1 }), shift(11, { without: 3, at: `${day(11)}T10:15:00.000Z` })], days: days(10, (at) => (at === 9 ? 2 : 0)) });
  assert.deepEqual(judgeLeave(holiday(10, 11), known).figures, { at: `${day(11)}T10:15:00.000Z`, need: 4, short: 0, without: 3, percent: 5, hours: 0.5 });
  assert.deepEqual(otherDays(holiday(10, 11), known), [{ from: day(12), to: day(13) }, { from: day(13), to: day(14) }, { from: day(7), to: day(8) }]);
});

const someFacts = fc.record({
  people: fc.integer({ min: 1, max: 30 }), away: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 40, maxLength: 40 }), percent: fc.integer({ min: 1, max: 100 }), short: fc.integer({ min: 0, max: 40 }), notice: fc.integer({ min: 0, max: 20 }),
  shifts: fc.array(fc.record({ on: fc.integer({ min: 0, max: 39 }), need: fc.double({ min: 0, max: 20, noNaN: true }), there: fc.double({ min: 0, max: 20, noNaN: true }) }), { maxLength: 12 }), from: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 0, max: 6 }),
});

test('whatever is asked: what is granted keeps the allotment and the notice, and nobody is missed beyond what may be', () => {
  fc.assert(fc.property(someFacts, ({ people, away, percent, short, notice, shifts, from, length }) => {
    const known = facts({ days: days(people, (at) => away[at] ?? 0), settings: { noticeDays: notice, allotmentPercent: percent, shortPercent: short }, shifts: shifts.map(({ on, need, there }) => shift(on, { need, short: Math.max(0, need - there), without: Math.max(0, need - Math.max(0, there - 1)) })) });
    const asked = holiday(from, from + length);
    for (const one of [asked, ...otherDays(asked, known)].filter((each) => judgeLeave({ ...asked, ...each }, known).answer === 'granted')) {
      assert.ok(one.from >= day(notice));
      for (const each of known.days.filter((of) => of.day >= one.from && of.day <= one.to)) assert.ok(each.away + 1 <= allowedAway(people, percent));
      for (const quarter of shiftsIn(one, known).flatMap((of) => of.quarters)) assert.ok(quarter.without <= Math.max(quarter.short, (quarter.need * short) / 100) + 1e-5);
    }
  }), { numRuns: 400, seed: 7 });
});

test('asked one after another, what is granted never exceeds the allotment', () => {
  fc.assert(fc.property(fc.array(fc.record({ from: fc.integer({ min: 7, max: 30 }), length: fc.integer({ min: 0, max: 5 }) }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 2, max: 25 }), fc.integer({ min: 1, max: 60 }), (asked, people, percent) => {
    const away = new Array<number>(40).fill(0);
    for (const { from, length } of asked) {
      if (judgeLeave(holiday(from, from + length), facts({ days: days(people, (at) => away[at] as number), settings: { ...usualLeave, allotmentPercent: percent } })).answer !== 'granted') continue;
      for (let at = from; at <= from + length; at++) away[at] = (away[at] as number) + 1;
    }
    assert.ok(away.every((one) => one <= allowedAway(people, percent)));
  }), { numRuns: 200, seed: 11 });
});
