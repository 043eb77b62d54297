import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealingKinds } from '../contract.ts';
import { permissionOf, seenKinds } from './seen-kinds.ts';

test('all kinds where none is asked for, those asked for otherwise, and never one that may not be seen', () => {
  assert.deepEqual(seenKinds([], () => true), [...dealingKinds]);
  assert.deepEqual(seenKinds(['review', 'order'], () => true), ['order', 'review']);
  assert.deepEqual(seenKinds([], (permission) => permission === 'memberships.read'), ['subscription', 'charge', 'points', 'credit']);
  assert.deepEqual(seenKinds(['order'], (permission) => permission !== 'orders.read'), []);
  assert.deepEqual(Object.keys(permissionOf).toSorted(), [...dealingKinds].toSorted());
});
