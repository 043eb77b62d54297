import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandBody, brandStart, domainFrom, slugFrom } from './brand-shape.ts';

test('a short name is what is left of a name in plain letters', () => {
  assert.equal(slugFrom('Café Müller & Söhne'), 'cafe-muller-sohne');
  assert.equal(slugFrom('日本'), '');
});

test('a domain is found in what people paste', () => {
  assert.equal(domainFrom(' https://www.Shop.example/en?x=1 '), 'shop.example');
  assert.equal(domainFrom('shop.example:8443'), 'shop.example');
});

test('a new brand is sent whole, its first language among all', () => {
  const body = brandBody({ ...brandStart(null, { language: 'de', zone: 'Europe/Berlin' }), name: ' North ', domain: 'http://north.example/', locale: 'en' });
  assert.deepEqual(body, { name: 'North', slug: 'north', domain: 'north.example', color: '#0b6680', locale: 'en', locales: ['en', 'de'], time_zone: 'Europe/Berlin' });
});
