import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrderCounts } from '../../facts/index.ts';
import { orderCsvLines, reasonRowsOf, rowsOf, silenceRowsOf, totalOf } from './per-order.ts';
import { csvCell } from './write-figure.ts';
import { daysOf } from './periods.ts';

type Given = readonly [key: string, orders: number, contacts: number];

/** A brand whose orders are divided into these. */
function divided(parts: readonly Given[], more: Partial<OrderCounts['whole']> = {}): OrderCounts {
  const rows = parts.map(([key, orders, contacts]) => ({ key, name: key, orders, writers: Math.min(orders, contacts), contacts }));
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const contacts = sum((row) => row.contacts);
  return { whole: { key: '', name: '', orders: sum((row) => row.orders), writers: sum((row) => row.writers), contacts, everyContact: contacts, squares: contacts, ...more }, rows };
}

test('what surely costs contacts leads, not one order with one contact', () => {
  const rows = rowsOf(divided([['once', 1, 1], ['plain', 4000, 400], ['parka', 500, 110], ['calm', 900, 60]]));
  assert.deepEqual(rows.map((row) => row.key), ['parka', 'plain', 'calm', 'once']);
  const [parka, , , once] = rows;
  assert.ok(parka && once);
  assert.equal(Math.round(parka.per_100?.value ?? 0), 22);
  assert.equal(Math.round((parka.rest_per_100 ?? 0) * 100) / 100, 9.41);
  // 500 orders at the brand's own 571 of 5401 would have had 52.9 contacts.
  assert.equal(Math.round((parka.excess?.value ?? 0) * 10) / 10, 57.1);
  assert.ok((parka.excess?.low ?? 0) > 30 && parka.stands_out && !once.stands_out && once.few && (once.excess?.low ?? 0) < 0);
});

test('over parts that share no order what is above and below the brand’s rate adds up to nothing', () => {
  const part = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 500 }));
  fc.assert(fc.property(fc.array(part, { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (parts, spread) => {
    const counts = divided(parts.map(([orders, contacts], at) => [`k${at}`, orders, contacts] as const));
    const rows = rowsOf({ ...counts, whole: { ...counts.whole, squares: counts.whole.contacts * spread } });
    const whole = rows.reduce((sum, row) => sum + (row.excess?.value ?? 0), 0);
    assert.ok(Math.abs(whole) < 1e-6);
    for (const row of rows) assert.ok(row.excess && row.per_100 && row.excess.low <= row.excess.value && row.excess.value <= row.excess.high && row.per_100.low <= row.per_100.value && row.per_100.value <= row.per_100.high);
    assert.ok(rows.every((row, at) => at === 0 || (row.few && !rows[at - 1]?.few) || (row.few === rows[at - 1]?.few && (rows[at - 1]?.excess?.low ?? 0) >= (row.excess?.low ?? 0))));
  }), { seed: 23, numRuns: 80 });
});

test('where every order has a key there is nothing to compare it with', () => {
  const [only] = rowsOf(divided([['de', 100, 20]]));
  assert.deepEqual([only?.difference_per_100, only?.excess, only?.rest_per_100, only?.stands_out], [null, null, null, false]);
  assert.deepEqual(rowsOf(divided([])), []);
  assert.equal(totalOf(divided([])).per_100, null);
});

test('whoever writes again makes the brand’s contacts less sure', () => {
  const parts = [['a', 500, 100], ['b', 500, 60]] as const;
  const [plain, clustered] = [rowsOf(divided(parts)), rowsOf(divided(parts, { squares: 640 }))];
  assert.equal(plain[0]?.stands_out, true);
  assert.equal(clustered[0]?.stands_out, false);
  assert.ok((clustered[0]?.per_100?.high ?? 0) > (plain[0]?.per_100?.high ?? 0));
});

test('reasons of a key stand beside the brand’s others; of the brand the most frequent comes first', () => {
  const { whole } = divided([['x', 200, 60], ['y', 1800, 180]]);
  const rows = [{ reasonId: 'wismo', name: 'Where is it', contacts: 50, wholeContacts: 80 }, { reasonId: null, name: '', contacts: 10, wholeContacts: 160 }, { reasonId: 'size', name: 'Size', contacts: 0, wholeContacts: 0 }];
  const within = reasonRowsOf({ whole, within: { key: 'x', name: 'x', orders: 200, writers: 60, contacts: 60 }, rows });
  assert.deepEqual(within.map((row) => [row.key, row.stands_out]), [['wismo', true], ['', false]]);
  assert.equal(Math.round((within[0]?.difference_per_100?.value ?? 0) * 10) / 10, 23.3);
  const all = reasonRowsOf({ whole, within: whole, rows: rows.map((row) => ({ ...row, contacts: row.wholeContacts })) });
  assert.deepEqual(all.map((row) => [row.key, row.excess]), [['', null], ['wismo', null]]);
});

test('silence is told as letters a day of 100 who wait, with the share that came late', () => {
  const { data, late_share } = silenceRowsOf([{ told: false, fromDays: 0, toDays: 1, orderDays: 1000, writes: 6 }, { told: false, fromDays: 3, toDays: 5, orderDays: 200, writes: 8 }, { told: true, fromDays: 7, toDays: null, orderDays: 0, writes: 0 }]);
  assert.deepEqual(data.map((row) => row.per_100_a_day && Math.round(row.per_100_a_day.value * 10) / 10), [0.6, 4, null]);
  assert.deepEqual([late_share?.n, Math.round((late_share?.value ?? 0) * 100)], [14, 57]);
});

test('a table is read by a spreadsheet, and no name is a command', () => {
  const [head, first] = [...orderCsvLines('sku', rowsOf(divided([['=a', 40, 4], ['b', 60, 6]])), csvCell)];
  assert.match(head ?? '', /^sku,name,orders,/);
  assert.match(first ?? '', /^('=a,'=a,40|b,b,60),/);
  assert.deepEqual(daysOf({ from: new Date('2026-03-23T23:00:00Z'), to: new Date('2026-03-30T22:00:00Z') }, 'Europe/Berlin'), { from: '2026-03-24', to: '2026-03-31' });
  assert.deepEqual(daysOf({ from: new Date('2026-03-23T23:00:00Z'), to: new Date('2026-03-24T09:00:00Z') }, 'Europe/Berlin'), { from: '2026-03-24', to: '2026-03-25' });
});
