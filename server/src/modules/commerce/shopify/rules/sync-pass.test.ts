import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftToFetch, type KindProgress } from './sync-pass.ts';

const round = (began: string, done: boolean): KindProgress => ({ began, done, cursor: null, since: null, fetched: 0, total: null });

test('a pass goes on where it was left, and a finished one makes room for the next', () => {
  const all = ['products', 'customers', 'orders'];
  assert.deepEqual(leftToFetch({}), all);
  assert.deepEqual(leftToFetch({ products: round('10:00', false) }), all);
  assert.deepEqual(leftToFetch({ products: round('10:00', true), customers: round('10:01', false) }), ['customers', 'orders']);
  assert.deepEqual(leftToFetch({ products: round('10:00', true), customers: round('10:01', true), orders: round('10:02', true) }), all);
  assert.deepEqual(leftToFetch({ products: round('11:00', true), customers: round('10:01', true), orders: round('10:02', true) }), ['customers', 'orders']);
});
