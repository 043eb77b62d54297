import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../../platform/random/random.ts';
import { gammaBelow, gammaQuantile, logGamma } from './gamma.ts';
import { dispersionOf, poissonRate, rateDifference, rateTest, standOut } from './rates.ts';

const near = (actual: number, expected: number, within = 1e-6): void => assert.ok(Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

test('the gamma function and its quantiles are those of the tables', () => {
  for (const [a, value] of [[0.5, 0.5723649429], [1, 0], [5, 3.1780538303], [100.5, 361.4355404678]] as const) near(logGamma(a), value, 1e-9);
  near(gammaBelow(1, 2), 1 - Math.exp(-2), 1e-12);
  near(gammaBelow(3, 9), 1 - Math.exp(-9) * (1 + 9 + 81 / 2), 1e-12);
  fc.assert(fc.property(fc.double({ min: 0.02, max: 3000, noNaN: true }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, p) => near(gammaBelow(a, gammaQuantile(a, p)), p, 1e-8)), { seed: 7, numRuns: 300 });
});

test('the interval of a count is Garwood’s exact one', () => {
  for (const [events, low, high] of [[0, 0, 3.6888795], [1, 0.0253178, 5.5716434], [10, 4.7953887, 18.3903560], [100, 81.3635, 121.6272]] as const) {
    const found = poissonRate({ events, exposure: 1 });
    near(found?.low ?? NaN, low, 1e-5);
    near(found?.high ?? NaN, high, 1e-5);
  }
  assert.equal(poissonRate({ events: 3, exposure: 0 }), null);
  assert.ok((poissonRate({ events: 30_000, exposure: 1 })?.low ?? 0) > 29_650);
});

test('what is clustered widens the interval, and never moves the rate', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 5000 }), fc.double({ min: 1, max: 6, noNaN: true }), (events, exposure, dispersion) => {
    const [plain, wide] = [poissonRate({ events, exposure }), poissonRate({ events, exposure }, dispersion)];
    assert.ok(plain && wide && plain.value === wide.value && wide.low <= plain.low + 1e-9 && wide.high >= plain.high - 1e-9 && plain.low <= plain.value && plain.value <= plain.high);
  }), { seed: 11, numRuns: 300 });
  assert.equal(dispersionOf(100, 20, 20) >= 1, true);
  assert.equal(dispersionOf(0, 0, 0), 1);
});

test('differences turn round with their order, and hold nought where the rates are one', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 3000 }), (a, n, b, m) => {
    const [there, back] = [rateDifference({ events: a, exposure: n }, { events: b, exposure: m }), rateDifference({ events: b, exposure: m }, { events: a, exposure: n })];
    assert.ok(there && back);
    near(there.low, -back.high, 1e-9);
    near(there.value, -back.value, 1e-9);
    assert.ok(there.low <= there.value && there.value <= there.high);
  }), { seed: 3, numRuns: 300 });
  assert.equal(rateDifference({ events: 1, exposure: 0 }, { events: 1, exposure: 1 }), null);
  assert.equal(rateTest({ events: 0, exposure: 10 }, { events: 0, exposure: 10 }), 1);
  assert.ok(rateTest({ events: 60, exposure: 100 }, { events: 100, exposure: 1000 }) < 1e-9);
});

test('where customers write again, 95 % intervals hold the truth in about 95 of 100 worlds', () => {
  const random = seededRandom(20_261_123);
  let held = 0;
  for (let world = 0; world < 400; world++) {
    let [sum, squares] = [0, 0];
    for (let order = 0; order < 400; order++) {
      let written = random.next() < 0.15 ? 1 : 0;
      while (written > 0 && random.next() < 0.4) written++;
      sum += written;
      squares += written * written;
    }
    const found = poissonRate({ events: sum, exposure: 400 }, dispersionOf(400, sum, squares));
    if (found && found.low <= 0.25 && found.high >= 0.25) held++;
  }
  assert.ok(held >= 372 && held <= 397, `${held} of 400`);
});

test('of many that do not differ hardly any stand out, and one that does is found', () => {
  const random = seededRandom(5);
  const chance = Array.from({ length: 200 }, () => random.next());
  assert.ok(standOut(chance).filter(Boolean).length <= 1);
  assert.deepEqual(standOut([...chance, 1e-7]).at(-1), true);
  assert.deepEqual(standOut([]), []);
});
