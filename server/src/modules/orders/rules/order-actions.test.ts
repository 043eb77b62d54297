import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeAuthority, startingLimit } from './authority.ts';
import { applyAction, judgeAction, leftOf, type ActionWish, type OrderState } from './judge-action.ts';
import { paidForLines, splitByWeight } from './order-money.ts';

const orders: fc.Arbitrary<OrderState> = fc
  .record({
    lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 7 }), unit_price_minor: fc.nat(50_000) }), { minLength: 1, maxLength: 5 }),
    shipping: fc.nat(1500), discount: fc.nat(2000), tax: fc.nat(100),
    state: fc.constantFrom<OrderState['state']>('open', 'closed'), payment_state: fc.constantFrom('paid', 'pending'), fulfilment_state: fc.constantFrom('unfulfilled', 'fulfilled', 'partial'),
  })
  .map(({ lines, shipping, discount, tax, ...rest }) => {
    const total = Math.max(shipping, lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, shipping) - discount);
    return { ...rest, currency: 'EUR', total_minor: total, shipping_minor: shipping, tax_minor: Math.floor((total * tax) / 500), refunded_minor: 0, lines: lines.map((line, at) => ({ id: String(at), title: `Line ${at}`, refunded_quantity: 0, ...line })) };
  });
const wishes: fc.Arbitrary<ActionWish> = fc.oneof(
  fc.record({ kind: fc.constant('cancel' as const), restock: fc.boolean() }),
  fc.record({
    kind: fc.constant('refund' as const), scope: fc.constantFrom('full' as const, 'lines' as const, 'shipping' as const, 'amount' as const), restock: fc.boolean(), shipping: fc.boolean(), amount_minor: fc.integer({ min: -5, max: 60_000 }),
    lines: fc.array(fc.record({ line_id: fc.constantFrom('0', '1', '2', '9'), quantity: fc.integer({ min: -1, max: 8 }) }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('credit' as const), amount_minor: fc.integer({ min: -5, max: 60_000 }) }),
  fc.record({ kind: fc.constant('reship' as const), lines: fc.array(fc.record({ line_id: fc.constantFrom('0', '1'), quantity: fc.integer({ min: 0, max: 8 }) }), { maxLength: 2 }) }),
);
const example: OrderState = {
  state: 'open', payment_state: 'paid', fulfilment_state: 'unfulfilled', currency: 'EUR', total_minor: 10_490, shipping_minor: 490, tax_minor: 1675, refunded_minor: 0,
  lines: [{ id: 'a', title: 'Tee', quantity: 3, unit_price_minor: 2000, refunded_quantity: 0 }, { id: 'b', title: 'Cap', quantity: 1, unit_price_minor: 5000, refunded_quantity: 0 }],
};

test('a split adds up, and no part is a unit away from its share', () => {
  fc.assert(fc.property(fc.nat(1_000_000), fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }), (amount, weights) => {
    const parts = splitByWeight(amount, weights);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    assert.equal(parts.reduce((all, part) => all + part, 0), amount);
    if (sum > 0) parts.forEach((part, at) => assert.ok(Math.abs(part - (amount * (weights[at] ?? 0)) / sum) < 1));
  }));
});

test('whatever is done one after another, never more is paid back than was paid, and sums match', () => {
  fc.assert(fc.property(orders, fc.array(wishes, { maxLength: 12 }), (given, asked) => {
    let order = given;
    let [paidBack, tax, credited] = [0, 0, 0];
    for (const wish of asked) {
      const verdict = judgeAction(order, wish);
      if (!verdict.allowed) continue;
      const { consequence } = verdict;
      const before = leftOf(order);
      order = applyAction(order, wish, consequence);
      paidBack += consequence.refund_minor;
      credited += wish.kind === 'credit' ? consequence.given_minor : 0;
      assert.ok(consequence.refund_minor === 0 || paidBack + credited <= given.total_minor, 'never as money what was given as credit');
      assert.ok(credited <= given.total_minor);
      tax += consequence.tax_minor ?? 0;
      assert.ok(consequence.refund_minor >= 0 && consequence.refund_minor <= before);
      assert.equal(order.refunded_minor, paidBack);
      assert.ok(order.lines.every((line) => line.refunded_quantity <= line.quantity));
      if (wish.kind === 'refund' && wish.scope === 'lines') assert.equal(consequence.refund_minor, consequence.shipping_minor + consequence.lines.reduce((sum, line) => sum + line.amount_minor, 0));
    }
    assert.ok(paidBack <= given.total_minor);
    if (paidBack === given.total_minor && given.total_minor > 0) assert.equal(tax, given.tax_minor);
  }), { numRuns: 500 });
});

