import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsBeside, regionOf } from './facts-beside.ts';
import { findEntities } from './entities/find-entities.ts';

test('where a brand sells is known from its locale, its currency or its language, or not at all', () => {
  for (const [locale, currency, region] of [['en-US', 'EUR', 'US'], ['en', 'USD', 'US'], ['en', 'EUR', undefined], ['de', null, 'DE'], ['ja', null, 'JP'], ['pt', 'BRL', 'BR'], ['es', null, undefined], ['not a locale', 'GBP', 'GB']] as const) assert.equal(regionOf(locale, currency), region, locale);
});

test('a message is read as the shop it was written to reads it', () => {
  const facts = factsBeside({ at: new Date('2026-11-20T10:00:00Z'), time_zone: 'America/New_York', unanswered: 0, brand_locale: 'en-US', order_numbers: ['KD-1042', 'KD-998'], currency: 'USD' });
  const found = findEntities('I need KD-1187 by 12/05/2026, call (415) 555-0132, it was $20', facts).map(({ type, value }) => `${type} ${value}`);
  assert.deepEqual(found, ['order_number KD-1187', 'date 2026-12-05', 'phone +14155550132', 'amount 20.00 USD']);
});
