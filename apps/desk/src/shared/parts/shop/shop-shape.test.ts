import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appsPage, isShopDomain, knownUpTo, shopDomain, syncFraction } from './shop-shape.ts';

test('a shop’s address is found in what people paste', () => {
  for (const text of ['north-apparel', 'https://north-apparel.myshopify.com/admin', ' North-Apparel.myshopify.com ', 'https://admin.shopify.com/store/north-apparel/orders?x=1']) assert.equal(shopDomain(text), 'north-apparel.myshopify.com', text);
  assert.equal(isShopDomain(shopDomain('www.north.example')), false);
  assert.equal(shopDomain(''), '');
  assert.equal(appsPage('north-apparel.myshopify.com'), 'https://admin.shopify.com/store/north-apparel/settings/apps/development');
});

const kind = (fetched: number, total: number | null, done: boolean, up_to: string | null = null) => ({ fetched, total, done, up_to });

test('how far a first sync is counts every kind, and is not guessed before the shop said how much there is', () => {
  assert.equal(syncFraction({ progress: { products: kind(10, 10, true), customers: kind(25, 50, false), orders: kind(0, 40, false) } }), 0.35);
  assert.equal(syncFraction({ progress: { products: kind(5, 10, false), customers: kind(0, null, false), orders: kind(0, null, false) } }), undefined);
  assert.equal(syncFraction({ progress: { products: kind(0, 0, true), customers: kind(3, null, true), orders: kind(0, 0, true) } }), 1);
});

test('what is known of a shop is as old as its oldest kind', () => {
  const progress = { products: kind(1, 1, true, '2026-11-20T10:00:00Z'), customers: kind(1, 1, true, '2026-11-20T09:00:00Z'), orders: kind(1, 1, true, '2026-11-20T11:00:00Z') };
  assert.equal(knownUpTo({ progress }), '2026-11-20T09:00:00Z');
  assert.equal(knownUpTo({ progress: { ...progress, orders: kind(1, 4, false) } }), null);
});