test('pieces of a line given back one by one add up to the line, and all lines with shipping to the order', () => {
  fc.assert(fc.property(orders.filter((order) => order.payment_state === 'paid' && order.total_minor > 0), (given) => {
    let order = given;
    const paid = paidForLines(given);
    for (const line of given.lines) {
      let sum = 0;
      for (let piece = 0; piece < line.quantity; piece++) {
        const verdict = judgeAction(order, { kind: 'refund', scope: 'lines', restock: true, lines: [{ line_id: line.id, quantity: 1 }] });
        if (!verdict.allowed) {
          // A piece too small for a unit of money: nothing is paid back for it alone.
          order = { ...order, lines: order.lines.map((one) => (one.id === line.id ? { ...one, refunded_quantity: one.refunded_quantity + 1 } : one)) };
          continue;
        }
        sum += verdict.consequence.refund_minor;
        order = applyAction(order, { kind: 'refund', scope: 'lines', restock: true }, verdict.consequence);
      }
      assert.equal(sum, paid.get(line.id));
    }
    assert.equal(leftOf(order), given.shipping_minor);
  }));
});

test('what is possible when, and why not', () => {
  const because = (order: Partial<OrderState>, wish: ActionWish) => {
    const verdict = judgeAction({ ...example, ...order }, wish);
    return verdict.allowed ? 'allowed' : verdict.because;
  };
  const address = { name: 'A. Silva', line1: 'Rua 1', city: 'Porto', country: 'PT' };
  assert.equal(because({}, { kind: 'cancel', restock: true }), 'allowed');
  assert.equal(because({ fulfilment_state: 'partial' }, { kind: 'cancel', restock: true }), 'already_shipped');
  assert.equal(because({ state: 'cancelled' }, { kind: 'cancel', restock: true }), 'already_cancelled');
  assert.equal(because({ payment_state: 'authorized' }, { kind: 'refund', scope: 'full', restock: true }), 'not_paid');
  assert.equal(because({ refunded_minor: 10_490 }, { kind: 'refund', scope: 'full', restock: true }), 'nothing_left');
  assert.equal(because({ refunded_minor: 10_000 }, { kind: 'refund', scope: 'amount', amount_minor: 491, restock: false }), 'more_than_left');
  assert.equal(because({ shipping_minor: null }, { kind: 'refund', scope: 'shipping', restock: false }), 'shipping_unknown');
  assert.equal(because({}, { kind: 'refund', scope: 'lines', restock: true, lines: [{ line_id: 'a', quantity: 4 }] }), 'more_than_ordered');
  assert.equal(because({}, { kind: 'correct_address', address }), 'allowed');
  assert.equal(because({}, { kind: 'correct_address', address: { ...address, city: ' ' } }), 'address_incomplete');
  assert.equal(because({ fulfilment_state: 'fulfilled' }, { kind: 'correct_address', address }), 'already_shipped');
  for (const country of ['Japan', 'ZZ', 'j', '12', 'EU']) assert.equal(because({}, { kind: 'correct_address', address: { ...address, country }, before: address }), 'country_unknown', country);
  assert.equal(because({}, { kind: 'correct_address', address: { ...address, country: 'jp' } }), 'allowed');
  assert.equal(because({}, { kind: 'correct_address', address: { ...address, country: 'Japan' }, before: { ...address, country: 'Portugal' } }), 'allowed', 'a shop that writes names');
  assert.equal(because({}, { kind: 'correct_address', address: { ...address, city: ' Porto' }, before: { ...address, line2: '' } }), 'address_unchanged');
  assert.equal(because({}, { kind: 'reship', lines: [{ line_id: 'a', quantity: 1 }] }), 'nothing_shipped');
  assert.equal(because({ fulfilment_state: 'fulfilled' }, { kind: 'reship', lines: [{ line_id: 'a', quantity: 1 }] }), 'allowed');
  assert.equal(because({}, { kind: 'credit', amount_minor: 10_491 }), 'more_than_order');
  assert.equal(because({ credited_minor: 2000 }, { kind: 'credit', amount_minor: 8491 }), 'more_than_order', 'credit counts');
  assert.equal(because({ credited_minor: 2000 }, { kind: 'credit', amount_minor: 9490, bonus_minor: 1000 }), 'allowed', 'what is given on top does not');
  assert.equal(because({ credited_minor: 2000 }, { kind: 'refund', scope: 'amount', amount_minor: 8491, restock: false }), 'more_than_left');
  assert.equal(because({ credited_minor: 10_490 }, { kind: 'refund', scope: 'full', restock: true }), 'nothing_left');
});

