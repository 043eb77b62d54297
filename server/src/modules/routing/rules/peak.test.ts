import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfPeak, inForceOf, macroFor, signOfPeak, usualPlan } from './peak.ts';

const plan = { ...usualPlan, volume_times: 2.5, volume_at_least: 30, backlog: 500 };

test('volume against the mean of the same hour, never below the least; then the backlog', () => {
  const table: [came: number, before: number[], waiting: number, because: string | null][] = [
    [100, [40, 40, 40, 40], 0, 'volume'], [99, [40, 40, 40, 40], 0, null], [100, [10, 70], 0, 'volume'], [29, [1, 1, 1, 1], 0, null], [30, [1, 1, 1, 1], 0, 'volume'], [30, [], 0, null],
    [30, [0, 0, 0, 0], 0, 'volume'], [10, [40], 499, null], [10, [40], 500, 'backlog'], [1000, [], 500, 'backlog'],
  ];
  for (const [came, before, waiting, because] of table) assert.equal(signOfPeak(plan, { came, before, waiting })?.because ?? null, because, JSON.stringify([came, before, waiting]));
  assert.deepEqual(signOfPeak(plan, { came: 100, before: [40], waiting: 7 })?.evidence, { came: 100, usual: 40, waiting: 7 });
  assert.equal(signOfPeak(usualPlan, { came: 1e6, before: [1], waiting: 1e6 }), null, 'nothing is proposed until it was set');
});

test('it ends when its time is over, or when things are well below what began it; by hand only by its time', () => {
  const peak = { because: 'volume', endsAt: 1000 };
  const calm = { came: 59, before: [40], waiting: 299 };
  assert.equal(endOfPeak(plan, peak, { came: 900, before: [1], waiting: 9e9 }, 1000), 'time_over');
  assert.equal(endOfPeak(plan, peak, calm, 999), 'calm');
  assert.equal(endOfPeak(plan, peak, { ...calm, came: 60 }, 999), null);
  assert.equal(endOfPeak(plan, peak, { ...calm, waiting: 300 }, 999), null);
  assert.equal(endOfPeak(plan, { ...peak, because: 'hand' }, calm, 999), null);
  assert.equal(endOfPeak({ ...plan, ends_when_calm: false }, peak, calm, 999), null);
});

test('what proposes a peak never ends it in the same breath', () => {
  fc.assert(
    fc.property(fc.record({ came: fc.nat(2000), before: fc.array(fc.nat(200), { maxLength: 4 }), waiting: fc.nat(2000) }), (observed) => {
      const sign = signOfPeak(plan, observed);
      if (sign !== null) assert.equal(endOfPeak(plan, { because: sign.because, endsAt: 10 }, observed, 1), null);
    }),
    { numRuns: 2000, seed: 3 },
  );
});

test('of several peaks the highest raise holds, and the dearest comes first where one wants it', () => {
  const one = { order_by_cost: false, raise: { chat: 2 } };
  assert.deepEqual(inForceOf([]), { raise: {} });
  assert.deepEqual(inForceOf([one, { order_by_cost: true, raise: { chat: 1.5, email: 1.2 } }]), { order: 'cost', raise: { chat: 2, email: 1.2 } });
});

test('a customer is answered in their own language where there are words for it', () => {
  const answer = { macro_id: 'usual', reasons: ['delivery'], in_language: { de: 'deutsch' } };
  assert.equal(macroFor(answer, 'de'), 'deutsch');
  assert.equal(macroFor(answer, 'de-AT'), 'deutsch');
  assert.equal(macroFor(answer, 'fr'), 'usual');
  assert.equal(macroFor({ macro_id: 'usual', reasons: ['delivery'] }, 'de'), 'usual');
});
