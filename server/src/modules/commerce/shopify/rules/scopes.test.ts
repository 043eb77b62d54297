import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCOPES, scopesMissing } from './scopes.ts';

test('a token that may write products may read them; what is missing is told once, and nothing we never asked for', () => {
  const missing = scopesMissing(['read_orders', 'write_products', 'read_customers', 'read_themes']);
  assert.deepEqual(missing, ['read_fulfillments', 'read_all_orders', 'read_inventory', 'write_orders', 'write_order_edits', 'write_draft_orders', 'write_discounts', 'write_gift_cards', 'write_store_credit_account_transactions', 'read_locations']);
  assert.deepEqual(scopesMissing(SCOPES.map((scope) => scope.name)), []);
});
