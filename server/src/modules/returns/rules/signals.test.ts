import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { signalsOf, type Custom, type PastReturn } from './signals.ts';

const now = '2026-11-22T12:00:00Z';
const usual = { orders: 1000, orders_returned: 150 };
const nobody: Custom = { orders: 0, orders_returned: 0, returns: [], sizes_together: 1 };
const past = (daysAgo: number, more: Partial<PastReturn['lines'][number]> = {}, kind = 'return'): PastReturn => ({
  requested_at: new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString(), kind,
  lines: [{ reason: 'changed_mind', last_day: null, asked_condition: 'unopened', inspected_condition: null, received: 0, accepted: null, ...more }],
});
const codes = (custom: Partial<Custom>) => signalsOf({ ...nobody, ...custom }, usual, now).map(({ code }) => code);
const dayOf = (daysAgo: number): string => past(daysAgo).requested_at.slice(0, 10);

test('what stands out, and what does not', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ orders: 2, orders_returned: 2 }), [], 'two of two says little');
  assert.deepEqual(codes({ orders: 10, orders_returned: 8 }), ['returns_often']);
  assert.deepEqual(codes({ orders: 20, orders_returned: 4 }), [], 'a little above what is usual');
  assert.deepEqual(codes({ returns: [past(1), past(9), past(29), past(31)] }), ['many_lately']);
  assert.deepEqual(codes({ returns: [past(1), past(9), past(31)] }), []);
  assert.deepEqual(codes({ returns: [past(40, { last_day: dayOf(40) }), past(80, { last_day: dayOf(79) })] }), ['just_in_time']);
  assert.deepEqual(codes({ returns: [past(40, { last_day: dayOf(40), reason: 'defective' }), past(80, { last_day: dayOf(79) })] }), [], 'what was broken is sent back when it breaks');
  assert.deepEqual(codes({ returns: [past(40, { inspected_condition: 'worn', received: 1, accepted: 1 })] }), ['came_back_worn']);
  assert.deepEqual(codes({ returns: [past(40, { inspected_condition: 'worn', asked_condition: 'worn', received: 1, accepted: 1 })] }), [], 'it was said before');
  assert.deepEqual(codes({ returns: [past(40, { received: 2, accepted: 0 })] }), ['not_accepted']);
  assert.deepEqual(codes({ returns: [past(10, {}, 'lost'), past(100, {}, 'lost')] }), ['claims']);
  assert.deepEqual(signalsOf({ ...nobody, sizes_together: 3 }, usual, now), [{ code: 'several_sizes', weight: 'explains', facts: { sizes: 3 } }]);
  assert.deepEqual(signalsOf({ ...nobody, orders: 10, orders_returned: 8 }, usual, now)[0]?.facts, { orders: 10, returned: 8, share_percent: 80, usual_percent: 15 });
});

test('sending back more never makes somebody stand out less, and nothing is ever decided', () => {
  fc.assert(fc.property(fc.nat(60), fc.nat(60), fc.nat(1000), (orders, returned, base) => {
    const often = (back: number): boolean => signalsOf({ ...nobody, orders, orders_returned: Math.min(orders, back) }, { orders: 1000, orders_returned: base }, now).length > 0;
    assert.ok(!often(returned) || often(returned + 1));
  }));
  fc.assert(fc.property(fc.array(fc.record({ daysAgo: fc.nat(400), received: fc.nat(3), accepted: fc.nat(3) }), { maxLength: 6 }), (some) => {
    const found = signalsOf({ ...nobody, returns: some.map((one) => past(one.daysAgo, { received: Math.max(one.received, one.accepted), accepted: one.accepted })) }, usual, now);
    for (const signal of found) assert.deepEqual(Object.keys(signal).toSorted(), ['code', 'facts', 'weight']);
  }));
});
