import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { fitHabits, USUAL_HABITS } from './fit-habits.ts';
import { habitsLesson, judgedDays } from './learn-habits.ts';
import { chanceAnyBack, chanceBack, shareBack } from './likely-return.ts';
import { chanceOf, fitLogistic } from './logistic.ts';
import { learnRepeat, repeatRisk, type Settled } from './repeat-contact.ts';
import { chanceStillThere, chanceToBuy, likelihoodUnder, type Habits } from './still-a-customer.ts';
import { trustOf } from './trust.ts';

const seeded = (seed: number): (() => number) => seededRandom(seed).next;

test('weights are found again, and what is believed stays where nothing was seen', () => {
  const random = seeded(1);
  const truth = [-1.5, 0.8, -0.4];
  const rows = Array.from({ length: 20_000 }, () => [1, random() * 2, random() < 0.5 ? 1 : 0]);
  const happened = rows.map((row) => random() < chanceOf(truth, row));
  const beliefs = truth.map(() => ({ weight: 0, precision: 0.001 }));
  const found = fitLogistic(rows, happened, beliefs);
  for (const [at, weight] of truth.entries()) assert.ok(Math.abs((found[at] ?? 0) - weight) < 0.12, `${at}: ${found[at]}`);
  assert.deepEqual(fitLogistic([], [], [{ weight: 2, precision: 1 }]), [2]);
  const apart = fitLogistic([[1, 0], [1, 1]], [false, true], [{ weight: 0, precision: 0.01 }, { weight: 0, precision: 0.01 }]);
  assert.ok(apart.every(Number.isFinite), 'what parts perfectly ends, too');
  assert.throws(() => fitLogistic([[1]], [true], []), /as long/);
});

test('trust: area, squared error and tenths of a table made by hand', () => {
  const trust = trustOf([0.1, 0.4, 0.35, 0.8], [false, false, true, true]);
  assert.equal(trust.auc, 0.75);
  assert.ok(Math.abs(trust.brier - (0.01 + 0.16 + 0.4225 + 0.04) / 4) < 1e-12);
  assert.equal(trust.brierOfMean, 0.25);
  assert.deepEqual(trustOf([0.5, 0.5, 0.5], [true, false, false]).tenths, [{ cases: 3, said: 0.5, came: 1 / 3 }]);
  assert.deepEqual([trustOf([], []).auc, trustOf([0.2], [true]).auc], [null, null]);
});

const calm: Settled = { before: 0, reopened: 0, messages: 1, sentiment: 0.2, stillOpen: false, unanswered: false, firstReplyHours: 1, reasonShare: null };

test('each sign makes writing again likelier, and says so', () => {
  const base = repeatRisk(calm).chance;
  const worse: Partial<Record<string, Partial<Settled>>> = { before: { before: 2 }, reopened: { reopened: 1 }, messages: { messages: 5 }, displeased: { sentiment: -0.8 }, stillOpen: { stillOpen: true }, unanswered: { unanswered: true }, reason: { reasonShare: 0.5 } };
  for (const [sign, change] of Object.entries(worse)) {
    const risk = repeatRisk({ ...calm, ...change });
    assert.ok(risk.chance > base, sign);
    assert.ok(risk.because.includes(sign as never), `${sign}: ${risk.because.join()}`);
  }
  assert.ok(base > 0.08 && base < 0.16, String(base));
});

test('a brand teaches its own: on conversations it has not seen, chances come true and beat the belief', () => {
  const random = seeded(7);
  const make = (): Settled => ({ before: Math.floor(random() ** 3 * 5), reopened: random() < 0.1 ? 1 : 0, messages: 1 + Math.floor(random() ** 2 * 6), sentiment: random() * 2 - 1, stillOpen: random() < 0.3, unanswered: random() < 0.1, firstReplyHours: random() * 24, reasonShare: 0.05 + random() * 0.3 });
  // Here parcels on their way say far more than anywhere, and slowness nothing.
  const truth = (one: Settled): number => 1 / (1 + Math.exp(-(-3 + 2 * Number(one.stillOpen) + 0.9 * one.reopened + 0.5 * Math.log2(1 + one.before))));
  const seen = Array.from({ length: 4000 }, make);
  const fresh = Array.from({ length: 4000 }, make);
  const weights = learnRepeat(seen, seen.map((one) => random() < truth(one)));
  const came = fresh.map((one) => random() < truth(one));
  const [taught, held] = [trustOf(fresh.map((one) => repeatRisk(one, weights).chance), came), trustOf(fresh.map((one) => repeatRisk(one).chance), came)];
  assert.ok((taught.auc ?? 0) > 0.7 && taught.calibrationError < 0.03, JSON.stringify(taught));
  assert.ok(taught.brier < held.brier && taught.brier < taught.brierOfMean);
});

