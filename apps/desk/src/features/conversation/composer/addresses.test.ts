import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddresses, writeAddresses } from './addresses.ts';

test('addresses are read as people write them', () => {
  const { addresses, unclear } = readAddresses('Ana López <ana@shop.test>; b@c.test,\n"Depot, no" , <x@y.test>');
  assert.deepEqual(addresses, [
    { name: 'Ana López', address: 'ana@shop.test' },
    { name: '', address: 'b@c.test' },
    { name: '', address: 'x@y.test' },
  ]);
  assert.deepEqual(unclear, ['"Depot', 'no"']);
  assert.equal(writeAddresses(addresses), 'Ana López <ana@shop.test>, b@c.test, x@y.test');
  assert.deepEqual(readAddresses('a@b, @c.test, a@b.c').addresses, []);
});
