import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallestClass, staffInWeek } from './index.ts';

const near = (found: number, expected: number): void => assert.ok(Math.abs(found - expected) < 1e-9, `${found} is not ${expected}`);
const regulars = { headcount: 100, atWeek: 0, annualAttrition: 0.36, shrinkage: 0.25 };
const joining = { startWeek: 2, trainWeeks: 2, washout: 0.19, annualAttrition: 0, ramp: [0.5, 0.8], nestingWeeks: 1 };

test('a class is trained, nested, and worth more each week; some leave on the way', () => {
  const week = (at: number) => staffInWeek(regulars, { ...joining, hires: 100 }, at);
  assert.deepEqual([1, 2, 3, 4, 5, 6].map((at) => [week(at).stage, week(at).productivity]), [['not yet', 0], ['training', 0], ['training', 0], ['nesting', 0.5], ['production', 0.8], ['production', 1]]);
  near(week(3).seasonal, 90);
  near(week(4).seasonal, 81);
  near(week(0).effective, 75);
  near(week(52).regulars, 64);
  near(week(6).effective, (100 * 0.64 ** (6 / 52) + 81) * 0.75);
});

test('the smallest class, by hand; none where regulars do, none in time where it begins too late', () => {
  const needs = new Map([[5, 150]]);
  const missing = 200 - 100 * 0.64 ** (5 / 52);
  assert.equal(smallestClass(regulars, joining, needs), Math.ceil(missing / (0.81 * 0.8)));
  assert.equal(smallestClass(regulars, joining, new Map([[1, 70]])), 0);
  assert.equal(smallestClass(regulars, joining, new Map([[3, 150]])), null);
  assert.throws(() => smallestClass(regulars, { ...joining, washout: 1 }, needs), { code: 'invalid_season' });
});
