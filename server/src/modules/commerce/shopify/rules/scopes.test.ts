import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCOPES, scopesGranted } from './scopes.ts';

test('a token that may write products may read them; what is missing is told, needed or not', () => {
  const seen = scopesGranted(['read_orders', 'write_products', 'read_customers', 'read_themes']);
  assert.deepEqual(seen.filter((scope) => scope.granted).map((scope) => scope.name), ['read_orders', 'read_customers', 'read_products']);
  assert.deepEqual(seen.filter((scope) => !scope.granted && scope.needed).map((scope) => scope.name), ['read_fulfillments']);
  // What we never asked for is nobody's business.
  assert.deepEqual(seen.map((scope) => scope.name), SCOPES.map((scope) => scope.name));
});
