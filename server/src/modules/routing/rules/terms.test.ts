import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitingWeight } from './terms.ts';

test('a VIP and a regular who may be lost wait dearer, both together', () => {
  const terms = { vip_weight: 1.5, leaving_weight: 3 };
  assert.equal(waitingWeight(terms, { vip: false, gone: 0 }), 1);
  assert.equal(waitingWeight(terms, { vip: true, gone: 0 }), 1.5);
  assert.equal(waitingWeight(terms, { vip: false, gone: 0.5 }), 2);
  assert.equal(waitingWeight(terms, { vip: true, gone: 1 }), 4.5);
  assert.equal(waitingWeight({ vip_weight: 1, leaving_weight: 1 }, { vip: true, gone: 1 }), 1);
});
