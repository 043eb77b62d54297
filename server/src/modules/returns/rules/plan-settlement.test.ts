import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Wished } from './fits.ts';
import { differenceOf, planSettlement, type Settling } from './plan-settlement.ts';
import { startingPolicy, wishReasons, type ReturnPolicy } from './policy.ts';
import type { ReturnLine, ReturnOrder } from './return-case.ts';
import { resolutions } from './return-machine.ts';

const shirt: ReturnLine = { id: 'a', quantity: 3, returned_quantity: 0, paid_minor: 6000, list_minor: 6000, sku: 'TEE', category: null, tags: [], shipped_at: null, delivered_at: null };
const cap: ReturnLine = { ...shirt, id: 'b', quantity: 1, paid_minor: 4000 };
const order: ReturnOrder = { currency: 'EUR', ordered_at: '2026-11-01T00:00:00Z', country: 'PT', shipping_paid_minor: 490, lines: [shirt, cap] };
const wished = (line: ReturnLine, quantity: number, reason: Wished['wish']['reason'] = 'too_small'): Wished => ({ order, line, wish: { line_id: line.id, quantity, reason }, customer: {} });
const one = (line: ReturnLine, quantity: number, resolution: Settling['resolution'], more: Partial<Settling> = {}): Settling => ({ wished: wished(line, quantity), resolution, instead: null, resaleable: true, early: false, ...more });
const all = { reship: true, swaps: true };
const policy: ReturnPolicy = { ...startingPolicy, credit_bonus_percent: 10, fees: [{ when: {}, amount_minor: 300 }] };
const brief = (settling: Settling[], left = 10_490, shop = all, terms = policy) => planSettlement(terms, settling, left, shop).map((step) => [step.kind, step.amount_minor, step.pays_minor]);
const dearer = { variant_id: 'v', unit_price_minor: 2500 };
const cheaper = { variant_id: 'v', unit_price_minor: 1500 };

test('what settles what', () => {
  assert.deepEqual(brief([one(shirt, 2, 'refund')]), [['refund', 3700, 3700]], 'money, less its fee');
  assert.deepEqual(brief([one(shirt, 2, 'credit')]), [['credit', 4400, 4000]], 'credit, with its bonus');
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: dearer })]), [['collect', 500, 0], ['reship', 2500, 0]], 'what is dearer is paid first');
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: cheaper })]), [['reship', 1500, 0], ['refund', 500, 500]], 'what is cheaper goes back, without a fee');
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: dearer })], 10_490, { reship: true, swaps: false }), [['collect', 500, 0], ['new_order', 2500, 0]], 'a shop that cannot be asked: somebody makes the order there');
  assert.deepEqual(brief([one(shirt, 1, 'replacement')], 10_490, { reship: true, swaps: false }), [['reship', 2000, 0]], 'the same again every shop can send');
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: cheaper, early: true })]), [['refund', 500, 500]], 'what went out already is not sent again');
  const capFor = (unit_price_minor: number, early = false) => one(cap, 1, 'exchange', { instead: { variant_id: 'w', unit_price_minor }, early });
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: dearer, early: true }), capFor(3500)]), [['reship', 3500, 0], ['refund', 500, 500]], 'what was collected early is not taken for what costs less now');
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: cheaper, early: true }), capFor(4500)]), [['reship', 4500, 0]], 'what cost less early pays for what costs more now');
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: cheaper, early: true }), capFor(4800)]), [['collect', 300, 0], ['reship', 4800, 0]]);
  assert.deepEqual(brief([one(shirt, 1, 'exchange', { instead: dearer, early: true }), capFor(3500, true)]), [], 'what went out together was netted then');
  assert.deepEqual(brief([one(shirt, 1, 'repair')]), [['send_back', 0, 0]]);
  assert.deepEqual(brief([one(shirt, 1, 'reject'), one(cap, 0, 'refund')]), [], 'nothing for nothing');
  assert.deepEqual(brief([one(shirt, 1, 'refund'), one(cap, 1, 'credit')]), [['refund', 1700, 1700], ['credit', 4400, 4000]], 'two lines, two ways');
  assert.deepEqual(brief([one(shirt, 3, 'refund')], 1000), [['refund', 1000, 1000]], 'never more than is left');
  assert.deepEqual(brief([one(shirt, 3, 'refund'), one(cap, 1, 'credit')], 6000), [['refund', 5700, 5700], ['credit', 700, 300]], 'credit neither, but for its bonus');
  const [step] = planSettlement({ ...policy, fees: [] }, [one(shirt, 1, 'refund', { resaleable: false })], 10_490, all);
  assert.deepEqual([step?.by_lines, step?.restock], [true, false], 'the shop hears which lines; what is worn is not sold again');
});

