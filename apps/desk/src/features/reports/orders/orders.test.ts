import type { SilenceRow } from '@keepdesk/client';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedOf, readOrderSearch } from './order-search.ts';
import { findSilence } from './silence-words.ts';

const row = (from_days: number, contacts: number, value: number, low: number, high: number, told = false): SilenceRow => ({ told, from_days, to_days: null, order_days: 100, contacts, per_100_a_day: { value, low, high } });

test('an address asks only what can be asked', () => {
  assert.deepEqual(readOrderSearch({ by: 'carrier', period: 'last_30_days', reason: 'x', more: 1 }), { by: 'carrier', period: 'last_30_days' });
  assert.deepEqual(readOrderSearch({ by: 'mood', period: 7 }), {});
  const reason = '00000000-0000-7000-8000-000000000001';
  assert.deepEqual(askedOf('b', readOrderSearch({ reason })), { brand_id: 'b', by: 'product', period: 'last_90_days', reason_id: reason });
  assert.deepEqual(askedOf('b', { by: 'reason', reason }), { brand_id: 'b', by: 'reason', period: 'last_90_days' });
});

test('silence is said to create contacts from the first length that surely draws more than the first day', () => {
  const calm = row(0, 20, 0.6, 0.4, 0.9);
  assert.deepEqual(findSilence([calm, row(1, 9, 0.8, 0.4, 1.4), row(3, 30, 4.1, 2.8, 5.9), row(5, 9, 5, 2, 9)]), { kind: 'rises', days: 3, late: 4.1, early: 0.6 });
  assert.deepEqual(findSilence([calm, row(3, 5, 0.7, 0.2, 1.6)]), { kind: 'flat' });
  assert.deepEqual(findSilence([row(0, 2, 0.6, 0.1, 2), row(3, 3, 9, 3, 20)]), { kind: 'few' });
  assert.deepEqual(findSilence([calm, row(3, 30, 4.1, 2.8, 5.9, true)]), { kind: 'flat' });
  assert.deepEqual(findSilence([]), { kind: 'few' });
});
