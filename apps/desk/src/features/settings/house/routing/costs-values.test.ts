import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costFrom, costRows, valuesOfCost, withoutCost } from './costs-values.ts';

const terms = { costs: { '*': { per_hour: 1 }, wismo: { per_hour: 0.3, missed: 1 }, order_change: { per_hour: 4, growth_per_hour: 0.25, missed: 12, handle_seconds: 300 } }, longest_wait_seconds: { '*': 86_400, order_change: 5400 } };

test('the dearest first, all others last', () => {
  assert.deepEqual(costRows(terms).map((row) => [row.reason, row.growth, row.longestHours]), [['order_change', 0.25, 1.5], ['wismo', null, null], ['*', null, 24]]);
  assert.deepEqual(costRows({ costs: {}, longest_wait_seconds: {} }), []);
});

test('what is shown and saved again changes nothing, also what the form does not ask for', () => {
  for (const row of costRows(terms)) assert.deepEqual({ ...terms, ...costFrom(valuesOfCost(row), terms) }, terms, row.reason);
});

test('a reason is added, changed with a comma, emptied and removed; the others stay', () => {
  const added = costFrom({ reason: 'billing', per_hour: '1,5', growth: '10', missed: '', longest: '2' }, terms);
  assert.deepEqual(added.costs?.billing, { per_hour: 1.5, growth_per_hour: 0.1 });
  assert.equal(added.longest_wait_seconds?.billing, 7200);
  assert.deepEqual(added.costs?.order_change, terms.costs.order_change);
  const emptied = costFrom({ ...valuesOfCost(costRows(terms)[0]!), missed: '', longest: '' }, terms);
  assert.deepEqual([emptied.costs?.order_change, emptied.longest_wait_seconds], [{ per_hour: 4, growth_per_hour: 0.25, handle_seconds: 300 }, { '*': 86_400 }]);
  assert.deepEqual(withoutCost('order_change', terms), { costs: { '*': { per_hour: 1 }, wismo: { per_hour: 0.3, missed: 1 } }, longest_wait_seconds: { '*': 86_400 } });
  assert.deepEqual(withoutCost('*', terms).costs, { wismo: terms.costs.wismo, order_change: terms.costs.order_change }, 'how long all others wait is not touched');
  assert.equal(withoutCost('*', terms).longest_wait_seconds, undefined);
});
