import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterWorking, lateFromOf, nextLookOf, signalsOf, usualTerms, type WatchedParcel } from './watch.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const at = (text: string): Date => new Date(text);
/** A Monday. */
const monday = at('2026-11-02T09:00:00Z');
const later = (from: Date, hours: number): Date => new Date(from.getTime() + hours * HOUR);
const parcel = (more: Partial<WatchedParcel>): WatchedParcel => ({ state: 'in_transit', labelAt: monday, cutOffAt: null, handedOverAt: monday, lastScanAt: monday, promisedAt: null, estimatedAt: null, predictedAt: null, lateProbability: null, newsAt: monday, scansTold: true, arrivalsTold: true, ...more });
const kinds = (more: Partial<WatchedParcel>, now: Date): string[] => signalsOf(parcel(more), usualTerms, now).map((signal) => signal.kind);

test('a promise is broken when its day is over, and at risk before that when anything says so', () => {
  const promisedAt = at('2026-11-04T00:00:00Z');
  assert.equal(lateFromOf(promisedAt).toISOString(), '2026-11-05T00:00:00.000Z');
  assert.deepEqual(kinds({ promisedAt }, at('2026-11-04T23:59:59Z')), []);
  assert.deepEqual(kinds({ promisedAt }, at('2026-11-05T00:00:00Z')), ['promise_broken']);
  assert.deepEqual(kinds({ promisedAt, state: 'delivered' }, at('2026-11-09T00:00:00Z')), []);
  const now = at('2026-11-03T12:00:00Z');
  assert.deepEqual(kinds({ promisedAt, lateProbability: 0.49 }, now), []);
  for (const risk of [{ lateProbability: 0.5 }, { predictedAt: at('2026-11-05T08:00:00Z') }, { estimatedAt: at('2026-11-05T00:00:00Z') }]) assert.deepEqual(kinds({ promisedAt, ...risk }, now), ['promise_at_risk']);
  assert.deepEqual(kinds({ promisedAt: null, lateProbability: 0.9 }, now), []);
});

test('no scan for four days, Sundays left out, while it is on its way', () => {
  const lastScanAt = at('2026-11-05T10:00:00Z');
  assert.deepEqual(kinds({ lastScanAt }, at('2026-11-10T09:59:59Z')), []);
  assert.deepEqual(signalsOf(parcel({ lastScanAt }), usualTerms, at('2026-11-12T00:00:00Z')), [{ kind: 'no_scan', since: at('2026-11-10T10:00:00Z') }]);
  assert.deepEqual(kinds({ lastScanAt, state: 'available_for_pickup' }, at('2026-11-20T00:00:00Z')), []);
  assert.deepEqual(kinds({ lastScanAt: null }, at('2026-11-20T00:00:00Z')), []);
});

test('a label that is not handed over: by the cut-off, else two working days after it was made', () => {
  const waiting = { state: 'info_received', handedOverAt: null, lastScanAt: null, labelAt: at('2026-11-06T15:00:00Z') } as const;
  assert.deepEqual(kinds(waiting, at('2026-11-10T14:59:59Z')), []);
  assert.deepEqual(kinds(waiting, at('2026-11-10T15:00:00Z')), ['late_handover']);
  assert.deepEqual(kinds({ ...waiting, cutOffAt: at('2026-11-06T18:00:00Z') }, at('2026-11-06T18:00:00Z')), ['late_handover']);
  assert.deepEqual(kinds({ ...waiting, state: 'in_transit', handedOverAt: at('2026-11-07T00:00:00Z') }, at('2026-11-12T00:00:00Z')), []);
});

test('where nobody tells, nothing is wrong: a shop that never says "delivered" breaks no promises', () => {
  const now = at('2026-11-20T00:00:00Z');
  const silent = { scansTold: false, arrivalsTold: false };
  assert.deepEqual(kinds({ ...silent, promisedAt: at('2026-11-04T00:00:00Z') }, now), []);
  assert.deepEqual(kinds({ ...silent, state: 'info_received', handedOverAt: null }, now), []);
  assert.deepEqual(kinds({ ...silent, arrivalsTold: true, promisedAt: at('2026-11-04T00:00:00Z') }, now), ['promise_broken']);
  assert.deepEqual(kinds({ ...silent, scansTold: true, promisedAt: at('2026-11-04T00:00:00Z') }, now), ['no_scan', 'promise_broken']);
});

test('working time, against counting hour by hour', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 24 * 14 }), fc.integer({ min: 1, max: 200 }), fc.constantFrom<readonly number[]>([0], [0, 6], []), (begin, hours, rest) => {
    const from = later(monday, begin);
    let left = hours;
    let hour = from;
    while (left > 0) {
      if (!rest.includes(hour.getUTCDay())) left--;
      hour = later(hour, 1);
    }
    assert.equal(afterWorking(from, hours * HOUR, rest).getTime(), hour.getTime());
  }));
});

const moment = fc.integer({ min: -200, max: 400 }).map((hours) => later(monday, hours));
const maybe = fc.option(moment, { nil: null });
const anyParcel = fc.record({
  state: fc.constantFrom('pending', 'info_received', 'in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'delivered', 'exception', 'returned', 'expired'), labelAt: moment, cutOffAt: maybe, handedOverAt: maybe,
  lastScanAt: maybe, promisedAt: maybe, estimatedAt: maybe, predictedAt: maybe, lateProbability: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), newsAt: moment, scansTold: fc.boolean(), arrivalsTold: fc.boolean(),
} satisfies { [field in keyof WatchedParcel]: fc.Arbitrary<WatchedParcel[field]> });

test('between two looks nothing changes but by news, and a look is never later than a day', () => {
  fc.assert(fc.property(anyParcel, moment, fc.double({ min: 0, max: 0.999, noNaN: true }), (one, now, share) => {
    const next = nextLookOf(one, usualTerms, now);
    const told = (when: Date): string => signalsOf(one, usualTerms, when).map((signal) => signal.kind).join();
    if (next === null) return;
    assert.ok(next > now && next.getTime() - now.getTime() <= DAY);
    assert.equal(told(new Date(now.getTime() + share * (next.getTime() - now.getTime()))), told(now));
  }), { numRuns: 2000 });
});

test('what holds has held since a moment that has come; each at most once, none of a parcel that arrived', () => {
  fc.assert(fc.property(anyParcel, moment, (one, now) => {
    const found = signalsOf(one, usualTerms, now);
    assert.equal(new Set(found.map((signal) => signal.kind)).size, found.length);
    for (const signal of found) assert.ok(signal.since <= now);
    if (['delivered', 'returned', 'expired'].includes(one.state) || (!one.scansTold && !one.arrivalsTold)) assert.deepEqual(found, []);
    assert.ok(!(found.some((signal) => signal.kind === 'promise_at_risk') && found.some((signal) => signal.kind === 'promise_broken')));
  }), { numRuns: 2000 });
});
