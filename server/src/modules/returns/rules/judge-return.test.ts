import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeReturn, type Decision } from './judge-return.ts';
import { conditions, optionKinds, shopsDoing, startingPolicy, wishReasons, type ReturnPolicy } from './policy.ts';
import type { ReturnLine, ReturnOrder, ReturnReason, ReturnRequest } from './return-case.ts';

const shirt: ReturnLine = { id: 'a', quantity: 3, returned_quantity: 0, paid_minor: 10_000, list_minor: 10_000, sku: 'TEE-M', category: 'Shirts', tags: ['cotton'], shipped_at: '2026-11-01T09:00:00Z', delivered_at: '2026-11-03T09:00:00Z' };
const mug: ReturnLine = { ...shirt, id: 'b', quantity: 1, paid_minor: 900, list_minor: 1800, sku: 'MUG', category: 'kitchen', tags: ['sale'] };
const order: ReturnOrder = { currency: 'EUR', ordered_at: '2026-10-30T20:00:00Z', country: 'DE', shipping_paid_minor: 490, lines: [shirt, mug] };
const policy: ReturnPolicy = { ...startingPolicy, time_zone: 'Europe/Berlin' };
const now = '2026-11-20T12:00:00Z';
const back = (line_id: string, more: Partial<ReturnReason> = {}): ReturnReason => ({ line_id, quantity: 1, reason: 'too_small', ...more });
const judge = (lines: ReturnReason[], more: { policy?: Partial<ReturnPolicy>; order?: Partial<ReturnOrder>; customer?: ReturnRequest['customer']; now?: string } = {}) =>
  judgeReturn({ ...policy, ...more.policy }, { ...order, ...more.order }, { lines, ...(more.customer === undefined ? {} : { customer: more.customer }) }, more.now ?? now);
const codes = (judged: ReturnType<typeof judge>) => judged.reasons.map(({ code }) => code);
const sale = { final_sale: [{ when: { discount_from_percent: 50 }, because: 'half price' }] };

