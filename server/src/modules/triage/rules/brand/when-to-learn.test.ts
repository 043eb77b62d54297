import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnAt, stillNeeded } from './when-to-learn.ts';

const now = new Date('2026-03-01T12:00:00Z');

test('the first version waits for two hundred, the next for a hundred more or a tenth', () => {
  const cases = [
    [{ filed: 37, sinceLast: 37, taughtLast: null, lastAt: null }, 163],
    [{ filed: 200, sinceLast: 200, taughtLast: null, lastAt: null }, 0],
    [{ filed: 260, sinceLast: 60, taughtLast: 160, lastAt: now }, 40],
    [{ filed: 5000, sinceLast: 150, taughtLast: 4000, lastAt: now }, 250],
    [{ filed: 5000, sinceLast: 400, taughtLast: 4000, lastAt: now }, 0],
  ] as const;
  for (const [learned, needed] of cases) assert.equal(stillNeeded(learned), needed);
});

test('unasked at most every six hours', () => {
  assert.equal(learnAt({ filed: 199, sinceLast: 199, taughtLast: null, lastAt: null }, now), null);
  assert.deepEqual(learnAt({ filed: 200, sinceLast: 200, taughtLast: null, lastAt: null }, now), now);
  assert.deepEqual(learnAt({ filed: 900, sinceLast: 500, taughtLast: 300, lastAt: new Date('2026-03-01T11:00:00Z') }, now), new Date('2026-03-01T17:00:00Z'));
});
