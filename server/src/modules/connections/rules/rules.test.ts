import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { siteAddress } from './check-keys.ts';
import { take, waitAsked, type Bucket } from './pace.ts';
import { afterPage, nextRound, OVERLAP_MS, type Round } from './round.ts';
import { sourceName, vendorOf } from './source-name.ts';

const now = new Date('2026-11-20T12:00:00Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);

describe('a round of a stream', () => {
  it('fetches everything, then what changed since it began, with an overlap', () => {
    const first = nextRound(undefined, now);
    assert.deepEqual([first.since, first.after, first.done], [null, null, false]);
    const half = afterPage(first, { items: [1, 2], next: 'b', total: 3 }, later(1));
    assert.deepEqual(nextRound(half, later(9)), half);
    const whole = afterPage(half, { items: [3], next: null, total: null }, later(2));
    assert.deepEqual([whole.done, whole.fetched, whole.total, whole.wholeAt], [true, 3, 3, later(2)]);
    const second = nextRound(whole, later(60_000));
    assert.deepEqual([second.since, second.fetched, second.wholeAt], [new Date(now.getTime() - OVERLAP_MS), 0, later(2)]);
  });
  it('ends where a page leads back to itself', () => {
    const at: Round = { ...nextRound(undefined, now), after: 'x' };
    assert.equal(afterPage(at, { items: [1], next: 'x', total: null }, now).done, true);
  });
});

describe('pace', () => {
  it('never lets more through than half of what is allowed, however the requests come', () => {
    let seed = 3;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 200; round++) {
      const pace = { requests: 1 + Math.floor(random() * 40), seconds: 1 + Math.floor(random() * 10) };
      const sent: number[] = [];
      let bucket: Bucket | undefined;
      let at = 0;
      for (let n = 0; n < 120; n++) {
        at += random() < 0.5 ? 0 : random() * 300;
        const taken = take(bucket, pace, at);
        bucket = taken.bucket;
        sent.push(at + taken.waitMs);
      }
      const window = pace.seconds * 1000;
      for (const from of sent) assert.ok(sent.filter((one) => one >= from && one < from + window).length <= Math.max(2, pace.requests) + 1);
    }
  });
  it('waits as long as it is asked to, and two seconds where nothing is said', () => {
    assert.deepEqual([waitAsked({ 'retry-after': '7' }, now), waitAsked({ 'retry-after': later(5000).toUTCString() }, now), waitAsked({}, now), waitAsked({ 'retry-after': '99999' }, now), waitAsked({ 'x-rate-limit-time-reset-ms': '2500' }, now)], [7, 5, 2, 3600, 3]);
  });
});

it('sources are the vendor, then numbered', () => {
  assert.deepEqual([sourceName('magento', []), sourceName('magento', ['magento']), sourceName('magento', ['magento', 'magento-2'])], ['magento', 'magento-2', 'magento-3']);
  assert.deepEqual(['magento', 'magento-3', 'loop-returns', 'loop-returns-2'].map(vendorOf), ['magento', 'magento', 'loop-returns', 'loop-returns']);
});

it('addresses of sites lose what does not belong to them', () => {
  assert.deepEqual([siteAddress('shop.example/'), siteAddress('http://a.b/shop//'), siteAddress('https://u:p@x.y'), siteAddress('no address at all')], ['https://shop.example', 'http://a.b/shop', null, null]);
});
