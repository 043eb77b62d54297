import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCharts, readPromotions } from './read-tables.ts';

test('codes from a table: what is left out means nothing, what is wrong names its line', () => {
  const { promotions, problems } = readPromotions([
    { code: 'SAVE5', kind: 'fixed', value: '5,50', currency: 'eur', minimum: '50', categories: 'Shirts; Caps', until: '2026-12-31', countries: 'de;at', combinable: 'no', first_order_only: 'yes' },
    { code: 'THREE', kind: 'buy_get', buy: '2', get: '1' }, { code: 'YEN', kind: 'fixed', value: '500', currency: 'JPY' },
    { code: '', kind: 'percent', value: '10' }, { code: 'A', kind: 'percent', value: '101' }, { code: 'B', kind: 'fixed', value: '5' }, { code: 'C', kind: 'half' }, { code: 'D', kind: 'free_shipping', from: 'soon' }, { code: 'E', kind: 'free_shipping', countries: 'Germany' }, { code: 'F', kind: 'free_shipping', on: 'maybe' }, { code: 'G', kind: 'free_shipping', uses_total: '1.5' },
  ]);
  assert.deepEqual(promotions.map(({ code, gift, minimum_minor, until, on }) => [code, gift, minimum_minor, until, on]), [
    ['SAVE5', { kind: 'fixed', amount_minor: 550 }, 5000, '2026-12-31T23:59:59.999Z', true], ['THREE', { kind: 'buy_get', buy: 2, get: 1, percent: 100 }, null, null, true], ['YEN', { kind: 'fixed', amount_minor: 500 }, null, null, true],
  ]);
  assert.deepEqual([promotions[0]?.only.categories, promotions[0]?.countries, promotions[0]?.combinable, promotions[0]?.first_order_only], [['Shirts', 'Caps'], ['DE', 'AT'], false, true]);
  assert.deepEqual(problems.map(({ line }) => line), [5, 6, 7, 8, 9, 10, 11, 12]);
});

test('size tables: rows of one chart together, spans in millimetres', () => {
  const { charts, problems } = readCharts([
    { chart: 'Tees', size: 'S', chest: '86-91', categories: 'Shirts' }, { chart: 'Shoes', unit: 'in', size: '9', foot: '10.5' }, { chart: 'Tees', size: 'M', chest: '92 – 97,5', categories: 'Knitwear' }, { chart: 'Tees', size: 'L', chest: 'wide' }, { chart: '', size: 'L' }, { chart: 'Tees', size: 'L', unit: 'feet' },
  ]);
  assert.deepEqual(charts, [
    { name: 'Tees', unit: 'cm', categories: ['Shirts', 'Knitwear'], rows: [{ size: 'S', spans: { chest: { from_mm: 860, to_mm: 910 } } }, { size: 'M', spans: { chest: { from_mm: 920, to_mm: 975 } } }] },
    { name: 'Shoes', unit: 'in', categories: [], rows: [{ size: '9', spans: { foot: { from_mm: 267, to_mm: 267 } } }] },
  ]);
  assert.deepEqual(problems.map(({ line }) => line), [5, 6, 7]);
});
