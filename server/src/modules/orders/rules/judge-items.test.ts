import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyAction, judgeAction, type ActionWish, type Instead, type OrderState } from './judge-action.ts';

const item = (id: string, unit_price_minor: number): Instead => ({ variant_id: id, product_source_id: 'p', variant_source_id: id, sku: null, title: `New ${id}`, unit_price_minor });
const example: OrderState = {
  state: 'open', payment_state: 'paid', fulfilment_state: 'unfulfilled', currency: 'EUR', total_minor: 10_490, shipping_minor: 490, tax_minor: 1675, discount_minor: 1000, refunded_minor: 0,
  lines: [{ id: 'a', title: 'Tee', quantity: 3, unit_price_minor: 2000, refunded_quantity: 0, variant_source_id: 'tee' }, { id: 'b', title: 'Cap', quantity: 1, unit_price_minor: 5000, refunded_quantity: 0, variant_source_id: 'cap' }],
};
const changing = (set: Record<string, number>, add: { id: string; price: number; quantity: number }[] = []): ActionWish => ({
  kind: 'change_items', set: Object.entries(set).map(([line_id, quantity]) => ({ line_id, quantity })), add: add.map(({ id, price, quantity }) => ({ variant_id: id, quantity, item: item(id, price) })),
});
function consequence(order: OrderState, wish: ActionWish) {
  const verdict = judgeAction(order, wish);
  assert.ok(verdict.allowed, verdict.allowed ? '' : verdict.because);
  return verdict.consequence;
}
const because = (order: Partial<OrderState>, wish: ActionWish): string => {
  const verdict = judgeAction({ ...example, ...order }, wish);
  return verdict.allowed ? 'allowed' : verdict.because;
};

test('what goes out is worth what was paid for it; what comes in costs its price', () => {
  // 10,000 were paid for goods worth 11,000: three tees 5,455, the cap 4,545.
  const swap = consequence(example, changing({ b: 0 }, [{ id: 'hat', price: 5500, quantity: 1 }]));
  assert.deepEqual([swap.lines[0]?.amount_minor, swap.added?.[0]?.amount_minor, swap.due_minor, swap.refund_minor, swap.after.total_minor, swap.after.payment_state], [4545, 5500, 955, 0, 11_445, 'partially_paid']);
  const fewer = consequence(example, changing({ a: 1 }));
  assert.deepEqual([fewer.refund_minor, fewer.due_minor, fewer.after.total_minor, fewer.after.payment_state, fewer.after.refunded_minor], [5455 - 1818, 0, 10_490 - 3637, 'paid', 0]);
  assert.deepEqual(consequence(example, changing({ a: 4 })).due_minor, 2000);
});

test('tax on top of prices comes on top of what is added, tax within them does not', () => {
  const onTop: OrderState = { ...example, total_minor: 11_900, shipping_minor: 0, tax_minor: 1900, discount_minor: 0, lines: [{ id: 'a', title: 'Tee', quantity: 2, unit_price_minor: 5000, refunded_quantity: 0 }] };
  assert.equal(consequence(onTop, changing({}, [{ id: 'x', price: 1000, quantity: 1 }])).due_minor, 1190);
  assert.equal(consequence({ ...onTop, total_minor: 10_000, tax_minor: 1597 }, changing({}, [{ id: 'x', price: 1000, quantity: 1 }])).due_minor, 1000);
  assert.equal(consequence({ ...onTop, tax_minor: null }, changing({}, [{ id: 'x', price: 1000, quantity: 1 }])).due_minor, 1000, 'nobody can tell');
});

test('before anything is paid only the total changes', () => {
  const { refund_minor, due_minor, after } = consequence({ ...example, payment_state: 'pending' }, changing({ b: 0 }));
  assert.deepEqual([refund_minor, due_minor, after.total_minor, after.payment_state], [0, 0, 10_490 - 4545, 'pending']);
});

test('when it is not possible, and why', () => {
  assert.equal(because({ fulfilment_state: 'partial' }, changing({ a: 1 })), 'already_shipped');
  assert.equal(because({ cut_off_passed: true }, changing({ a: 1 })), 'past_cut_off');
  assert.equal(because({ state: 'cancelled' }, changing({ a: 1 })), 'already_cancelled');
  assert.equal(because({}, changing({ a: 3 })), 'no_change');
  assert.equal(because({}, changing({})), 'no_change');
  assert.equal(because({}, changing({ z: 1 })), 'unknown_line');
  assert.equal(because({}, changing({ a: -1 })), 'more_than_ordered');
  assert.equal(because({ lines: example.lines.map((line) => ({ ...line, refunded_quantity: 1 })) }, changing({ a: 2 })), 'no_change', 'what was paid back does not count');
  assert.equal(because({ payment_state: 'partially_paid' }, changing({ a: 1 })), 'paid_unknown');
  assert.equal(because({ payment_state: 'partially_paid' }, { kind: 'refund', scope: 'full', restock: true }), 'paid_unknown');
  assert.equal(because({}, changing({}, [{ id: 'tee', price: 1, quantity: 1 }])), 'a_line_already');
  assert.equal(because({}, changing({}, [{ id: 'x', price: 1, quantity: 1 }, { id: 'x', price: 1, quantity: 1 }])), 'a_line_already');
  assert.equal(because({}, changing({}, [{ id: 'x', price: 1, quantity: 0 }])), 'not_positive');
  assert.equal(because({}, changing({ a: 0, b: 0 })), 'nothing_would_be_left');
  assert.equal(because({}, { kind: 'change_items', set: [], add: [{ variant_id: 'x', quantity: 1 }] }), 'unknown_line', 'nobody said what it is');
  assert.equal(because({ cut_off_passed: true }, { kind: 'correct_address', address: { name: 'x', line1: 'x', city: 'x', country: 'DE' } }), 'past_cut_off');
});

