import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDuties, type DutyBreach, type DutyRow, type Parts } from './check-duties.ts';

// one nurse and one week of two: early in runs of 2–3, night in runs of 2–4; 3–5 days of work and 2–3 days off beside each other
const scenario = (weeks: number): string => `SCENARIO = small\n\nWEEKS = ${weeks}\n\nSKILLS = 2\nHead\nWard\n\nSHIFT_TYPES = 2\nEarly (2,3)\nNight (2,4)\n\nFORBIDDEN_SHIFT_TYPES_SUCCESSIONS\nEarly 0\nNight 1 Early\n\nCONTRACTS = 1\nFull (4,6) (3,5) (2,3) 0 1\n\nNURSES = 1\nAnna Full 1 Ward\n`;
const history = (last: string): string => `HISTORY\n0 small\n\nNURSE_HISTORY\nAnna ${last}\n`;
const demand = (early: string, wishes: readonly string[] = []): string => `WEEK_DATA\nsmall\n\nREQUIREMENTS\nEarly Ward ${early} (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)\n\nSHIFT_OFF_REQUESTS = ${wishes.length}\n${wishes.join('\n')}\n`;
const SHIFTS = { E: 'Early', N: 'Night', X: 'Noon' } as const;
const row = (days: string, skill = 'Ward'): DutyRow[] => [{ agent: 'Anna', shifts: Array.from(days, (letter) => (letter === '-' ? null : { shift: SHIFTS[letter as keyof typeof SHIFTS], skill })) }];

const FREE = '0 0 None 0 0 2';
const cases: readonly [what: string, last: string, days: string, parts: Partial<Parts>][] = [
  ['a run that is right', FREE, 'EEENN--', {}],
  ['an early alone between', FREE, 'NNNN---', {}],
  ['one early before nights: 15', FREE, 'ENN--EE', { runs: 15 }],
  ['four earlies: 15 for the one too many', FREE, 'EEEE---', { runs: 15 }],
  ['two days of work: 30 for the one that lacks', FREE, 'EE--NNN', { runs: 30 }],
  ['six days of work: 30 for the one too many', FREE, 'EEENNN-', { runs: 30 }],
  ['one day off between: 30', FREE, 'EEE-NNN', { days_off: 30 }],
  ['four days off after two: three too many', FREE, '----NNN', { days_off: 90 }],
  ['what may go on is not too short', FREE, '-----EE', { days_off: 120 }],
  ['a day off that may go on is not too short', FREE, 'EEENN-E', { days_off: 30 }],
  ['a night from before counts for the least', '1 0 Night 1 1 0', 'NN--EEE', {}],
  ['a run from before that ends too early: 15 for the night, 60 for the work', '1 0 Night 1 1 0', '---EEE-', { runs: 75 }],
  ['days before the first were charged already', '6 0 Night 6 6 0', 'N--NNN-', { runs: 45 }],
  ['a day off from before that is too short: 30', '5 0 None 0 0 1', 'EEE--NN', { days_off: 30 }],
  ['days off from before beyond the most were charged already', '0 0 None 0 0 9', '-EEE--N', { days_off: 30 }],
  ['a nurse who was never there has no run before', '0 0 None 0 0 0', 'EEE--NN', {}],
];
for (const [what, last, days, parts] of cases) {
  test(`the checker: ${what}`, () => {
    // the second week is not there, so shifts in all and weekends are not reckoned; half weekends are left out of these
    const { half_weekends: _, ...found } = checkDuties(scenario(2), history(last), [demand('(0,0)')], row(days)).parts;
    assert.deepEqual(found, { cover: 0, runs: 0, days_off: 0, wishes: 0, shifts: 0, weekends: 0, ...parts });
  });
}

test('the checker: cover, wishes, weekends and shifts in all', () => {
  const parts = (weeks: number, text: string, last: string, days: string): Parts => checkDuties(scenario(weeks), history(last), [text], row(days)).parts;
  assert.equal(parts(2, demand('(0,3)'), FREE, 'EEE----').cover, 60, 'three at best, one is there');
  assert.equal(parts(2, demand('(0,1)'), FREE, 'NNN----').cover, 30, 'another shift does not cover');
  assert.equal(parts(2, demand('(0,0)', ['Anna Any Mon', 'Anna Night Tue', 'Anna Early Wed', 'Anna Any Sun']), FREE, 'EEE----').wishes, 20, 'any shift on Monday, early on Wednesday');
  assert.deepEqual(['EEE----', 'EEE--E-', 'EEE---E', 'EEE--EE'].map((days) => parts(2, demand('(0,0)'), FREE, days).half_weekends), [0, 30, 30, 0]);
  assert.deepEqual(['EEE----', 'EEE--E-', 'EEENNEE', '-------'].map((days) => parts(1, demand('(0,0)'), FREE, days).shifts), [20, 0, 20, 80], 'four to six in all');
  assert.deepEqual([parts(1, demand('(0,0)'), '9 0 None 0 0 2', 'EEE----').shifts, parts(2, demand('(0,0)'), '9 0 None 0 0 2', 'EEE----').shifts], [120, 0], 'with those before, and only at the end');
  assert.deepEqual([parts(1, demand('(0,0)'), FREE, 'EEE--EE').weekends, parts(1, demand('(0,0)'), '9 2 None 0 0 2', 'EEE--E-').weekends, parts(2, demand('(0,0)'), FREE, 'EEE--EE').weekends], [30, 90, 0], 'none is free of a price');
});

const hard: readonly [what: string, text: string, last: string, rows: DutyRow[], rules: readonly DutyBreach['rule'][]][] = [
  ['kept', demand('(1,1)'), FREE, row('EEE----'), []],
  ['cover', demand('(2,2)'), FREE, row('EEE----'), ['cover']],
  ['early after a night', demand('(0,0)'), FREE, row('NE-----'), ['succession']],
  ['early after a night before the first day', demand('(0,0)'), '4 1 Night 2 4 0', row('EEE----'), ['succession']],
  ['a skill nobody gave', demand('(0,0)'), FREE, row('E------', 'Head'), ['skill']],
  ['a shift nobody knows', demand('(0,0)'), FREE, row('X------'), ['unknown']],
  ['a day that lacks', demand('(0,0)'), FREE, row('EEE---'), ['unknown']],
  ['somebody nobody knows', demand('(0,0)'), FREE, [{ agent: 'Berta', shifts: [] }], ['unknown']],
  ['two rows of one', demand('(0,0)'), FREE, [...row('EEE----'), ...row('EEE----')], ['unknown', 'unknown']],
];
for (const [what, text, last, rows, rules] of hard) test(`the checker, hard rules: ${what}`, () => assert.deepEqual(checkDuties(scenario(2), history(last), [text], rows).violations.map((breach) => breach.rule), rules));

test('cover that nobody can meet says so', () => {
  assert.match(checkDuties(scenario(2), history(FREE), [demand('(2,2)')], row('EEE----')).violations[0]?.message ?? '', /^Mon of week 1, Early, Ward: 1 of at least 2; no roster can: .* need 2 with this skill and 1 have it$/);
  assert.doesNotMatch(checkDuties(scenario(2), history(FREE), [demand('(1,1)')], row('-------')).violations[0]?.message ?? '', /no roster can/);
});
