import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { bucketOf, ERROR_BOUND, histogramOf, medianInterval, percentileOf, secondsOf } from './histogram.ts';
import { inOrder } from './in-order.ts';
import { canBeMeanOf, meanOf, netScore, weightedScore, wilson } from './intervals.ts';
import { nameOfPart, offsetsOf, partOf, TIMES } from './local-time.ts';
import { backlogAt, percentileOfSorted, printedRate } from './rates.ts';
import { DROPPED, Tally } from './tally.ts';
import { tellStory, type Story } from './tell-story.ts';

const MINUTE = 60_000;
const story = (more: Partial<Story>): Story => ({ openedAt: 0, said: [], moves: [], category: 'open', resolvedAt: null, ...more });
const theirs = (minute: number) => ({ at: minute * MINUTE, ours: false, by: null });
const ours = (minute: number, by = 'ana') => ({ at: minute * MINUTE, ours: true, by });
const moved = (minute: number, to: string, byCustomer = false) => ({ at: minute * MINUTE, to, byCustomer });

test('messages without an answer between are one turn; the first turn is the first reply', () => {
  const told = tellStory(story({ said: [theirs(0), theirs(3), ours(10), theirs(20), theirs(25), ours(30, 'ben'), ours(31)] }));
  assert.deepEqual(told.firstReply, { askedAt: 0, repliedAt: 10 * MINUTE, by: 'ana' });
  assert.deepEqual(told.nextReplies, [{ askedAt: 20 * MINUTE, repliedAt: 30 * MINUTE, by: 'ben' }]);
  assert.equal(told.replies, 3);
});

test('what we began has no first reply; what the customer then says has an answer', () => {
  const told = tellStory(story({ said: [ours(0), theirs(5), ours(9)] }));
  assert.equal(told.firstReply, null);
  assert.deepEqual(told.nextReplies, [{ askedAt: 5 * MINUTE, repliedAt: 9 * MINUTE, by: 'ana' }]);
});

test('resolved, reopened by the customer, resolved again: first and last count apart, and between it was open', () => {
  const told = tellStory(story({ moves: [moved(10, 'waiting'), moved(20, 'resolved'), moved(50, 'open', true), moved(70, 'resolved')], category: 'resolved' }));
  assert.equal(told.firstResolvedAt, 20 * MINUTE);
  assert.equal(told.resolvedAt, 70 * MINUTE);
  assert.equal(told.reopenedAt, 50 * MINUTE);
  assert.equal(told.reopens, 1);
  assert.deepEqual(told.openDuring, [[0, 20 * MINUTE], [50 * MINUTE, 70 * MINUTE]]);
});

test('a customer who writes while we wait for them reopens nothing', () => {
  assert.equal(tellStory(story({ moves: [moved(10, 'waiting'), moved(20, 'open', true)] })).reopens, 0);
});

test('an agent who opens it again is no reopening by the customer', () => {
  assert.equal(tellStory(story({ moves: [moved(10, 'resolved'), moved(20, 'open')] })).reopens, 0);
});

test('what was taken back never was; what nobody announced still is', () => {
  const undone = tellStory(story({ moves: [moved(10, 'resolved')], category: 'open' }));
  assert.equal(undone.firstResolvedAt, null);
  assert.deepEqual(undone.openDuring, [[0, null]]);
  const silent = tellStory(story({ category: 'resolved', resolvedAt: 7 * MINUTE }));
  assert.equal(silent.resolvedAt, 7 * MINUTE);
  assert.deepEqual(silent.openDuring, [[0, 7 * MINUTE]]);
});

test('a bucket’s seconds are within 1 % of every second in it', () => {
  let worst = 0;
  for (let seconds = 1; seconds < 40_000_000; seconds = Math.max(seconds + 1, Math.floor(seconds * 1.003))) worst = Math.max(worst, Math.abs(secondsOf(bucketOf(seconds)) - seconds) / seconds);
  assert.ok(worst <= ERROR_BOUND, String(worst));
  assert.equal(secondsOf(bucketOf(0)), 0);
  for (const seconds of [1, 2, 3, 10, 20, 45]) assert.equal(secondsOf(bucketOf(seconds)), seconds);
});

test('lists make one histogram, and a percentile of it is within 1 % of that of all values', () => {
  const values = Array.from({ length: 5000 }, (_, i) => Math.floor(Math.exp(((i * 7919) % 5000) / 400)));
  const halves = [values.slice(0, 1234), values.slice(1234)].map((part) => Int32Array.from(part));
  const sorted = values.toSorted((a, b) => a - b);
  for (const share of [0.01, 0.25, 0.5, 0.9, 0.99]) {
    const exact = percentileOfSorted(sorted, share) as number;
    assert.ok(Math.abs((percentileOf(histogramOf(halves), share) as number) - exact) <= Math.max(0.01 * exact, 1e-9), `${share}`);
  }
  const [low, high] = medianInterval(histogramOf(halves)) as [number, number];
  assert.ok(low < (sorted[2500] as number) && high > (sorted[2500] as number));
});