test('what is named of everything left adds up to what goes back, whatever was paid back by amount before', () => {
  fc.assert(fc.property(orders.filter((order) => order.payment_state === 'paid' && order.total_minor > 1 && order.refunded_minor === 0), fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
    const amount = Math.max(1, Math.floor(given.total_minor * share * 0.99));
    const first = judgeAction(given, { kind: 'refund', scope: 'amount', amount_minor: amount, restock: false });
    assert.ok(first.allowed);
    const order = applyAction(given, { kind: 'refund', scope: 'amount', restock: false }, first.consequence);
    const all = judgeAction(order, { kind: 'refund', scope: 'full', restock: false });
    if (!all.allowed) return;
    const { refund_minor, shipping_minor, earlier_minor, lines } = all.consequence;
    assert.ok(lines.reduce((sum, line) => sum + line.amount_minor, shipping_minor) - earlier_minor <= refund_minor);
    if (given.shipping_minor !== null) assert.equal(lines.reduce((sum, line) => sum + line.amount_minor, shipping_minor) - earlier_minor, refund_minor);
  }));
});

test('by line: the discount is spread over what was paid, and the tax told', () => {
  const verdict = judgeAction(example, { kind: 'refund', scope: 'lines', restock: true, lines: [{ line_id: 'a', quantity: 2 }], shipping: true });
  assert.ok(verdict.allowed);
  // 10,000 for goods worth 11,000: the three tees cost 5,455 (largest remainder), two of them 3,636.
  assert.deepEqual([verdict.consequence.lines[0]?.amount_minor, verdict.consequence.refund_minor, verdict.consequence.after.payment_state], [3636, 4126, 'partially_refunded']);
  assert.equal(verdict.consequence.tax_minor, Math.floor((1675 * 4126) / 10_490));
});

test('limits: a single amount, a day, a role, a reason', () => {
  const agent = [startingLimit('agent', 'refund')];
  const asked = { amountMinor: 5000, todayMinor: 0, reason: 'damaged', proven: true };
  assert.deepEqual(judgeAuthority(agent, asked), { answer: 'alone' });
  assert.deepEqual(judgeAuthority(agent, { ...asked, amountMinor: 5001 }), { answer: 'approval', because: 'single' });
  assert.deepEqual(judgeAuthority(agent, { ...asked, todayMinor: 25_001 }), { answer: 'approval', because: 'day' });
  assert.deepEqual(judgeAuthority(agent, { ...asked, reason: ' ' }), { answer: 'reason' });
  assert.deepEqual(judgeAuthority([startingLimit('viewer', 'refund')], asked), { answer: 'approval', because: 'role' });
  assert.deepEqual(judgeAuthority([...agent, startingLimit('lead', 'refund')], { ...asked, amountMinor: 999_999 }), { answer: 'alone' });
  assert.deepEqual(judgeAuthority([startingLimit('agent', 'correct_address')], { ...asked, amountMinor: 0, reason: '', proven: false }), { answer: 'reason' });
});
