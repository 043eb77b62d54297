import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../platform/random/random.ts';
import type { Delivered } from './parcel-facts.ts';
import { foretellUsual } from './usual.ts';

const facts = { orderedAt: 100, paidAt: null, handedOverAt: null, lateFrom: null, carrier: null, service: null, site: null, fromRegion: null, toRegion: null, toArea: null, weightGrams: null, shippingCost: null };
const took = (days: number): Delivered => ({ ...facts, deliveredAt: facts.orderedAt + days });

test('the middle of the past, an interval by ranks, and the share that would be late', () => {
  const past = Array.from({ length: 39 }, (_, at) => took(at + 1));
  assert.deepEqual(foretellUsual(past, { ...facts, lateFrom: 130 }, 100), { at: 120, low: 104, high: 136, late: 10 / 39 });
  assert.equal(foretellUsual(past, facts, 119)?.low, 121);
  assert.equal(foretellUsual(past, facts, 121), null);
  assert.equal(foretellUsual(past.slice(0, 19), facts, 100), null);
});

test('four of five new parcels are within it, however few there were', () => {
  const { next } = seededRandom(7);
  const draw = (): number => 1 + 6 * next() ** 3;
  for (const size of [20, 30, 60]) {
    let within = 0;
    for (let round = 0; round < 1500; round++) {
      const said = foretellUsual(Array.from({ length: size }, () => took(draw())), facts, 100);
      const came = 100 + draw();
      if (said !== null && came >= (said.low ?? 0) && came <= (said.high ?? 0)) within++;
    }
    assert.ok(within / 1500 > 0.78, `${size}: ${within / 1500}`);
  }
});
