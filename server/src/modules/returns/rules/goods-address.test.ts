import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { countryCode, fromShop, missingParts, noAddress, printedAddress, splitStreet } from './goods-address.ts';

test('street and house number, however people write them', () => {
  const table: readonly (readonly [string, string | null, string?])[] = [
    ['Mill Lane 2', 'Mill Lane', '2'], ['Charles-de-Gaulle-Str. 20', 'Charles-de-Gaulle-Str.', '20'], ['Musterstr. 1a', 'Musterstr.', '1a'], ['Musterstraße 12 b', 'Musterstraße', '12b'], ['Hauptstr. 3-5', 'Hauptstr.', '3-5'],
    ['Rua 1', 'Rua', '1'], ['12 Mill Lane', 'Mill Lane', '12'], ['221B Baker Street', 'Baker Street', '221B'], ['Straße des 17. Juni 135', 'Straße des 17. Juni', '135'], ['Calle Mayor, 14', 'Calle Mayor', '14'], ['Ringstraße Nr. 7', 'Ringstraße', '7'],
    ['C1 12/4', 'C1', '12/4'], ['Mill Lane', null], ['', null], ['17', null],
  ];
  for (const [line, street, house] of table) assert.deepEqual(splitStreet(line), street === null ? null : { street, house }, line);
});

test('what is split is what was written, in either order', () => {
  const random = seededRandom(7);
  const pickOf = <T>(all: readonly T[]): T => all[Math.floor(random.next() * all.length)] as T;
  for (let n = 0; n < 500; n += 1) {
    const street = `${pickOf(['Mill', 'Große', 'Am alten', 'Rue du', 'Sankt-Anna-'])} ${pickOf(['Lane', 'Gasse', 'Weg', 'Lac', 'Platz'])}`;
    const house = `${1 + Math.floor(random.next() * 400)}${pickOf(['', '', 'a', 'B', '-7', '/2'])}`;
    for (const line of [`${street} ${house}`, `${house} ${street}`, ` ${street},  ${house} `]) assert.deepEqual(splitStreet(line), { street, house }, line);
  }
});

test('countries by two letters or by name; what is none is none', () => {
  for (const [written, code] of [['DE', 'DE'], ['de', 'DE'], ['UK', 'GB'], ['Germany', 'DE'], ['Deutschland', 'DE'], ['Österreich', 'AT'], ['  france ', 'FR'], ['United States', 'US'], ['USA', 'US'], ['España', 'ES'], ['Czech Republic', 'CZ'], ['XX', null], ['ZZ', null], ['Atlantis', null], ['', null], ['X', null]] as const) assert.equal(countryCode(written), code, written);
});

test('what a parcel cannot do without, in the order one fills it in', () => {
  assert.deepEqual(missingParts(noAddress), ['name', 'line1', 'postal_code', 'city', 'country']);
  const full = fromShop({ name: 'Ana', line1: 'Rua 1', postal_code: '4000', city: 'Porto', country: 'Portugal' }, { email: 'a@b.example', phone: null, name: null });
  assert.deepEqual([missingParts(full), full.country, full.email], [[], 'PT', 'a@b.example']);
  assert.deepEqual(missingParts({ ...full, name: '', company: 'North' }), []);
  assert.deepEqual(missingParts({ ...full, postal_code: '' }), ['postal_code']);
  assert.deepEqual(missingParts({ ...full, postal_code: '', country: 'HK' }), []);
  assert.deepEqual(missingParts(fromShop({ line1: 'Rua 1', city: 'Porto', country: 'Nowhere' }, { email: null, phone: null, name: 'Ana' })), ['postal_code', 'country']);
  assert.deepEqual(missingParts(fromShop(null, { email: null, phone: null, name: null })), ['name', 'line1', 'postal_code', 'city', 'country']);
});

test('an address as one prints it', () => {
  assert.deepEqual(printedAddress({ ...noAddress, company: 'North', name: 'Returns', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE' }), ['North', 'Returns', 'Mill Lane 2', '10115 Berlin', 'DE']);
  assert.deepEqual(printedAddress(noAddress), []);
});
