import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../platform/random/random.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { alone } from '../weeks/crew.ts';
import { checkTours, type TourBreach, type TourRow } from './check-tours.ts';
import { planTours } from './plan-tours.ts';
import { readInstance } from './read-instance.ts';
import { TourSearch, type Tours } from './search-tours.ts';
import { tourRows } from './tour-rows.ts';

/** Two weeks, early, late and a long night, eight people; wishes and need drawn from a seed. */
function made(seed: number): string {
  const random = seededRandom(seed);
  const any = (most: number): number => Math.floor(random.next() * most);
  const people = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const wishes = (): string => Array.from({ length: 12 }, () => `${people[any(8)]},${any(14)},${['E', 'L', 'N'][any(3)]},${1 + any(3)}`).join('\n');
  return [
    '# made', 'SECTION_HORIZON', '14', 'SECTION_SHIFTS', 'E,480,', 'L,480,E', 'N,600,E|L', 'SECTION_STAFF', ...people.map((id) => `${id},E=14|L=14|N=${any(5)},4320,3360,5,2,2,1`),
    'SECTION_DAYS_OFF', ...people.map((id) => `${id},${any(14)}`), 'SECTION_SHIFT_ON_REQUESTS', wishes(), 'SECTION_SHIFT_OFF_REQUESTS', wishes(),
    'SECTION_COVER', ...Array.from({ length: 14 }, (_, day) => ['E', 'L', 'N'].map((shift) => `${day},${shift},${any(3)},100,1`).join('\n')),
  ].join('\n');
}

test('tours that come out break no rule and cost what an independent reader says', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const text = made(seed);
    const instance = readInstance(text);
    const search = new TourSearch(instance, seededRandom(seed));
    search.run((steps) => steps / 60_000);
    const { violations, cost } = checkTours(text, tourRows(instance, search.best));
    assert.deepEqual(violations, [], `seed ${seed}`);
    assert.ok(Math.abs(cost - search.bestCost) < 1e-6, `seed ${seed}: ${cost} is not ${search.bestCost}`);
  }
});

test('the same seed gives the same tours', async () => {
  const instance = readInstance(made(3));
  const plan = (seed: number): Promise<Tours> => planTours(instance, { steps: 30_000, seed }, alone);
  assert.deepEqual(await plan(1), await plan(1));
  assert.notDeepEqual(await plan(1), await plan(2));
});

test('rules that cannot all be kept are said with the tours that are least far from them', async () => {
  const text = made(1).replace(/^A,E.*$/m, 'A,E=1|L=0|N=0,4320,3360,5,2,2,1');
  const instance = readInstance(text);
  const { violations } = checkTours(text, tourRows(instance, await planTours(instance, { steps: 60_000, seed: 1 }, alone)));
  assert.ok(violations.length > 0 && violations.every((one) => one.who === 'A'), JSON.stringify(violations));
});

const one = ['SECTION_HORIZON', '14', 'SECTION_SHIFTS', 'E,480,', 'N,600,E', 'SECTION_STAFF', 'A,E=14|N=2,3000,480,5,2,2,1', 'SECTION_DAYS_OFF', 'A,13', 'SECTION_SHIFT_ON_REQUESTS', 'A,0,E,3', 'SECTION_SHIFT_OFF_REQUESTS', 'A,1,E,2', 'SECTION_COVER', '0,E,2,100,1', '1,E,0,100,1'].join('\n');
const tour = (days: string): TourRow[] => [{ agent: 'A', shifts: Array.from(days, (letter) => (letter === '-' ? null : letter)) }];
const cases: readonly [what: string, days: string, rules: readonly TourBreach['rule'][], cost: number][] = [
  ['kept', 'EE------------', [], 100 + 2 + 1],
  ['a day at each end is not too short', 'E-------------', [], 100],
  ['a day alone', '--E-----------', ['shortest_run'], 203],
  ['one day off between', 'EE-EE---------', ['shortest_time_off'], 103],
  ['six in a row', 'EEEEEE--------', ['longest_run'], 103],
  ['early after night', 'NE------------', ['succession'], 206],
  ['three nights', 'NNN-----------', ['most_of_a_shift'], 203],
  ['too much', 'EEEEE--NNE----', ['succession', 'most_minutes'], 103],
  ['nothing', '--------------', ['least_minutes'], 203],
  ['two weekends', '----EE----EE--', [], 203],
  ['both weekends', '----EE-----EE-', ['weekends'], 203],
  ['a day off worked', '------------EE', ['day_off'], 203],
  ['a shift nobody knows', 'XX------------', ['unknown', 'least_minutes'], 203],
];
for (const [what, days, rules, cost] of cases) {
  test(`the checker: ${what}`, () => {
    const found = checkTours(one, tour(days));
    assert.deepEqual([found.violations.map((breach) => breach.rule), found.cost], [rules, cost]);
  });
}

const refusals: readonly [what: string, from: string, to: string, code: string][] = [
  ['a shift nobody knows', '0,E,2,100,1', '0,X,2,100,1', 'unknown_shift'], ['a person nobody knows', 'A,13', 'B,13', 'unknown_agent'], ['a negative requirement', '0,E,2,100,1', '0,E,-2,100,1', 'negative_requirement'],
  ['impossible hours', '3000,480', '480,3000', 'conflict'], ['runs that cannot be', '480,5,2', '480,2,5', 'conflict'], ['a day after the last', '0,E,2,100,1', '14,E,2,100,1', 'invalid_input'], ['no cover', 'SECTION_COVER\n0,E,2,100,1\n1,E,0,100,1', '', 'gap'],
];
for (const [what, from, to, code] of refusals) test(`refused: ${what}`, () => assert.throws(() => readInstance(one.replace(from, to)), (error) => error instanceof Refusal && error.code === code));