const orders: fc.Arbitrary<OrderState> = fc
  .record({ lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), unit_price_minor: fc.nat(20_000) }), { minLength: 1, maxLength: 4 }), shipping: fc.nat(900), discount: fc.nat(3000), paid: fc.boolean() })
  .map(({ lines, shipping, discount, paid }) => {
    const goods = lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0);
    const off = Math.min(goods, discount);
    return { ...example, payment_state: paid ? 'paid' : 'pending', total_minor: goods - off + shipping, shipping_minor: shipping, discount_minor: off, tax_minor: 0, lines: lines.map((line, at) => ({ id: String(at), title: '', refunded_quantity: 0, ...line })) };
  });
const changes = fc.array(fc.record({ set: fc.dictionary(fc.constantFrom('0', '1', '2', '9'), fc.integer({ min: -1, max: 8 })), add: fc.array(fc.record({ id: fc.constantFrom('x', 'y', 'z'), price: fc.nat(20_000), quantity: fc.integer({ min: 0, max: 3 }) }), { maxLength: 2 }) }), { maxLength: 6 });

test('however often items are changed, and whatever the customer pays of what is asked, no more goes back than came in above the price', () => {
  fc.assert(fc.property(orders, changes, fc.infiniteStream(fc.boolean()), fc.boolean(), (given, asked, pays, told) => {
    const isPaid = given.payment_state === 'paid';
    let order: OrderState = isPaid && told ? { ...given, received_minor: given.total_minor, owed_minor: 0 } : isPaid ? { ...given, received_minor: given.total_minor } : given;
    // What the shop has of the customer, counted beside the rules.
    let purse = isPaid ? given.total_minor : 0;
    for (const one of asked) {
      const wish = changing(one.set, one.add);
      const verdict = judgeAction(order, wish);
      if (!verdict.allowed) continue;
      const { consequence: does } = verdict;
      const price = does.after.total_minor ?? order.total_minor;
      assert.ok(does.refund_minor === 0 || does.due_minor === 0, 'never both ways');
      assert.equal(does.refund_minor, isPaid ? Math.max(0, purse - price) : 0, 'exactly what is above the price');
      order = applyAction(order, wish, does);
      purse -= does.refund_minor;
      assert.ok(order.lines.some((line) => line.quantity > 0) && order.total_minor >= (order.shipping_minor ?? 0));
      if (isPaid && purse < price && pays.next().value) {
        purse = price;
        order = { ...order, payment_state: 'paid', received_minor: price, ...(told ? { owed_minor: 0 } : {}) };
      }
      assert.equal(order.payment_state === 'partially_paid', isPaid && purse < price);
      const all = judgeAction(order, { kind: 'refund', scope: 'full', restock: true });
      assert.equal(all.allowed ? all.consequence.refund_minor : 0, isPaid ? purse : 0, 'all that came in, and no more');
    }
  }), { numRuns: 1000 });
});

test('once something else is in the order than was paid for, no more goes back than was paid', () => {
  // A cap of 50.00 became a hat of 55.00; nobody has paid the rest yet.
  const swapped: OrderState = { ...example, total_minor: 15_990, discount_minor: 0, received_minor: 10_490, lines: [{ ...example.lines[0], id: 'a', title: 'Tee', quantity: 3, unit_price_minor: 2000, refunded_quantity: 0 }, { id: 'b', title: 'Cap', quantity: 1, unit_price_minor: 5000, refunded_quantity: 1 }, { id: 'c', title: 'Hat', quantity: 1, unit_price_minor: 5500, refunded_quantity: 0 }] };
  const all = judgeAction(swapped, { kind: 'refund', scope: 'full', restock: true });
  assert.ok(all.allowed);
  assert.equal(all.consequence.refund_minor, 10_490);
});

test('changed and changed back, the order costs what it did', () => {
  fc.assert(fc.property(orders.filter((order) => order.discount_minor === 0), fc.integer({ min: 0, max: 8 }), (given, pieces) => {
    const line = given.lines[0];
    if (line === undefined || pieces === line.quantity || (pieces === 0 && given.lines.length === 1)) return;
    const there = changing({ [line.id]: pieces });
    const changed = applyAction(given, there, consequence(given, there));
    if (pieces === 0) return;
    const back = changing({ [line.id]: line.quantity });
    assert.equal(applyAction(changed, back, consequence(changed, back)).total_minor, given.total_minor);
  }));
});
