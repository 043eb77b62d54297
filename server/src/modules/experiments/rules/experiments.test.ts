import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { armOf, claimOf, cuped, draw, effectOf, katz, newcombe, quantile, sampleRatio, sampleSize, twoSided, wilson } from '../index.ts';
import { judge } from '../testing/simulated-world.ts';

const near = (found: number | undefined, expected: number, within = 1e-9): void => assert.ok(found !== undefined && Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);

test('a draw is the same on every machine', () => {
  // Python: int(hashlib.sha256(key + b"\0" + id).hexdigest()[:12], 16) / 2**48
  near(draw('notices', '018f2b6a-0000-7000-8000-000000000001'), 0.5566325017133096, 0);
  near(draw('', ''), 0.43048164923648, 0);
});

test('whoever is held out stays so when the share rises, and shares are kept', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `customer ${at}`);
  const held = (share: number): Set<string> => new Set(ids.filter((id) => armOf('late', id, share) === 'holdout'));
  const [few, more] = [held(0.05), held(0.1)];
  assert.ok([...few].every((id) => more.has(id)));
  assert.ok(Math.abs(more.size / ids.length - 0.1) < 0.01);
  assert.equal(held(0).size, 0);
  assert.equal(held(1).size, ids.length);
  const other = ids.filter((id) => armOf('no scan', id, 0.1) === 'holdout' && more.has(id)).length;
  assert.ok(other / ids.length < 0.02, 'two programmes draw independently');
});

test('the published case of deflection', () => {
  const effect = effectOf({ hits: 1404, n: 18_000 }, { hits: 240, n: 2000 });
  near(effect?.absolute.low, 0.027899961801396186);
  near(effect?.absolute.high, 0.05745683430093487);
  near(effect?.relative?.low, 0.2605960001242158);
  near(effect?.relative?.high, 0.4285938403484729);
  near(effect?.p, 8.728759420517883e-11, 1e-18);
  near(effect?.avoided, 756);
});

test('normal figures far into the tail', () => {
  near(quantile(0.975), 1.959963984540054, 1e-14);
  near(quantile(0.8), 0.8416212335729143, 1e-13);
  near(twoSided(10) / 1.523970604832094e-23, 1, 1e-12);
  near(twoSided(1.959963984540054), 0.05, 1e-13);
});

test('sizes of samples, and arms that are not what was drawn', () => {
  assert.equal(sampleSize({ controlRate: 0.12, relativeReduction: 0.2, holdoutShare: 0.1 }), 14_097);
  assert.equal(sampleSize({ controlRate: 0.3, relativeReduction: 0.35, holdoutShare: 0.5 }), 528);
  assert.ok(sampleRatio(9000, 1000, 0.1) > 0.99);
  assert.ok(sampleRatio(9200, 800, 0.1) < 0.001);
});

test('no claim without its control group, and with too few it says how many are missing', () => {
  assert.equal(claimOf({ hits: 5, n: 100 }, { hits: 0, n: 0 }, 0.1).verdict, 'no_control');
  assert.deepEqual(claimOf({ hits: 9, n: 90 }, { hits: 1, n: 10 }, 0.1), { verdict: 'too_few', missing: 13_997 });
  assert.equal(claimOf({ hits: 1404, n: 18_000 }, { hits: 240, n: 2000 }, 0.1).verdict, 'fewer');
  assert.equal(claimOf({ hits: 2400, n: 18_000 }, { hits: 160, n: 2000 }, 0.1).verdict, 'more');
  assert.equal(claimOf({ hits: 2160, n: 18_000 }, { hits: 240, n: 2000 }, 0.1).verdict, 'not_shown');
  assert.equal(claimOf({ hits: 1404, n: 18_000 }, { hits: 120, n: 1000 }, 0.1).verdict, 'arms_uneven');
});

test('intervals are never turned round and hold their value', () => {
  const random = seededRandom(7);
  for (let round = 0; round < 3000; round++) {
    const [n, m] = [1 + Math.floor(random.next() * 500), 1 + Math.floor(random.next() * 500)];
    const [a, b] = [{ hits: Math.floor(random.next() * (n + 1)), n }, { hits: Math.floor(random.next() * (m + 1)), n: m }];
    for (const one of [wilson(a.hits, a.n), newcombe(a, b), katz(a, b)]) {
      if (one === null) continue;
      assert.ok(one.low <= one.value + 1e-12 && one.value <= one.high + 1e-12);
    }
    const [there, back] = [newcombe(a, b), newcombe(b, a)];
    near(there?.low, -(back?.high ?? 0));
  }
});

test('what was known before makes a difference surer', () => {
  const found = cuped([{ before: 12, after: 15, treated: true }, { before: 0, after: 2, treated: false }, { before: 30, after: 34, treated: true }, { before: 8, after: 9, treated: false }]);
  assert.ok(found.rho > 0.9 && found.adjusted.error < found.raw.error);
});

test('a known effect is covered and none is rarely claimed', () => {
  const known = judge(120, { customers: 6000, rate: 0.12, reduction: 0.35, holdoutShare: 0.1 });
  const none = judge(120, { customers: 6000, rate: 0.12, reduction: 0, holdoutShare: 0.1 });
  assert.ok(known.absolute >= 108 && known.relative >= 108, JSON.stringify(known));
  assert.ok(none.claims <= 13, JSON.stringify(none));
});
