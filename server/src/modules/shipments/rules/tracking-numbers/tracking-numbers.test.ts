import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../../../../platform/testing/scales-gently.ts';
import { fedex, gs1, luhn, modulo37And36, modulo7, oneTwo, s10 } from './check-digits.ts';
import { couriersOf, findTrackingNumbers } from './find-tracking-numbers.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The one last character that makes a number right, found by trying. */
const completed = (body: string, check: (number: string) => boolean, letters = '0123456789') => {
  const right = [...letters].filter((last) => check(body + last));
  assert.equal(right.length, 1, `${body} has one check digit`);
  return body + (right[0] ?? '');
};
const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** Made here: a carrier, a body, and what its check digit is over. */
const made: readonly { courier: string; number: fc.Arbitrary<string> }[] = [
  { courier: 'ups', number: fc.tuple(fc.array(fc.constantFrom(...ALPHABET), { minLength: 6, maxLength: 6 }), digits(9)).map(([shipper, rest]) => `1Z${completed(shipper.join('') + rest, oneTwo)}`) },
  { courier: 'usps', number: digits(19).map((rest) => completed(`94${rest}`, gs1)) },
  { courier: 'usps', number: digits(19).map((rest) => completed(rest, gs1)) },
  { courier: 'royal_mail', number: digits(8).map((rest) => `RA${completed(rest, s10)}GB`) },
  { courier: 's10', number: digits(8).map((rest) => `EE${completed(rest, s10)}TW`) },
  { courier: 'dpd', number: digits(27).map((rest) => completed(rest, modulo37And36, ALPHABET)) },
  { courier: 'ontrac', number: digits(13).map((rest) => `C${completed(`4${rest}`, oneTwo).slice(1)}`) },
];

test('the check digits are those the standards print', () => {
  assert.ok(gs1('629104150021' + '3'));
  assert.ok(luhn('79927398713'));
  assert.ok(oneTwo('999AA10123456784'));
  assert.ok(s10('473124829'));
  assert.ok(fedex('123456789012'));
  assert.ok(modulo7('1234567891'));
  assert.ok(modulo37And36('A12425GABC1234002' + 'M'));
});

test('every number a carrier can make is found, alone, in words, in groups and letter by letter', () => {
  for (const { courier, number } of made) {
    fc.assert(fc.property(number, fc.constantFrom('', 'Where is my parcel ', 'Sendung: ', '(no. '), fc.constantFrom(1, 4, 40), (whole, before, size) => {
      fc.pre(!/^0+$/.test(whole));
      const written = whole.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';
      const found = findTrackingNumbers(`${before}${written}, please`);
      assert.deepEqual(found.map((one) => [one.number, one.start, one.end]), [[whole, before.length, before.length + written.length]]);
      assert.ok(found[0]?.couriers.includes(courier), courier);
    }), { numRuns: 40 });
  }
});

test('one wrong digit is not forgiven where a check digit is', () => {
  for (const { courier, number } of made.filter((_, at) => at !== 2)) { // twenty digits have two forms
    fc.assert(fc.property(number, fc.nat(8), (whole, more) => {
      fc.pre(courier !== 'dpd' || /\d$/.test(whole));
      const last = whole.search(/\d(?=\D*$)/);
      const other = String((Number(whole[last]) + 1 + more) % 10);
      assert.ok(!couriersOf(whole.slice(0, last) + other + whole.slice(last + 1)).includes(courier));
    }), { numRuns: 40, maxSkipsPerRun: 1000 });
  }
});

const forms: readonly [string, string][] = [
  ['1z999aa10123456784', 'ups'], ['TBA123456789012', 'amazon'], ['LX12345678', 'lasership'], ['JD0001234567890123', 'yodel'], ['YT1234567890123456', 'yunexpress'], ['SP123456789012345678', 'speedee'], ['GFUS12345678901234', 'gofo'],
  ['LTN12345678N1', 'landmark'], ['D123456789012345678901', 'canpar'], ['ABC123456789', 'purolator'], ['JJD0123456789', 'dhl'], ['420 90210 9400 1112 0620 6406 2607 87', 'usps'], ['RR473124829SE', 'postnord'],
];
test('forms without a check digit go by their letters', () => {
  for (const [number, courier] of forms) assert.ok(couriersOf(number).includes(courier), number);
});

test('what is none is left: prose, short numbers, prices, phones in groups, other countries’ letters', () => {
  for (const text of ['', 'order 1042', 'UPS 331881001', 'RB473124829ZZ', 'call +49 151 2345 6789 now', 'EUR 1999.00 on 2024-05-12', '000000000000', 'IN 2024 I bought 3 of 12', '1Z1111111111111111', 'TBB123456789012']) assert.deepEqual(findTrackingNumbers(text), [], text);
});

test('two numbers beside each other stay two, and an order number is no part of one', () => {
  const both = findTrackingNumbers('123456789012 1Z999AA10123456784 and 1042 RR473124829SE');
  assert.deepEqual(both.map((one) => [one.number, one.sure]), [['123456789012', false], ['1Z999AA10123456784', true], ['RR473124829SE', true]]);
});

test('no text takes long: thousands of groups of one digit', () => {
  scalesGently('finding', findTrackingNumbers, ['1 ', '1A', '1Z', '1-', 'RB ', '9']);
});
