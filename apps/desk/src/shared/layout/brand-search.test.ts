import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandAmong, readBrand } from './brand-search.ts';

const [north, south, foreign] = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-000000000002', '0190a1b2-0000-7000-8000-00000000000f'];
const brands = [{ id: north }, { id: south }];

test('the brand of the address, then the one looked at last, then the first; never one somebody may not see', () => {
  const rows: readonly [address: string | undefined, kept: string | null, shown: string][] = [[undefined, null, north], [south, null, south], [south, north, south], [undefined, south, south], [foreign, south, south], [foreign, foreign, north], ['', '', north]];
  for (const [address, kept, shown] of rows) assert.equal(brandAmong(brands, address, kept), shown, `${address} ${kept}`);
  assert.equal(brandAmong([], north, north), '');
});

test('only what looks like a brand is taken from an address', () => {
  assert.deepEqual([readBrand({ brand: south, other: 1 }), readBrand({ brand: 'x; drop' }), readBrand({ brand: 7 }), readBrand({})], [{ brand: south }, {}, {}, {}]);
});
