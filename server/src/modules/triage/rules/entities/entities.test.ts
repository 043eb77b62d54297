import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findTrackingNumbers } from '../../../shipments/index.ts';
import type { EntityFacts, EntityType } from './entity.ts';
import { minorOf } from './find-amounts.ts';
import { findEntities } from './find-entities.ts';
import { orderPatternsOf } from './find-numbers.ts';
import { isNear, labelNamed } from './labels.ts';

/** A Saturday. */
const now = new Date('2026-11-21T10:00:00Z');
const found = (text: string, facts: EntityFacts = { now }) => findEntities(text, facts).map((entity) => [entity.type, entity.text, entity.value]);
const typesIn = (text: string, facts: EntityFacts = { now }) => findEntities(text, facts).map((entity) => entity.type);

const numbers: readonly [string, EntityType, string][] = [
  ['Where is order 1042?', 'order_number', '1042'],
  ['order #KD-1042 please', 'order_number', 'KD-1042'],
  ['my purchase number is 0012384', 'order_number', '0012384'],
  ['12345 is my order number', 'order_number', '12345'],
  ['Bestellnummer: 2024-10442', 'order_number', '2024-10442'],
  ['ma commande n° 88123', 'order_number', '88123'],
  ['mi pedido 5521', 'order_number', '5521'],
  ['ordine 90211 non arrivato', 'order_number', '90211'],
  ['encomenda nº 4477', 'order_number', '4477'],
  ['bestelling 70012', 'order_number', '70012'],
  ['注文番号123-4567890-1234567', 'order_number', '123-4567890-1234567'],
  ['رقم الطلب 45678', 'order_number', '45678'],
  ['help with orderr 778812', 'order_number', '778812'],
  ['purhcase 778812 is late', 'order_number', '778812'],
  ['#1042', 'order_number', '1042'],
  ['send me invoice #85632', 'invoice_number', '85632'],
  ['Rechnung RE-2024-17', 'invoice_number', 'RE-2024-17'],
  ['la factura 9931', 'invoice_number', '9931'],
  ['article TSH-0042-M is torn', 'sku', 'TSH-0042-M'],
  ['Artikelnummer 4711-08', 'sku', '4711-08'],
  ['tracking 123456789012', 'tracking_number', '123456789012'],
  ['UPS says 1Z 999 AA1 01 2345 6784', 'tracking_number', '1Z999AA10123456784'],
];

test('names numbers by the word beside them, in the served languages and with slips of the finger', () => {
  for (const [text, type, value] of numbers) assert.deepEqual(findEntities(text, { now }).map((entity) => [entity.type, entity.value]), [[type, value]], text);
});

test('leaves what is no number of ours', () => {
  for (const text of ['', 'order', 'I bought 3 shirts in 2024', 'iPhone 15 Pro 256GB', 'order 2x size 42', 'ticket 99123', 'room 12 on floor 3', '50% off', '4.5 stars', 'constructor __proto__', 'my card 4012 8888']) assert.deepEqual(found(text), [], text);
});

const telephones = ['+1 415 555 0132', '+49 151 23456789', '+44 20 7946 0958', '(415) 555-0132', '0151 23456789'];

test('a telephone is a telephone beside any number, and a labelled number never is one', () => {
  for (const phone of telephones) {
    for (const text of [`call me at ${phone} about order 778812`, `order 778812, tel ${phone}`, `my phone is ${phone}. My order is 778812`]) {
      assert.deepEqual(findEntities(text, { now }).filter((entity) => entity.type === 'phone').map((entity) => entity.text), [phone], text);
      assert.deepEqual(findEntities(text, { now }).filter((entity) => entity.type === 'order_number').map((entity) => entity.text), ['778812'], text);
    }
  }
  assert.deepEqual(typesIn('my order is 4155550132', { region: 'US' }), ['order_number']);
  assert.deepEqual(typesIn('you can call 4155550132', { region: 'US' }), ['phone']);
  assert.deepEqual(typesIn('order 778812, my phone 5551234567', { region: 'US' }), ['order_number', 'phone']);
});

test('what other desks and accounts are called by is no telephone', () => {
  for (const text of ['claim 1-3001885409', 'reference number: 1-2888155964', '99.99999999% sure', 'flight 2348/3499']) assert.ok(!typesIn(text, { region: 'US' }).includes('phone'), text);
});