const variants = fc.option(fc.record({ variant_id: fc.constant('v'), unit_price_minor: fc.nat(9000) }), { nil: null });
const settlings = fc.tuple(
  fc.record({ quantity: fc.integer({ min: 0, max: 3 }), resolution: fc.constantFrom(...resolutions), instead: variants, reason: fc.constantFrom(...wishReasons), early: fc.boolean() }),
  fc.record({ quantity: fc.integer({ min: 0, max: 1 }), resolution: fc.constantFrom(...resolutions), instead: variants, reason: fc.constantFrom(...wishReasons), early: fc.boolean() }),
).map((drawn) => drawn.map(({ quantity, reason, ...rest }, at): Settling => ({ ...rest, wished: wished(at === 0 ? shirt : cap, quantity, reason), resaleable: true })));

test('whatever is settled: never more than is left, each line once, and the differences add up', () => {
  fc.assert(fc.property(settlings, fc.nat(12_000), fc.boolean(), fc.boolean(), (settling, left, reship, swaps) => {
    const steps = planSettlement(policy, settling, left, { reship, swaps });
    assert.ok(steps.reduce((sum, step) => sum + step.pays_minor, 0) <= left);
    assert.ok(steps.every((step) => step.amount_minor >= step.pays_minor && step.pays_minor >= 0 && step.amount_minor - step.pays_minor >= 0));
    const giving = steps.filter((step) => step.kind !== 'collect').flatMap((step) => step.lines);
    assert.equal(new Set(giving).size, giving.length);
    const kept = settling.filter((one) => one.resolution !== 'reject' && one.wished.wish.quantity > 0);
    assert.deepEqual(giving.toSorted(), kept.filter((one) => !(one.early && (one.resolution === 'exchange' || one.resolution === 'replacement')) && worthSomething(one, left, settling)).map((one) => one.wished.line.id).toSorted());
    const sent = kept.filter((one) => (one.resolution === 'exchange' || one.resolution === 'replacement') && !one.early);
    // The customer's account: what went out early was collected then, or is still owed to them.
    const account = (some: readonly Settling[]): number => some.reduce((sum, one) => sum - differenceOf(one), 0);
    const early = kept.filter((one) => (one.resolution === 'exchange' || one.resolution === 'replacement') && one.early);
    const owed = account([...early, ...sent]) + Math.max(0, -account(early));
    assert.equal(steps.find((step) => step.kind === 'collect')?.amount_minor ?? 0, Math.max(0, -owed));
    if (kept.every((one) => one.resolution !== 'refund')) assert.equal(steps.find((step) => step.kind === 'refund')?.amount_minor ?? 0, Math.min(left, Math.max(0, owed)));
    assert.equal(steps.find((step) => step.kind === 'reship') !== undefined, sent.length > 0 && reship && (swaps || sent.every((one) => one.instead === null)));
  }));
});

/** Goods always go out; money only while some is left to pay it from. */
function worthSomething(one: Settling, left: number, settling: readonly Settling[]): boolean {
  if (!['refund', 'credit'].includes(one.resolution)) return true;
  return planSettlement(policy, [...settling], left, all).some((step) => step.kind === one.resolution && step.lines.includes(one.wished.line.id));
}
