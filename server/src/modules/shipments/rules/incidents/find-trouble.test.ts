import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../../../platform/random/random.ts';
import { findTrouble, type CarrierDay } from './find-trouble.ts';

const DAY = 86_400_000;
/** A Wednesday. */
const wednesday = Date.parse('2026-11-04T06:00:00Z');
const day = (ago: number, onTheWay: number, unscanned: number): CarrierDay => ({ at: new Date(wednesday - ago * DAY), onTheWay, unscanned });
const usual = Array.from({ length: 28 }, (_, at) => day(at + 1, 100, [0, 6].includes(new Date(wednesday - (at + 1) * DAY).getUTCDay()) ? 90 : 20));

test('a carrier that stands still is found; an ordinary day, a Sunday, few parcels and an unknown carrier are not', () => {
  const found = findTrouble(day(0, 100, 70), usual);
  assert.ok(found !== null && found.surprise > 4 && Math.abs(found.usualShare - 0.2) < 0.01);
  assert.equal(findTrouble(day(0, 100, 30), usual), null);
  assert.equal(findTrouble(day(0, 29, 29), usual), null);
  assert.equal(findTrouble(day(0, 100, 70), usual.slice(0, 3)), null);
  assert.equal(findTrouble({ ...day(3, 100, 92), at: new Date('2026-11-01T06:00:00Z') }, usual.map((one) => ({ ...one, at: new Date(one.at.getTime() - 7 * DAY) }))), null);
});

test('ordinary days, which differ among themselves, almost never raise it', () => {
  const { next } = seededRandom(11);
  const draw = (ago: number): CarrierDay => {
    const share = 0.15 + 0.1 * next();
    return day(ago, 200, Array.from({ length: 200 }, () => Number(next() < share)).reduce((sum, one) => sum + one, 0));
  };
  let raised = 0;
  for (let round = 0; round < 1000; round++) if (findTrouble(draw(0), Array.from({ length: 28 }, (_, at) => draw(at + 1))) !== null) raised++;
  assert.equal(raised, 0);
});

test('more that stand still never say less', () => {
  fc.assert(fc.property(fc.integer({ min: 30, max: 500 }), fc.integer({ min: 0, max: 499 }), (onTheWay, unscanned) => {
    const some = Math.min(unscanned, onTheWay - 1);
    const [less, more] = [findTrouble(day(0, onTheWay, some), usual), findTrouble(day(0, onTheWay, some + 1), usual)];
    if (less !== null) assert.ok(more !== null && more.surprise > less.surprise);
  }));
});