test('no ten-digit number behind a word about telephones is taken for an order or a parcel, none behind "order" for a telephone', () => {
  const digits = fc.tuple(fc.constantFrom(...'123456789'), fc.array(fc.nat(9), { minLength: 9, maxLength: 9 })).map(([first, rest]) => first + rest.join(''));
  fc.assert(fc.property(digits, fc.constantFrom(undefined, 'US', 'DE', 'GB'), (number, region) => {
    const facts = region === undefined ? {} : { region };
    assert.ok(typesIn(`please call me on ${number}, thanks for my order`, facts).every((type) => type === 'phone'));
    assert.deepEqual(typesIn(`it is about order ${number}`, facts), ['order_number']);
    assert.ok(!typesIn(`parcel ${number}`, facts).includes('phone') || findTrackingNumbers(number).length === 0);
  }));
});

test('knows a shop’s own order numbers wherever they stand', () => {
  const orderPatterns = orderPatternsOf(['KD-1042', 'KD-998', '#20551']);
  assert.deepEqual(orderPatterns, [{ before: 'KD-', after: '', leastDigits: 2, mostDigits: 5 }, { before: '', after: '', leastDigits: 4, mostDigits: 6 }]);
  assert.deepEqual(found('what about kd-1043?', { orderPatterns }), [['order_number', 'kd-1043', 'KD-1043']]);
  assert.deepEqual(found('the number 20552 was never delivered', { orderPatterns }), []);
  assert.deepEqual(found('my order never came, it is 20552', { orderPatterns }), [['order_number', '20552', '20552']]);
});

const amounts: readonly [string, EntityFacts, string, number][] = [
  ['€19.99', {}, '19.99 EUR', 1999], ['19,99 €', {}, '19.99 EUR', 1999], ['1.499,00 Euro', {}, '1499.00 EUR', 149_900], ['$1,499.50', {}, '1499.50 USD', 149_950], ['$20', { region: 'CA' }, '20.00 CAD', 2000], ['$20', { currency: 'AUD' }, '20.00 AUD', 2000], ['160 dollars', {}, '160.00 USD', 16_000],
  ['£5', {}, '5.00 GBP', 500], ['¥2000', {}, '2000 JPY', 2000], ['3000円', {}, '3000 JPY', 3000], ['EUR 12', {}, '12.00 EUR', 1200], ['CHF 1’250.00', {}, '1250.00 CHF', 125_000], ['R$ 99,90', {}, '99.90 BRL', 9990], ['50 ريال', {}, '50.00 SAR', 5000], ['20 €', {}, '20.00 EUR', 2000], ['20 pounds', {}, '20.00 GBP', 2000], ['$1.5k', {}, '1500.00 USD', 150_000],
];

test('amounts in minor units with their currency', () => {
  for (const [text, facts, value, amountMinor] of amounts) {
    const [entity, ...more] = findEntities(`I paid ${text} for it`, facts);
    assert.deepEqual([entity?.type, entity?.text, entity?.value, entity?.money, more], ['amount', text, value, { amountMinor, currency: value.split(' ')[1] }, []], text);
  }
  assert.equal(minorOf('19.999', 'EUR'), 1_999_900);
  assert.equal(minorOf('19.99', 'JPY'), null);
});

test('amounts stand between letters where nobody writes blanks', () => {
  assert.deepEqual(findEntities('合計3000円でした').map((entity) => entity.text), ['3000円']);
});

test('every amount that is written as its currency is, is read back', () => {
  fc.assert(fc.property(fc.nat(99_999_999), fc.constantFrom('de-DE', 'en-US', 'en-GB', 'nl-NL', 'es-ES', 'it-IT'), (amountMinor, locale) => {
    const written = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amountMinor / 100);
    assert.deepEqual(findEntities(`total ${written} paid`).map((entity) => entity.money), [{ amountMinor, currency: 'EUR' }], written);
  }));
});

