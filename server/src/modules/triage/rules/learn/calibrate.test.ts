import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitLeastChance, fitLeastOfMany, fitSharpness, type Trial } from './calibrate.ts';
import { drawer } from './draw.ts';
import { sharpen } from './learned-model.ts';

/** Trials whose chances are true: the truth is drawn from them. */
function honest(count: number, seed: number, outputs = 3): Trial[] {
  const random = drawer(seed);
  return Array.from({ length: count }, () => {
    const drawn = Float64Array.from({ length: outputs }, () => random.next() ** 3 + 0.01);
    const chances = sharpen(drawn, 1);
    let left = random.next();
    let truth = 0;
    while (truth < outputs - 1 && left > (chances[truth] ?? 0)) left -= chances[truth++] ?? 0;
    return { chances, truth: [truth] };
  });
}

test('honest chances are left as they are; timid and boastful ones are put right', () => {
  const trials = honest(4000, 1);
  assert.equal(fitSharpness(trials), 1);
  assert.equal(fitSharpness(trials.map((trial) => ({ ...trial, chances: sharpen(trial.chances, 0.5) }))), 2);
  assert.equal(fitSharpness(trials.map((trial) => ({ ...trial, chances: sharpen(trial.chances, 2) }))), 0.5);
});

test('without strangers one row in twenty-five is turned away', () => {
  const trials = honest(1000, 2);
  const least = fitLeastChance(trials, 3, false);
  assert.equal(trials.filter((trial) => Math.max(...trial.chances) < least).length, 40);
});

test('with strangers the threshold parts what can be parted', () => {
  const random = drawer(3);
  const own = Array.from({ length: 50 }, (): Trial => ({ chances: Float64Array.of(0.7 + 0.2 * random.next(), 0.05, 0.05), truth: [0] }));
  const strangers = Array.from({ length: 20 }, (): Trial => ({ chances: Float64Array.of(0.2 + 0.2 * random.next(), 0.2, 0.3), truth: [2] }));
  const least = fitLeastChance([...own, ...strangers], 2, true);
  assert.ok(least > 0.4 && least < 0.75, String(least));
});

test('several labels: the chance from which a label holds is that of the highest F1, found by trying all', () => {
  const trials = honest(300, 4, 4).map((trial) => ({ ...trial, truth: [...trial.chances].flatMap((chance, label) => (chance > 0.3 ? [label] : [])) }));
  const least = fitLeastOfMany(trials);
  assert.ok(least > 0.24 && least < 0.36, String(least));
});