test('a product of few pieces is judged by what is around it, one of many by itself; customers move it both ways', () => {
  const brand = { sold: 10_000, back: 1000 };
  assert.ok(Math.abs(shareBack([brand]) - 0.1) < 0.001);
  const few = shareBack([brand, { sold: 3, back: 3 }]);
  assert.ok(few > 0.1 && few < 0.2, String(few));
  assert.ok(Math.abs(shareBack([brand, { sold: 3000, back: 1500 }]) - 0.5) < 0.01);
  const ladder = [brand];
  const nobody = chanceBack(ladder, { sold: 0, back: 0, expected: 0 });
  assert.ok(Math.abs(nobody - shareBack(ladder)) < 1e-12);
  assert.ok(chanceBack(ladder, { sold: 10, back: 8, expected: 1 }) > 0.3);
  assert.ok(chanceBack(ladder, { sold: 40, back: 0, expected: 4 }) < 0.05);
  assert.ok(Math.abs(chanceAnyBack([0.5, 0.5], 0) - 0.75) < 1e-12 && chanceAnyBack([0.5, 0.5], 1) === 0.5 && chanceAnyBack([]) === 0);
});

const HABITS: Habits = { r: 0.8, alpha: 40, a: 0.9, b: 2.5 };

/** A buyer of that kind, followed for so long and then so many days more. */
function live(random: () => number, { r, alpha, a, b }: Habits, known: number, more: number): { repeats: number; lastAfter: number; known: number; there: boolean; buys: boolean } {
  const rate = gamma(random, r) / alpha;
  const leaves = beta(random, a, b);
  let [at, repeats, lastAfter, there, buys] = [0, 0, 0, true, false];
  while (there) {
    at += -Math.log(1 - random()) / rate;
    if (at > known + more) break;
    if (at <= known) [repeats, lastAfter] = [repeats + 1, at];
    else buys = true;
    if (random() < leaves) {
      if (at <= known) there = false;
      else break;
    }
  }
  return { repeats, lastAfter, known, there, buys };
}

/** Marsaglia & Tsang 2000. */
function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(random: () => number, a: number, b: number): number {
  const [x, y] = [gamma(random, a), gamma(random, b)];
  return x / (x + y);
}

test('who is still a customer, and who buys in the next ninety days: chances come true in a world made by the model', () => {
  const random = seeded(3);
  const people = Array.from({ length: 30_000 }, () => live(random, HABITS, 60 + random() * 300, 90));
  const there = trustOf(people.map((one) => chanceStillThere(HABITS, one)), people.map((one) => one.there));
  assert.ok(there.calibrationError < 0.015, JSON.stringify(there));
  const buys = trustOf(people.map((one) => chanceToBuy(HABITS, one, 90)), people.map((one) => one.buys));
  assert.ok((buys.auc ?? 0) > 0.7, JSON.stringify(buys));
  assert.equal(chanceStillThere(HABITS, { repeats: 0, lastAfter: 0, known: 1000 }), 1);
  assert.ok(chanceStillThere(HABITS, { repeats: 5, lastAfter: 30, known: 400 }) < chanceStillThere(HABITS, { repeats: 5, lastAfter: 380, known: 400 }));
});

test('habits are found from what people bought', () => {
  const random = seeded(5);
  const people = Array.from({ length: 6000 }, () => ({ ...live(random, HABITS, 60 + random() * 300, 0), buyers: 1 }));
  const found = fitHabits(people);
  // Single parameters are loosely known; what they foretell is what counts.
  for (const buying of [{ repeats: 0, lastAfter: 0, known: 100 }, { repeats: 2, lastAfter: 80, known: 120 }, { repeats: 6, lastAfter: 60, known: 300 }]) {
    assert.ok(Math.abs(chanceToBuy(found, buying, 90) - chanceToBuy(HABITS, buying, 90)) < 0.06, JSON.stringify([buying, found]));
  }
  assert.deepEqual(fitHabits([]), USUAL_HABITS);
});

test('a brand’s buyers teach where they foretell the days after, which were not looked at, better than what shops are like', () => {
  const random = seeded(11);
  const people = Array.from({ length: 8000 }, () => live(random, HABITS, 60 + random() * 300, 90));
  const followed = people.map(({ buys, ...one }) => ({ ...one, again: buys, buyers: 1 }));
  const { habits, trust, trustBefore } = habitsLesson(followed, 90, followed);
  assert.ok(habits !== null && trust.brier < trustBefore.brier && trust.calibrationError < 0.02 && (trust.auc ?? 0) > 0.7, JSON.stringify(trust));
  const few = habitsLesson(followed.slice(0, 150), 90, followed);
  assert.deepEqual([few.habits, few.cases, few.trust], [null, 150, few.trustBefore]);
  assert.equal(habitsLesson(followed.map((one) => ({ ...one, buyers: 50 })), 90, followed).trust.cases, 20_000);
  assert.deepEqual([judgedDays(59), judgedDays(60), judgedDays(365)], [null, 30, 90]);
});

test('how likely some buying is: two cases by hand', () => {
  const habits: Habits = { r: 1, alpha: 10, a: 1, b: 1 };
  // With r = a = b = 1 a year without repeats has the chance alpha / (alpha + known).
  assert.ok(Math.abs(likelihoodUnder(habits)({ repeats: 0, lastAfter: 0, known: 30 }) - Math.log(10 / 40)) < 1e-12);
  // One repeat at day 5 of 30: Γ(2)·10·[B(1,2)/40² + B(2,1)/15²].
  assert.ok(Math.abs(likelihoodUnder(habits)({ repeats: 1, lastAfter: 5, known: 30 }) - Math.log(10 * (0.5 / 1600 + 0.5 / 225))) < 1e-12);
});