const dates: readonly [string, string][] = [
  ['on 2026-12-24', '2026-12-24'], ['24.12.2026', '2026-12-24'], ['am 24.12.', '2026-12-24'], ['December 24', '2026-12-24'], ['24th of December', '2026-12-24'], ['3. Januar', '2027-01-03'], ['3 mai 2026', '2026-05-03'], ['el 5 de octubre', '2026-10-05'], ['12月24日', '2026-12-24'], ['2026年12月24日', '2026-12-24'],
  ['today', '2026-11-21'], ['morgen', '2026-11-22'], ['ayer', '2026-11-20'], ['demain', '2026-11-22'], ['明日', '2026-11-22'], ['غدا', '2026-11-22'], ['the day after tomorrow', '2026-11-23'], ['by Friday', '2026-11-27'], ['last Friday', '2026-11-20'], ['I ordered on Monday', '2026-11-16'], ['next Saturday', '2026-11-28'], ['bis Freitag', '2026-11-27'],
  ['in 3 days', '2026-11-24'], ['two weeks ago', '2026-11-07'], ['vor zwei Wochen', '2026-11-07'], ['il y a 3 jours', '2026-11-18'], ['hace una semana', '2026-11-14'], ['in 3 months', '2027-02-21'],
];

test('dates, said or counted, as days', () => {
  for (const [text, value] of dates) assert.deepEqual(findEntities(text, { now }).filter((entity) => entity.type === 'date').map((entity) => entity.value), [value], text);
  assert.deepEqual(found('05/12/2026', { now, region: 'US' })[0]?.[2], '2026-05-12');
  assert.deepEqual(found('05/12/2026', { now, region: 'GB' })[0]?.[2], '2026-12-05');
  assert.deepEqual(found('tomorrow', { now: new Date('2026-11-21T23:30:00Z'), timeZone: 'Asia/Tokyo' })[0]?.[2], '2026-11-23');
  assert.deepEqual(found('tomorrow', {}), []);
  assert.deepEqual(found('for over four months'), []);
  assert.deepEqual(found('over 3 dagen')[0]?.[2], '2026-11-24');
  assert.deepEqual(found('31.02.2026 or 2026-13-01'), []);
});

test('every day is read back from ISO and from its name', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-PT', 'nl-NL'), (date, locale) => {
    const iso = date.toISOString().slice(0, 10);
    const named = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
    for (const text of [iso, named]) assert.deepEqual(findEntities(`it came ${text} at last`).filter((entity) => entity.type === 'date').map((entity) => entity.value), [iso], text);
  }));
});

test('addresses, links and names', () => {
  assert.deepEqual(found('My name is Ann Miller, write to Ann@X.test or see www.x.test/a?b=1.'), [['person', 'Ann Miller', 'Ann Miller'], ['email', 'Ann@X.test', 'ann@x.test'], ['url', 'www.x.test/a?b=1', 'https://www.x.test/a?b=1']]);
  assert.deepEqual(found('Mein Name ist Jörg von der Heide'), [['person', 'Jörg von der Heide', 'Jörg von der Heide']]);
  assert.deepEqual(found('je m’appelle Zoé'), [['person', 'Zoé', 'Zoé']]);
  assert.deepEqual(typesIn('https://x.test/orders/1042?phone=4155550132'), ['url']);
});

test('one slip apart: a letter wrong, missing, too many or two swapped', () => {
  for (const word of ['ordr', 'oder', 'roder', 'orderr', 'ordre']) assert.ok(isNear(word, 'order'), word);
  for (const word of ['odre', 'rder', 'border1', 'or']) assert.ok(!isNear(word, 'order'), word);
  assert.equal(labelNamed('border'), null);
  assert.equal(labelNamed('the'), null);
});

test('spans are in order, never overlap, and cover their text; hostile text costs little', () => {
  const piece = fc.constantFrom('order ', '1042 ', '#', '+49 151 23456789 ', '€5 ', 'tomorrow ', '1Z999AA10123456784 ', 'a@x.test ', 'https://x.test ', '12.12. ', 'my name is Ann ', '-', '注文', ' invoice ');
  fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 25 }), (pieces) => {
    const text = pieces.join('');
    let last = 0;
    for (const entity of findEntities(text, { now, region: 'DE' })) {
      assert.ok(entity.start >= last && entity.end > entity.start);
      assert.equal(text.slice(entity.start, entity.end), entity.text);
      last = entity.end;
    }
  }));
});
