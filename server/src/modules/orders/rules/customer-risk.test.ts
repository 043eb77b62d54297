import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { customerRisk, type CustomerFacts } from './customer-risk.ts';

const nothing: CustomerFacts = { orders: 4, refunded_orders: 0, refunded_lately: 0, credits: 0, disputes_open: 0, disputes_lost: 0, order_risk: null, return_signals: [] };
const told = (facts: Partial<CustomerFacts>) => {
  const { level, reasons } = customerRisk({ ...nothing, ...facts });
  return [level, ...reasons.map((reason) => reason.code)].join(' ');
};

test('what raises the risk of a customer, and what makes it high', () => {
  assert.equal(told({}), 'low');
  assert.equal(told({ order_risk: 'low' }), 'low');
  assert.equal(told({ disputes_open: 1 }), 'high dispute_open');
  assert.equal(told({ disputes_lost: 2 }), 'high dispute_lost');
  assert.equal(told({ order_risk: 'high' }), 'high order_high');
  assert.equal(told({ order_risk: 'medium' }), 'raised order_medium');
  assert.equal(told({ orders: 1, refunded_orders: 1 }), 'low', 'one of one says nothing yet');
  assert.equal(told({ orders: 5, refunded_orders: 3 }), 'raised refunded_often');
  assert.equal(told({ refunded_lately: 3 }), 'raised refunded_lately');
  assert.equal(told({ credits: 3, return_signals: ['returns_often'] }), 'high credit_often returns');
});

const facts = fc.record({
  orders: fc.nat(30), refunded_orders: fc.nat(30), refunded_lately: fc.nat(6), credits: fc.nat(6), disputes_open: fc.nat(2), disputes_lost: fc.nat(2),
  order_risk: fc.constantFrom<CustomerFacts['order_risk']>(null, 'low', 'medium', 'high'), return_signals: fc.array(fc.constantFrom('returns_often', 'claims'), { maxLength: 2 }),
});

test('more of anything that speaks against a customer never lowers their risk, and every level has its reasons', () => {
  const rank = { low: 0, raised: 1, high: 2 };
  fc.assert(fc.property(facts, fc.constantFrom('refunded_orders', 'refunded_lately', 'credits', 'disputes_open', 'disputes_lost'), (given, name) => {
    const [before, after] = [customerRisk(given), customerRisk({ ...given, [name]: given[name as 'credits'] + 1 })];
    assert.ok(rank[after.level] >= rank[before.level]);
    assert.equal(before.level === 'low', before.reasons.length === 0);
  }));
});
