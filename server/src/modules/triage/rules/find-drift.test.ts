import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawer, type Drawer } from './learn/draw.ts';
import { findDrift, sharesOf, type Span } from './find-drift.ts';

interface World {
  readonly outOfScope: number;
  readonly confidence: number;
  readonly right: number;
  readonly shares: readonly number[];
}

const usual: World = { outOfScope: 0.1, confidence: 0.7, right: 0.8, shares: [0.4, 0.3, 0.2, 0.1] };

/** Readings drawn from a world, one after the other. */
function live(world: World, read: number, random: Drawer): Span {
  const reasons = new Map<string, number>();
  let [outOfScope, confidence, confidenceSquares, right] = [0, 0, 0, 0];
  for (let at = 0; at < read; at++) {
    let left = random.next();
    const reason = String(world.shares.findIndex((share) => (left -= share) < 0));
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    outOfScope += Number(random.next() < world.outOfScope);
    right += Number(random.next() < world.right);
    const sure = Math.min(1, Math.max(0, world.confidence + (random.next() - 0.5) * 0.6));
    confidence += sure;
    confidenceSquares += sure * sure;
  }
  return { read, outOfScope, confidence, confidenceSquares, judged: read, right, reasons };
}

test('weeks that are alike say nothing, but for three figures’ three standard errors', () => {
  const random = drawer(1);
  let said = 0;
  for (let round = 0; round < 1000; round++) said += Number(findDrift(live(usual, 800, random), live(usual, 200, random)).length > 0);
  assert.ok(said <= 14, String(said));
});

test('what moved is named with both figures', () => {
  const random = drawer(2);
  const before = live(usual, 2000, random);
  const moved = (world: Partial<World>): string[] => findDrift(before, live({ ...usual, ...world }, 500, random)).map((one) => one.what);
  assert.deepEqual(moved({ outOfScope: 0.25 }), ['out_of_scope']);
  assert.deepEqual(moved({ confidence: 0.5 }), ['confidence']);
  assert.deepEqual(moved({ right: 0.6 }), ['accuracy']);
  assert.deepEqual(moved({ shares: [0.1, 0.2, 0.2, 0.5] }), ['reasons']);
  const [shifted] = findDrift(before, live({ ...usual, shares: [0.1, 0.2, 0.2, 0.5] }, 500, random));
  assert.equal(shifted?.reason, '3');
  assert.ok((shifted?.before ?? 1) < 0.15 && (shifted?.now ?? 0) > 0.4);
});

test('little that was read or judged decides nothing', () => {
  const random = drawer(3);
  assert.deepEqual(findDrift(live(usual, 2000, random), live({ ...usual, outOfScope: 1 }, 49, random)), []);
  const few = live({ ...usual, right: 0 }, 100, random);
  assert.deepEqual(findDrift(live(usual, 2000, random), { ...few, judged: 10 }), []);
});

test('a difference that is sure but small is not worth a word', () => {
  const random = drawer(4);
  assert.deepEqual(findDrift(live(usual, 100_000, random), live({ ...usual, outOfScope: 0.13 }, 100_000, random)), []);
});

test('shares of nothing are nothing', () => {
  const empty: Span = { read: 0, outOfScope: 0, confidence: 0, confidenceSquares: 0, judged: 0, right: 0, reasons: new Map() };
  assert.deepEqual([findDrift(empty, empty), sharesOf(empty, { ...empty, read: 2, reasons: new Map([['a', 2]]) })], [[], [{ reason: 'a', before: 0, now: 1 }]]);
});
