import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shopAddress } from './shop-address.ts';

test('the address of a shop in whatever people paste', () => {
  const north = ['north-apparel', 'North-Apparel.myshopify.com', 'https://north-apparel.myshopify.com/admin/apps', 'https://admin.shopify.com/store/north-apparel/settings/apps', ' north-apparel.myshopify.com?x=1 '];
  assert.deepEqual(north.map(shopAddress), Array.from(north, () => 'north-apparel.myshopify.com'));
  assert.deepEqual(['', 'www.north.example/shop'].map(shopAddress), ['', 'www.north.example']);
});