test('a table of cases', () => {
  const only = (delivered_at: string | null, more: Partial<ReturnLine> = {}): Partial<ReturnOrder> => ({ lines: [{ ...shirt, delivered_at, ...more }] });
  const cases: [string, ReturnType<typeof judge>, Decision, string[]][] = [
    ['within a month', judge([back('a')]), 'allowed', ['in_time']],
    ['on its last day, the brand’s clock counts', judge([back('a')], { now: '2026-12-03T22:59:59Z' }), 'allowed', ['in_time']],
    ['a second later it is the next day in Berlin', judge([back('a')], { now: '2026-12-03T23:00:00Z' }), 'refused', ['window_over']],
    ['not arrived', judge([back('a')], { order: only(null) }), 'refused', ['not_arrived']],
    ['not arrived, but wrong on the way', judge([back('a', { reason: 'parts_missing' })], { order: only(null) }), 'review', ['not_arrived', 'shops_doing']],
    ['nobody tells whether it arrived', judge([back('a')], { order: only(null, { untracked: true }) }), 'review', ['arrival_unknown']],
    ['counted from the order, nothing has to have arrived', judge([back('a')], { order: only(null), policy: { counted_from: 'ordered' } }), 'allowed', ['in_time']],
    ['counted from shipping, not shipped', judge([back('a')], { order: only(null, { shipped_at: null }), policy: { counted_from: 'shipped' } }), 'refused', ['not_sent']],
    ['a season moves the last day', judge([back('a')], { now: '2027-01-15T10:00:00Z', policy: { seasons: [{ name: 'Christmas', ordered_from: '2026-10-15', ordered_to: '2026-12-24', until: '2027-01-31' }] } }), 'allowed', ['in_time']],
    ['a season never shortens', judge([back('a')], { now: '2026-12-01T10:00:00Z', policy: { seasons: [{ name: 'Sale', ordered_from: '2026-10-15', ordered_to: '2026-12-24', until: '2026-11-05' }] } }), 'allowed', ['in_time']],
    ['a person let it be later', judge([back('a')], { now: '2027-01-15T10:00:00Z', order: { extended_until: '2027-01-15' } }), 'allowed', ['in_time']],
    ['and no later', judge([back('a')], { now: '2027-01-16T10:00:00Z', order: { extended_until: '2027-01-15' } }), 'refused', ['window_over']],
    ['a person never shortens', judge([back('a')], { order: { extended_until: '2026-11-05' } }), 'allowed', ['in_time']],
    ['a person’s word begins nothing before it arrived', judge([back('a')], { order: { ...only(null), extended_until: '2027-01-15' } }), 'refused', ['not_arrived']],
    ['a person’s word makes no final sale returnable', judge([back('b')], { policy: sale, order: { extended_until: '2027-01-15' } }), 'refused', ['in_time', 'final_sale']],
    ['other days for a tier', judge([back('a')], { now: '2027-01-01T10:00:00Z', customer: { tier: 'Gold' }, policy: { other_days: [{ when: { tiers: ['gold'] }, days: 100 }] } }), 'allowed', ['in_time']],
    ['a year later it is broken', judge([back('a', { reason: 'defective', photos: 1 })], { now: '2027-11-20T10:00:00Z' }), 'allowed', ['in_time', 'shops_doing']],
    ['broken without a photo', judge([back('a', { reason: 'defective' })]), 'review', ['in_time', 'shops_doing', 'photos_needed']],
    ['final sale', judge([back('b')], { policy: sale }), 'refused', ['in_time', 'final_sale']],
    ['final sale, but the wrong one came', judge([back('b', { reason: 'wrong_item' })], { policy: sale }), 'allowed', ['in_time', 'shops_doing']],
    ['one of two lines is refused', judge([back('a'), back('b')], { policy: sale }), 'refused', ['in_time', 'in_time', 'final_sale']],
    ['worn goods are looked at', judge([back('a', { condition: 'worn' })], { policy: { review: [{ when: { conditions: ['worn'] }, because: 'worn' }] } }), 'review', ['in_time', 'kept_for_a_person']],
    ['who sends most back meets a person, never a refusal', judge([back('a')], { customer: { orders: 10, orders_returned: 7 } }), 'review', ['in_time', 'often_returns']],
    ['few orders say nothing', judge([back('a')], { customer: { orders: 3, orders_returned: 3 } }), 'allowed', ['in_time']],
    ['more pieces than are left', judge([back('a', { quantity: 2 })], { order: only(shirt.delivered_at, { returned_quantity: 2 }) }), 'refused', ['more_than_left', 'in_time']],
    ['half a piece', judge([back('a', { quantity: 0.5 })]), 'refused', ['not_positive', 'in_time']],
    ['somebody else’s line', judge([back('z')]), 'refused', ['unknown_line']],
    ['the same line twice', judge([back('a'), back('a')]), 'refused', ['named_twice']],
    ['nothing', judge([]), 'refused', ['no_lines']],
    ['a cancelled order', judge([back('a')], { order: { cancelled: true } }), 'refused', ['order_cancelled']],
  ];
  for (const [name, judged, decision, reasons] of cases) assert.deepEqual([judged.decision, codes(judged)], [decision, reasons], name);
});

test('what can be had: exchange first, credit with its bonus, money less its fee, shipping with the whole order', () => {
  const terms = { credit_bonus_percent: 10, fees: [{ when: { countries: ['de'] }, amount_minor: 295 }] };
  const pays = (judged: ReturnType<typeof judge>) => judged.options.map((one) => [one.kind, one.pays_minor, one.send_back]);
  assert.deepEqual(pays(judge([back('a')], { policy: terms })), [['exchange', 0, true], ['credit', 3666, true], ['refund', 3038, true]]);
  assert.deepEqual(pays(judge([back('a', { reason: 'wrong_item' })], { policy: terms })), [['replacement', 0, true], ['refund', 3333, true], ['credit', 3666, true]]);
  const whole = [back('a', { quantity: 3 }), back('b')];
  assert.deepEqual(pays(judge(whole)), [['exchange', 0, true], ['credit', 10_900, true], ['refund', 10_900, true]]);
  assert.deepEqual(pays(judge(whole, { policy: { shipping_back: 'whole_order' } })), [['exchange', 0, true], ['credit', 11_390, true], ['refund', 11_390, true]]);
  assert.deepEqual(pays(judge(whole.map((one) => ({ ...one, reason: 'arrived_late' as const })))).map(([, sum]) => sum), [0, 11_390, 11_390]);
  assert.deepEqual(pays(judge([back('b')], { policy: { keep: [{ when: { categories: ['Kitchen'] }, below_minor: 1000 }] } }))[2], ['refund', 900, false]);
  assert.deepEqual(judge([back('a'), back('b')], { policy: sale }).options.at(-1)?.pays_minor, 3333, 'options are of what may come back');
});

