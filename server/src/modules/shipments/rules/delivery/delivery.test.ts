import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../../../platform/random/random.ts';
import { foretell, learnDelivery } from './foretell.ts';
import { growForest, rowWeights } from './forest.ts';
import { latenessOf } from './lateness.ts';
import { learnPace } from './pace.ts';
import type { Delivered, ParcelFacts } from './parcel-facts.ts';

const facts: ParcelFacts = {
  orderedAt: 20_000, paidAt: null, handedOverAt: null, lateFrom: null, carrier: null, service: null, site: null, fromRegion: null, toRegion: null, toArea: null, weightGrams: null, shippingCost: null,
};
const arrived = (more: Partial<Delivered>): Delivered => ({ ...facts, deliveredAt: (more.orderedAt ?? facts.orderedAt) + 3, ...more });
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

/** Near takes two to four days, far eight to twelve; `slow` adds days from a day on. */
function history(count: number, slow: (day: number) => number = () => 0): Delivered[] {
  const { next } = seededRandom(4);
  return Array.from({ length: count }, (_, at) => {
    const orderedAt = 20_000 + at / 10;
    const far = at % 2 === 1;
    const handedOverAt = orderedAt + 1;
    return arrived({ orderedAt, handedOverAt, toRegion: far ? 'far' : 'near', lateFrom: orderedAt + (far ? 13 : 5), deliveredAt: handedOverAt + (far ? 8 + 4 * next() : 2 + 2 * next()) + slow(orderedAt) });
  });
}

test('a forest weighs past rows: the weights sum to one, and rows like the question weigh most', () => {
  const { next } = seededRandom(1);
  const columns = [Float64Array.from({ length: 400 }, () => next()), Float64Array.from({ length: 400 }, (_, at) => (at % 7 === 0 ? Number.NaN : next()))];
  const outcomes = Float64Array.from(columns[0] ?? [], (value) => (value < 0.5 ? 1 : 9));
  const forest = growForest(columns, outcomes, { trees: 20, leastRows: 5, columnsTried: 2, seed: 3 });
  fc.assert(fc.property(fc.double({ min: -1, max: 2, noNaN: false }), fc.double({ min: -1, max: 2, noNaN: false }), (first, second) => {
    const weights = rowWeights(forest, [first, second]);
    assert.ok(Math.abs(sum(weights) - 1) < 1e-9);
    if (Number.isNaN(first) || Math.abs(first - 0.5) < 0.05) return;
    const meant = sum(weights.map((weight, row) => weight * (outcomes[row] as number)));
    assert.ok(Math.abs(meant - (first < 0.5 ? 1 : 9)) < 0.5, `${first}: ${meant}`);
  }));
});

test('too few rows to part: every row weighs the same, so the answer is what the past was', () => {
  const forest = growForest([Float64Array.of(1, 2, 3, 4)], Float64Array.of(1, 2, 3, 4), { trees: 200, leastRows: 10, columnsTried: 1, seed: 3 });
  for (const weight of rowWeights(forest, [9])) assert.ok(Math.abs(weight - 0.25) < 0.05);
});

test('a lane is learned, and days are counted from the hand-over once there is one', () => {
  const model = learnDelivery(history(600));
  const ask = (toRegion: string, handedOverAt: number | null) => foretell(model, { ...facts, orderedAt: 20_061, handedOverAt, toRegion, lateFrom: 20_061 + (toRegion === 'far' ? 13 : 5) }, 20_061);
  for (const [region, least, most] of [['near', 2, 4], ['far', 8, 12]] as const) {
    const { at, low, high, late } = ask(region, 20_063);
    assert.ok(at !== null && low !== null && high !== null && low <= at && at <= high);
    assert.ok(low >= 20_063 + least - 0.1 && high <= 20_063 + most + 0.1, `${region}: ${low}…${high}`);
    assert.ok(late !== null && late >= 0 && late <= 1);
  }
  const before = ask('near', null);
  assert.ok(before.at !== null && Math.abs(before.at - 20_065) < 0.5, String(before.at));
});

test('the longer it stays away, the later it is foretold, and the likelier late', () => {
  const model = learnDelivery(history(600));
  const parcel = { ...facts, orderedAt: 20_061, handedOverAt: 20_062, toRegion: 'far', lateFrom: 20_072 };
  const said = [0, 2, 8.5, 10, 11].map((days) => foretell(model, parcel, 20_062 + days));
  said.slice(1).forEach((one, at) => {
    assert.ok((one.at ?? 0) >= (said[at]?.at ?? 0) && (one.low ?? 0) >= (said[at]?.low ?? 0));
    assert.ok((one.late ?? 0) >= (said[at]?.late ?? 0) - 1e-9);
  });
  assert.ok((said[3]?.at ?? 0) > 20_072);
  assert.equal(said[3]?.late, 1);
  assert.deepEqual(foretell(model, parcel, 20_162), { at: null, low: null, high: null, late: 1 });
});

test('four of five arrive within what was said', () => {
  const all = history(1500);
  const model = learnDelivery(all.filter((_, at) => at % 5 !== 0));
  const asked = all.filter((_, at) => at % 5 === 0).map((parcel) => ({ parcel, said: foretell(model, parcel, parcel.orderedAt) }));
  const within = asked.filter(({ parcel, said }) => parcel.deliveredAt >= (said.low ?? 0) && parcel.deliveredAt <= (said.high ?? 0)).length / asked.length;
  assert.ok(within > 0.7 && within < 0.9, String(within));
});

test('what is not known yet is not counted: the pace of a moment is that of parcels delivered before it', () => {
  const parcels = history(400, (day) => (day > 20_020 ? 10 : 0));
  const pace = learnPace(parcels);
  const known = learnPace(parcels.filter((parcel) => parcel.deliveredAt < 20_030));
  for (const at of [20_010, 20_025, 20_030]) {
    for (const ask of ['lateShare', 'againstPromise', 'onTheWay'] as const) assert.equal(pace[ask](at, 14), known[ask](at, 14), `${ask} at ${at}`);
  }
  assert.ok(pace.lateShare(20_045, 7) > 0.9);
  assert.ok(Number.isNaN(pace.lateShare(19_000, 30)));
});

test('nothing learned from nothing; one delivery is a past, too', () => {
  assert.throws(() => learnDelivery([]), RangeError);
  assert.equal(foretell(learnDelivery([arrived({})]), facts, 0).at, 20_003);
  assert.equal(foretell(learnDelivery([arrived({})]), facts, 0).late, null);
});

test('late at a moment: a day that is over, and only what was known then', () => {
  const cases = [[null, 5, 9, 'no_promise'], [10, null, 9.9, 'in_time'], [10, null, 10, 'overdue'], [10, 9.9, 12, 'came_in_time'], [10, 10, 12, 'came_late'], [10, 11, 9, 'in_time'], [10, 11, 10.5, 'overdue']] as const;
  for (const [lateFrom, deliveredAt, asOf, said] of cases) assert.equal(latenessOf(lateFrom, deliveredAt, asOf), said);
});
