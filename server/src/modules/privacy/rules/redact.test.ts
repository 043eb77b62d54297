import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../../../platform/testing/scales-gently.ts';
import { isCardNumber, passesLuhn } from './find-cards.ts';
import { redactHtml } from './redact-html.ts';
import { ALL_TYPES, findPersonal, redact } from './redact.ts';

test('replaces cards however they are written and keeps their last four digits', () => {
  for (const card of ['4012888888881881', '4012 8888 8888 1881', '4012-8888-8888-1881', '4012\u00a08888\u00a08888\u00a01881', '3782 822463 10005', '30569309025904', '6011111111111117', '2223003122003222']) {
    const result = redact(`My Visa is ${card}, exp 12/27`);
    assert.equal(result.text, `My Visa is [card ending ${card.slice(-4)}], exp 12/27`, card);
    assert.deepEqual(result.spans, [{ type: 'card', start: 11, end: 11 + card.length }]);
  }
  assert.equal(redact('4012888888881881 4012-8888-8888-1881').spans.length, 2);
  assert.equal(redact('card number 503890547220').spans.length, 1);
});

const notCards = [
  'Order 4111111111111111', 'order number: 4012888888881881', 'Tracking #4012888888881881', 'Sendungsnummer 4012888888881881', 'numéro de suivi : 4012888888881881', 'Your parcel 1Z999AA10123456784 is late', 'USPS 9400111899223197428490', 'FedEx 961299875109',
  'DHL JJD014600003907246105', 'EAN 4006381333931', 'IMEI 490154203237518', 'https://x.test/orders/4012888888881881', 'https://x.test/?id=4012888888881881', '4012888888881882', '1111111111111111', 'Total 4012888888881881.00', 'LX123456789DE', '2025-03-04 10:15:30 4012', 'call +49 151 23456789',
];

test('leaves order, parcel and article numbers alone', () => {
  for (const text of notCards) assert.deepEqual(redact(text).spans, [], text);
});

test('no random order number of up to eleven digits, and no unlabelled run without check digit, is taken', () => {
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 19n }), fc.constantFrom('I ask about ', 'Re: ', ''), (number, before) => {
    const taken = redact(`${before}${number} please`).spans.length;
    assert.equal(taken === 1 && !isCardNumber(`${number}`), false);
  }));
});

test('every Luhn number of a large scheme is found, whatever stands around it', () => {
  const digits = fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }).map((rest) => `4${rest.join('')}`);
  fc.assert(fc.property(digits, fc.constantFrom('pay ', '(', 'Karte: ', '\n', '"'), fc.constantFrom('.', ' thanks', '\n', ')', ','), (body, before, after) => {
    const check = [...'0123456789'].find((digit) => passesLuhn(body + digit)) ?? '';
    assert.deepEqual(redact(`${before}${body}${check}${after}`).spans.map((span) => span.type), ['card']);
  }));
});

test('finds the other kinds, without overlaps and in order', () => {
  const text = 'My name is Ann Lee, ann.lee@x.test, +49 30 901820, IBAN DE89 3704 0044 0532 0130 00, from 203.0.113.9 or 2001:db8::1, 22 Pollen Crescent';
  const found = findPersonal(text, ALL_TYPES);
  assert.deepEqual(found.map((span) => [span.type, text.slice(span.start, span.end)]), [
    ['person', 'Ann Lee'], ['email', 'ann.lee@x.test'], ['phone', '+49 30 901820'], ['iban', 'DE89 3704 0044 0532 0130 00'], ['ip', '203.0.113.9'], ['ip', '2001:db8::1'], ['address', '22 Pollen Crescent'],
  ]);
});

test('long hostile text takes bounded time', () => {
  scalesGently('finding', (text) => findPersonal(text, ['card', 'iban', 'email', 'ip', 'address', 'person']), ['4 ', '1234 ', 'a.', 'a@', ':', 'Name Name ', 'DE00']);
  scalesGently('masking', redactHtml, ['<b>4012888888881881</b> ']);
});

test('in HTML, only text changes, also where tags stand between the digits', () => {
  const cases: [string, string][] = [
    ['<p>Visa 4012888888881881</p>', '<p>Visa [card ending 1881]</p>'],
    ['<p>Visa 4012&nbsp;8888&nbsp;8888&nbsp;1881 &amp; thanks</p>', '<p>Visa [card ending 1881] &amp; thanks</p>'],
    ['<p>Visa <b>4012 8888</b> <i>8888</i> 1881!</p>', '<p>Visa <b>[card ending 1881]</b><i></i>!</p>'],
    ['<a href="https://x.test/4012888888881881">here</a>', '<a href="https://x.test/4012888888881881">here</a>'],
    ['<td>4012 8888</td><td>8888 1881</td>', '<td>4012 8888</td><td>8888 1881</td>'],
  ];
  for (const [html, expected] of cases) assert.equal(redactHtml(html).html, expected);
  assert.equal(redactHtml('<p>4012888888881881<br>4012888888881881</p>').count, 2);
});
