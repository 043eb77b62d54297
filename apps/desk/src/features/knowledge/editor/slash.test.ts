import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offeredFor, slashBefore, type Offered } from './slash.ts';

test('a slash asks at the beginning and after a space, not inside a word or an address', () => {
  assert.deepEqual(['/', 'see /ord', '/order n', 'and/or', 'https://north.test', 'a / long sentence that goes on and on'].map(slashBefore), ['', 'ord', 'order n', null, null, null]);
});

test('what begins with the words comes before what only holds them', () => {
  const fact = (name: string, note: string): Offered => ({ put: name, name, note, kind: 'fact' });
  const all = [fact('parcel.state', 'where their order is'), fact('order.number', 'its number'), fact('brand.name', 'the brand')];
  assert.deepEqual(offeredFor(all, 'Order').map((one) => one.name), ['order.number', 'parcel.state']);
  assert.deepEqual(offeredFor(all, 'zebra'), []);
});
