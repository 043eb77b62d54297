import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawer } from './draw.ts';
import type { LearnedModel } from './learned-model.ts';
import { ELSEWHERE, mixModels, poolChances } from './mixed-model.ts';

const labelled = (labels: readonly string[], knowsNone: boolean): LearnedModel => ({ labels, members: [], knowsNone, sharpness: 1, leastChance: 0, leastOfMany: null });
const settings = { ownWeight: 0.8, sharpness: 1, leastChance: 0 };
const pool = (base: LearnedModel, own: LearnedModel, follows: Map<string, string[]>, ofBase: number[], ofOwn: number[]): Record<string, number> => {
  const mixed = mixModels(base, own, { ...settings, follows });
  const chances = poolChances(mixed, Float64Array.from(ofBase), Float64Array.from(ofOwn));
  return Object.fromEntries([...mixed.labels, 'none'].map((label, at) => [label, Math.round((chances[at] ?? 0) * 1000) / 1000]));
};

test('what both know is weighed, what one knows keeps its part', () => {
  assert.deepEqual(pool(labelled(['a', 'b'], true), labelled(['b', 'c'], false), new Map(), [0.5, 0.3, 0.2], [0.6, 0.4]), { a: 0.1, b: 0.54, c: 0.32, none: 0.04 });
});

test('what was merged is said of what replaced it', () => {
  assert.deepEqual(pool(labelled(['a', 'b'], true), labelled(['b', 'c'], false), new Map([['a', ['b']]]), [0.5, 0.3, 0.2], [0.6, 0.4]), { b: 0.64, c: 0.32, none: 0.04 });
});

test('what was split is shared among its parts as the own model would, evenly where it says nothing', () => {
  const follows = new Map([['a', ['x', 'y']]]);
  assert.deepEqual(pool(labelled(['a', 'b'], false), labelled(['x', 'y'], false), follows, [1, 0], [0.75, 0.25]), { b: 0, x: 0.75, y: 0.25, none: 0 });
  assert.deepEqual(pool(labelled(['a', 'b'], false), labelled(['b', 'c'], false), follows, [1, 0], [0.5, 0.5]), { b: 0.4, c: 0.4, x: 0.1, y: 0.1, none: 0 });
});

test('what went without a successor is none', () => {
  assert.deepEqual(pool(labelled(['a', 'b'], true), labelled(['b', 'c'], false), new Map([['a', []]]), [0.5, 0.3, 0.2], [0.6, 0.4]), { b: 0.54, c: 0.32, none: 0.14 });
});

test('what the own model takes to be elsewhere is left to the base, among what the own model never learned', () => {
  assert.deepEqual(pool(labelled(['a', 'b', 'd'], true), labelled([ELSEWHERE, 'b'], false), new Map(), [0.3, 0.4, 0.2, 0.1], [0.9, 0.1]), { a: 0.42, b: 0.16, d: 0.28, none: 0.14 });
  assert.deepEqual(pool(labelled(['b', 'c'], false), labelled([ELSEWHERE, 'b', 'c'], false), new Map(), [0.5, 0.5], [1, 0, 0]), { b: 0.1, c: 0.1, none: 0.8 });
});

test('a pool of distributions is one, whatever became of the labels', () => {
  const random = drawer(5);
  const drawn = (count: number): number[] => {
    const raw = Array.from({ length: count }, () => random.next());
    const sum = raw.reduce((all, one) => all + one, 0);
    return raw.map((one) => one / sum);
  };
  for (let round = 0; round < 200; round++) {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const some = (): string[] => names.filter(() => random.next() < 0.5);
    const [base, own] = [['a', 'b', ...some().filter((name) => name > 'b')], [ELSEWHERE, 'c', 'd', ...some().filter((name) => name > 'd')]];
    const [baseNone, ownNone] = [random.next() < 0.5, random.next() < 0.5];
    const follows = new Map(base.filter(() => random.next() < 0.5).map((label) => [label, some()]));
    const mixed = mixModels(labelled(base, baseNone), labelled(own, ownNone), { ownWeight: random.next(), sharpness: 1, leastChance: 0, follows });
    const chances = poolChances(mixed, Float64Array.from(drawn(base.length + Number(baseNone))), Float64Array.from(drawn(own.length + Number(ownNone))));
    assert.ok(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 1) < 1e-9 && chances.every((chance) => chance >= 0), JSON.stringify({ base, own, follows: [...follows] }));
  }
});