test('Wilson: 95 of 100, and 3 of 3 is not 100 %', () => {
  const all = wilson(95, 100) as { low: number; high: number };
  assert.deepEqual([all.low.toFixed(3), all.high.toFixed(3)], ['0.888', '0.978']);
  assert.ok((wilson(3, 3) as { low: number }).low < 0.44);
  assert.equal(wilson(0, 0), null);
});

test('net score and mean with their intervals', () => {
  const net = netScore(50, 20, 100) as { value: number; low: number; high: number };
  assert.equal(Math.round(net.value), 30);
  assert.equal(((net.high - net.low) / 2 / 1.959963984540054).toFixed(3), (Math.sqrt((0.5 + 0.2 - 0.09) / 100) * 100).toFixed(3));
  assert.deepEqual(meanOf(12, 50, 3)?.value, 4);
});

test('a weighted score lies within its channels; a published one outside them is impossible', () => {
  const score = weightedScore([{ score: 0.9791, volume: 420 }, { score: 0.9663, volume: 280 }, { score: 0.9657, volume: 180 }]) as number;
  assert.ok(score > 0.9657 && score < 0.9791);
  assert.equal(canBeMeanOf(0.9653, [0.9791, 0.9663, 0.9657]), false);
  assert.equal(canBeMeanOf(score, [0.9791, 0.9663, 0.9657]), true);
  assert.equal(weightedScore([]), null);
});

test('the backlog is counted at the moment itself', () => {
  assert.deepEqual(backlogAt([0, 5, 10, 20], [0, 3, 10], [5, 15]), [1, 1, 2, 1]);
});

test('printed rates', () => {
  assert.equal(printedRate(204, 217), '94.01%');
  assert.equal(printedRate(182, 200), '91.00%');
  assert.equal(printedRate(1, 1), '100.00%');
  assert.equal(printedRate(1, 0), null);
});

test('whole numbers in order, few or many, small or as large as they come', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 1_000_000 }), (bits, n, seed) => {
    const values = Int32Array.from({ length: n }, (_, i) => (Math.imul(i + seed, 2_654_435_761) >>> 0) % 2 ** bits);
    const before = [...values];
    assert.deepEqual(inOrder(values), Int32Array.from(before.toSorted((a, b) => a - b)));
    assert.deepEqual([...values], before);
  }));
});

test('parts of time are those of the zone’s own clock, over every change of it', () => {
  fc.assert(fc.property(fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/El_Salvador', 'Pacific/Apia'), fc.array(fc.integer({ min: Date.parse('2010-01-01'), max: Date.parse('2030-01-01') }), { minLength: 1, maxLength: 20 }), (zone, moments) => {
    const offsets = offsetsOf(zone);
    for (const moment of moments) {
      const there = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
      const day = there.toPlainDate();
      const named = TIMES.map((one) => nameOfPart(one, partOf(one, moment + offsets.at(moment))));
      assert.deepEqual(named, [String(there.hour), String(there.dayOfWeek), day.toString(), day.subtract({ days: day.dayOfWeek - 1 }).toString(), day.with({ day: 1 }).toString()]);
    }
  }));
});

test('sums in each combination of keys, without what was dropped', () => {
  const entry = fc.record({ a: fc.integer({ min: 0, max: 40 }), b: fc.integer({ min: 0, max: 3000 }), hit: fc.integer({ min: -1, max: 3 }), value: fc.integer({ min: 0, max: 1000 }), dropped: fc.boolean() });
  fc.assert(fc.property(fc.array(fc.array(entry, { maxLength: 60 }), { maxLength: 4 }), (pieces) => {
    const tally = new Tally(2, true);
    const wanted = new Map<string, { n: number; hits: number; values: number[] }>();
    for (const piece of pieces) {
      const column = (of: (one: (typeof piece)[number]) => number): Int32Array => Int32Array.from(piece, of);
      tally.add(piece.length, Int8Array.from(piece, (one) => (one.dropped ? DROPPED : 0)), [column((one) => one.a), column((one) => one.b)], column((one) => one.hit), column((one) => one.value), new Int32Array(0));
      for (const one of piece.filter(({ dropped }) => !dropped)) {
        const sum = wanted.get(`${one.a} ${one.b}`) ?? { n: 0, hits: 0, values: [] };
        wanted.set(`${one.a} ${one.b}`, { n: sum.n + 1, hits: sum.hits + one.hit, values: [...sum.values, one.value] });
      }
    }
    assert.deepEqual(new Map(tally.sums().map(({ keys, n, hits, values }) => [keys.join(' '), { n, hits, values: [...(values ?? [])] }])), wanted);
  }));
});