const whenArbitrary = fc.record({
  categories: fc.constantFrom(['shirts'], ['kitchen']), tags: fc.constantFrom(['sale'], ['cotton', 'sale']), countries: fc.constantFrom(['DE'], ['FR']), reasons: fc.subarray([...wishReasons]), conditions: fc.subarray([...conditions]),
  paid_from_minor: fc.nat(5000), discount_from_percent: fc.nat(100),
}, { requiredKeys: [] });
const policyArbitrary: fc.Arbitrary<ReturnPolicy> = fc.record({
  time_zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'), counted_from: fc.constantFrom('delivered', 'shipped', 'ordered'), days: fc.nat(60), other_days: fc.array(fc.record({ when: whenArbitrary, days: fc.nat(90) }), { maxLength: 2 }),
  fault_days: fc.nat(800), seasons: fc.constant([]), final_sale: fc.array(fc.record({ when: whenArbitrary, because: fc.constant('x') }), { maxLength: 2 }), review: fc.array(fc.record({ when: whenArbitrary, because: fc.constant('x') }), { maxLength: 2 }),
  photos: fc.array(fc.record({ when: whenArbitrary, at_least: fc.nat(3) }), { maxLength: 1 }), options: fc.array(fc.record({ when: whenArbitrary, kinds: fc.subarray([...optionKinds]) }), { maxLength: 3 }),
  credit_bonus_percent: fc.nat(30), fees: fc.array(fc.record({ when: whenArbitrary, amount_minor: fc.nat(20_000) }), { maxLength: 1 }), shipping_back: fc.constantFrom('shops_doing', 'whole_order'), keep: fc.array(fc.record({ when: whenArbitrary, below_minor: fc.nat(5000) }), { maxLength: 1 }), often: fc.constant(null),
});
const wishArbitrary = (id: string) => fc.record({ line_id: fc.constant(id), quantity: fc.integer({ min: 1, max: 4 }), reason: fc.constantFrom(...wishReasons), condition: fc.constantFrom(...conditions), photos: fc.nat(3) });

test('whatever the policy: never more than was paid and its bonus, never less than nothing, and a refusal always says why', () => {
  fc.assert(fc.property(policyArbitrary, wishArbitrary('a'), wishArbitrary('b'), fc.integer({ min: -30, max: 900 }), (terms, first, second, days) => {
    const at = new Date(Date.parse('2026-11-03T09:00:00Z') + days * 86_400_000).toISOString();
    const judged = judgeReturn(terms, order, { lines: [first, second] }, at);
    for (const option of judged.options) {
      const most = order.lines.reduce((sum, line) => sum + line.paid_minor, order.shipping_paid_minor);
      assert.ok(option.value_minor <= most && option.pays_minor >= 0 && option.pays_minor <= Math.floor(most * (1 + terms.credit_bonus_percent / 100)) + 1);
    }
    assert.equal(judged.decision === 'allowed', judged.reasons.every(({ decides }) => decides === null));
    assert.equal(judged.decision === 'refused', judged.reasons.some(({ decides }) => decides === 'refused'));
    if (judged.lines.every(({ decision }) => decision === 'refused')) assert.deepEqual(judged.options, []);
  }));
});

test('whatever the policy: what was the shop’s doing is never worse off than what was not', () => {
  const rank = { allowed: 0, review: 1, refused: 2 };
  fc.assert(fc.property(policyArbitrary, wishArbitrary('a'), fc.constantFrom(...shopsDoing), fc.integer({ min: 0, max: 900 }), (drawn, wish, fault, days) => {
    // A policy may name reasons; without them only whose doing it was can make the difference.
    const { reasons: _, ...when } = drawn.final_sale[0]?.when ?? {};
    const terms: ReturnPolicy = { ...drawn, other_days: [], photos: [], review: [], final_sale: [{ when, because: 'x' }] };
    const at = new Date(Date.parse('2026-11-03T09:00:00Z') + days * 86_400_000).toISOString();
    const ask = (reason: string) => judgeReturn(terms, order, { lines: [{ ...wish, reason: reason as ReturnReason['reason'] }] }, at).decision;
    assert.ok(rank[ask(fault)] <= rank[ask('changed_mind')]);
  }));
});

test('pieces that come back one after another are worth what was paid for all of them', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(1_000_000), (quantity, paid) => {
    const one = (returned: number): number => judgeReturn(policy, { ...order, lines: [{ ...shirt, quantity, paid_minor: paid, returned_quantity: returned }, mug] }, { lines: [back('a')] }, now).options.find(({ kind }) => kind === 'refund')?.pays_minor ?? Number.NaN;
    assert.equal(Array.from({ length: quantity }, (_, at) => one(at)).reduce((sum, part) => sum + part, 0), paid);
  }), { numRuns: 40 });
});
