import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../platform/random/random.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { alone } from '../weeks/crew.ts';
import { BestTour } from './best-tour.ts';
import { checkTours, type TourBreach, type TourRow } from './check-tours.ts';
import { planTours } from './plan-tours.ts';
import { ReAnswer } from './re-answer.ts';
import { readInstance } from './read-instance.ts';
import { TourSearch, type Tours } from './search-tours.ts';
import { programTours } from './tour-program.ts';
import { TourRoom } from './tour-room.ts';
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
  const plan = (seed: number): Promise<Tours> => planTours(instance, { steps: 30_000, seed }, alone).then((found) => found.tours);
  assert.deepEqual(await plan(1), await plan(1));
  assert.notDeepEqual(await plan(1), await plan(2));
});

test('rules that cannot all be kept are said with the tours that are least far from them', async () => {
  const text = made(1).replace(/^A,E.*$/m, 'A,E=1|L=0|N=0,4320,3360,5,2,2,1');
  const instance = readInstance(text);
  const { violations } = checkTours(text, tourRows(instance, (await planTours(instance, { steps: 60_000, seed: 1 }, alone)).tours));
  assert.ok(violations.length > 0 && violations.every((one) => one.who === 'A'), JSON.stringify(violations));
});

/** Eight days, two shifts and a long night, one person with drawn limits: few enough to try every tour there is. */
function alonely(seed: number): string {
  const random = seededRandom(seed);
  const any = (most: number): number => Math.floor(random.next() * most);
  return ['SECTION_HORIZON', '8', 'SECTION_SHIFTS', 'E,480,', 'N,600,E', 'SECTION_STAFF', `A,E=${any(2) === 0 ? 8 : 1 + any(3)}|N=${any(4)},${1800 + any(6) * 240},${any(4) * 480},${2 + any(3)},${1 + any(2)},${1 + any(2)},${any(2)}`, 'SECTION_DAYS_OFF', `A,${any(8)}`, 'SECTION_SHIFT_ON_REQUESTS', 'SECTION_SHIFT_OFF_REQUESTS', 'SECTION_COVER', '0,E,1,100,1'].join('\n');
}

test('the cheapest tour of one person is the cheapest of all tours that an independent reader finds nothing wrong with', () => {
  const random = seededRandom(7);
  for (let seed = 1; seed <= 12; seed++) {
    const text = alonely(seed);
    const instance = readInstance(text);
    const prices = Float64Array.from({ length: 8 * 3 }, () => Math.round(random.next() * 200 - 120));
    let least = Infinity;
    for (let number = 0; number < 3 ** 8; number++) {
      const days = Array.from({ length: 8 }, (_, day) => Math.floor(number / 3 ** day) % 3);
      const price = days.reduce((sum, shift, day) => sum + (prices[day * 3 + shift] as number), 0);
      if (price < least && checkTours(text, [{ agent: 'A', shifts: days.map((shift) => [null, 'E', 'N'][shift] ?? null) }]).violations.length === 0) least = price;
    }
    const found = BestTour.of(instance, 0, new TourRoom())?.find(prices, 4) ?? [];
    assert.equal(found[0]?.cost ?? Infinity, least, `seed ${seed}`);
    assert.ok(found.length <= 4);
    found.forEach(({ tour, cost }, at) => {
      assert.equal(tour.reduce((sum, shift, day) => sum + (prices[day * 3 + shift] as number), 0), cost);
      assert.ok(cost >= (found[at - 1]?.cost ?? -Infinity));
    });
  }
});

test('tours by column generation break no rule, cost what they say, and never less than their bound', async () => {
  for (const [seed, dives] of [[1, true], [2, true], [3, true], [1, false], [2, false]] as const) {
    const text = made(seed);
    const instance = readInstance(text);
    let turns = 0;
    const found = await programTours(instance, null, seededRandom(seed), { used: () => ++turns / 300, dives });
    assert.ok(found !== null);
    const { violations, cost } = checkTours(text, tourRows(instance, found.tours));
    assert.deepEqual([violations, cost], [[], found.cost], `seed ${seed}`);
    assert.ok(found.bound !== null && found.bound <= cost + 1e-6, `seed ${seed}: ${found.bound} is not below ${cost}`);
    const annealed = new TourSearch(instance, seededRandom(seed));
    annealed.run((steps) => steps / 60_000);
    assert.ok(cost <= annealed.bestCost + 1e-6 && found.bound <= annealed.bestCost + 1e-6, `seed ${seed}: ${cost}, annealed ${annealed.bestCost}`);
  }
});

test('tours mended by best answers break no rule, cost what they say, and no more than before', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const text = made(seed);
    const instance = readInstance(text);
    const annealed = new TourSearch(instance, seededRandom(seed));
    annealed.run((steps) => steps / 60_000);
    const room = new TourRoom();
    const finders = instance.people.map((_, person) => BestTour.of(instance, person, room) ?? assert.fail());
    const start = annealed.bestCost < Infinity ? annealed.best : assert.fail(`seed ${seed}`);
    const mended = new ReAnswer(instance, finders, seededRandom(seed), start, annealed.bestCost);
    let looks = 0;
    mended.run(() => looks++ / 400, 1);
    const { violations, cost } = checkTours(text, tourRows(instance, mended.best));
    assert.deepEqual([violations, cost], [[], mended.bestCost], `seed ${seed}`);
    assert.ok(mended.bestCost <= annealed.bestCost);
  }
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
