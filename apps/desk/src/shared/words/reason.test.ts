import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeName } from './reason.ts';

const delivery = { id: 'd', name: 'Delivery', parent_id: null };
const late = { id: 'l', name: 'Late', parent_id: 'd' };

test('a contact reason is named with what it stands beneath', () => {
  assert.equal(wholeName(late, [delivery, late]), 'Delivery › Late');
  assert.equal(wholeName(delivery, [delivery, late]), 'Delivery');
});

test('a reason whose parent is not known has its own name and no loose arrow', () => {
  assert.equal(wholeName(late, [late]), 'Late');
});
