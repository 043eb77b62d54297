import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawer } from '../learn/draw.ts';
import { chanceOfAtLeast, decidePromotion, type JudgedTwice } from './decide-promotion.ts';

const of = (count: number, truth: string, next: string | null, current: string | null): JudgedTwice[] => Array.from({ length: count }, () => ({ truth, next, current }));

test('the chance of heads is counted over all throws', () => {
  for (const coins of [0, 1, 5, 12]) {
    const throws = Array.from({ length: 2 ** coins }, (_, bits) => bits.toString(2).replaceAll('0', '').length);
    for (let heads = 0; heads <= coins; heads++) assert.ok(Math.abs(chanceOfAtLeast(heads, coins) - throws.filter((shown) => shown >= heads).length / throws.length) < 1e-12, `${heads} of ${coins}`);
  }
  assert.ok(Math.abs(chanceOfAtLeast(1100, 2000) - 4.2e-6) < 1e-6);
});

test('better by more than luck is promoted, better by luck is not', () => {
  const { chance, ...found } = decidePromotion([...of(30, 'a', 'a', 'a'), ...of(5, 'b', 'b', 'a')]);
  assert.deepEqual(found, { promote: true, because: 'better', gained: 5, lost: 0, spoilt: null });
  assert.ok(Math.abs(chance - 1 / 32) < 1e-12);
  assert.equal(decidePromotion([...of(30, 'a', 'a', 'a'), ...of(4, 'b', 'b', 'a')]).because, 'not_better');
  assert.equal(decidePromotion([...of(30, 'a', 'a', 'a'), ...of(9, 'b', 'b', 'a'), ...of(5, 'c', null, 'c')]).because, 'not_better');
  assert.equal(decidePromotion(of(40, 'a', 'a', 'a')).because, 'not_better');
});

test('too few judged conversations decide nothing', () => {
  assert.equal(decidePromotion(of(19, 'b', 'b', 'a')).because, 'too_few');
});

test('a reason that is spoilt stops it, and is named', () => {
  const found = decidePromotion([...of(30, 'a', 'a', 'b'), ...of(6, 'c', 'a', 'c')]);
  assert.deepEqual([found.promote, found.because, found.spoilt], [false, 'spoils', 'c']);
});

test('two models that are equally good are mistaken for better in at most one of twenty cases', () => {
  const random = drawer(4);
  let promoted = 0;
  for (let round = 0; round < 2000; round++) {
    promoted += Number(decidePromotion(Array.from({ length: 60 }, () => ({ truth: 'a', next: random.next() < 0.7 ? 'a' : 'b', current: random.next() < 0.7 ? 'a' : 'b' }))).promote);
  }
  assert.ok(promoted / 2000 < 0.06, String(promoted));
});
