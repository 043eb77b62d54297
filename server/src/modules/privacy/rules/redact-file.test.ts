import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../../../platform/testing/scales-gently.ts';
import { passesLuhn } from './find-cards.ts';
import { READ_FILE_BYTES, redactFile, redactFiles } from './redact-file.ts';

const masked = (text: string, type: string, name = '') => redactFile(Buffer.from(text), type, name).content.toString();

test('masks cards in text files and keeps their length', () => {
  const cases: [string, string, string, string][] = [
    ['text/plain', 'a.txt', 'Karte 4012 8888 8888 1881 für Größe 38', 'Karte **** **** **** 1881 für Größe 38'],
    ['text/csv', 'pay.csv', 'name,card\r\n"Ann",4012888888881881\r\n"Bo",3782-822463-10005\r\n', 'name,card\r\n"Ann",************1881\r\n"Bo",****-******-*0005\r\n'],
    ['application/octet-stream', 'PAY.TXT', '\ufeff4012888888881881', '\ufeff************1881'],
    ['text/html', 'a.html', '<td>4012&nbsp;8888&#32;<b>8888</b> 1881</td><td>&#52;&#x30;12888888881881</td>', '<td>****&nbsp;****&#32;<b>****</b> 1881</td><td>&#42;&#x2a;**********1881</td>'],
  ];
  for (const [type, name, before, after] of cases) {
    const result = redactFile(Buffer.from(before), type, name);
    assert.equal(result.content.toString(), after);
    assert.equal(result.content.length, Buffer.byteLength(before));
    assert.ok(result.count > 0);
  }
});

test('a forwarded mail: plain, quoted-printable and Base64 parts', () => {
  const part = (headers: string, body: string) => `--b\r\n${headers}\r\n\r\n${body}\r\n`;
  const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{20}/g, '$&\r\n');
  const mail = `Subject: card\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part('Content-Type: text/plain', 'card 4012888888881881')}${part('Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable', '<p>=34012 8888=\r\n <b>8888</b> 1881 =C3=A9</p>')}${part('Content-Transfer-Encoding: base64\r\nContent-Type: text/plain; charset=utf-8', base64('Grüße, meine Karte ist 4012888888881881.'))}${part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', base64('4012888888881881'))}--b--\r\n`;
  const result = redactFile(Buffer.from(mail), 'message/rfc822', '');
  const after = result.content.toString();
  assert.equal(result.count, 3);
  assert.equal(after.length, mail.length);
  assert.match(after, /card \*{12}1881\r\n/);
  assert.match(after, /<p>=2A\*{3} \*{4}=\r\n <b>\*{4}<\/b> 1881 =C3=A9<\/p>/);
  assert.ok(after.includes(base64('Grüße, meine Karte ist ************1881.')));
  assert.ok(after.includes(base64('4012888888881881')));
});

test('UTF-16 and old code pages keep every other byte', () => {
  const words = 'Visa 4012888888881881 — Größe';
  const little = Buffer.from(`\ufeff${words}`, 'utf16le');
  assert.equal(redactFile(little, 'text/csv', 'a.csv').content.toString('utf16le'), '\ufeffVisa ************1881 — Größe');
  assert.equal(redactFile(Buffer.from(little).swap16(), 'text/csv', 'a.csv').content.swap16().toString('utf16le'), '\ufeffVisa ************1881 — Größe');
  const old = Buffer.from('Gr\u00f6\u00dfe 4012888888881881 \u0080\u00ff', 'latin1');
  assert.equal(redactFile(old, 'text/plain', '').content.toString('latin1'), 'Gr\u00f6\u00dfe ************1881 \u0080\u00ff');
});

test('leaves other files, articles and tables of numbers alone', () => {
  const numbers = Array.from({ length: 200 }, (_, row) => `4${String(row * 7_919 + 10).padStart(15, '0')}`);
  assert.ok(numbers.filter(passesLuhn).length > 5);
  for (const [type, name, text] of [['application/pdf', 'a.pdf', '4012888888881881'], ['text/csv', 'a.csv', 'ean,stock\n4006381333979,3'], ['text/csv', 'a.csv', `parcel\n${numbers.join('\n')}`], ['text/plain', '', 'Order 4111111111111111'], ['text/plain', '', 'no digits']] as const) {
    const bytes = Buffer.from(text);
    assert.equal(redactFile(bytes, type, name).content, bytes, text.slice(0, 30));
  }
  assert.match(masked(`${numbers.join('\n')}\n${'x'.repeat(100)}\nMy card: 4012888888881881`, 'text/plain'), /card: \*{12}1881/);
});

test('whatever comes: same length, only digits become stars, bounded time', () => {
  const piece = fc.constantFrom('4012888888881881', '4012 8888 ', '8888 1881', '<b>', '</td>', '<', '&', '&#52;', '=34', '=\r\n', '\r\n\r\n', 'Content-Transfer-Encoding: base64', Buffer.from('card 4012888888881881').toString('base64'), '\r\n--b\r\n', 'é', 'Karte');
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('text/plain', 'text/html', 'message/rfc822'), (pieces, type) => {
    const before = Buffer.from(pieces.join(''));
    const { content, count } = redactFile(before, type, '');
    assert.equal(content.length, before.length);
    assert.equal(count === 0, content.equals(before));
    assert.equal(redactFile(content, type, '').count, 0, 'nothing is left to mask');
  }), { numRuns: 500 });
  const hostile = ['<', '<a', '&#52;', '&', '=', '=\n', '4 ', '4012888888881881,', '1234567,', 'Content-Transfer-Encoding: base64\n', 'Content-Transfer-Encoding: base64\n\n4', '\n--'];
  for (const type of ['text/plain', 'text/html', 'message/rfc822']) scalesGently(type, (text) => redactFile(Buffer.from(text), type, ''), hostile);
  const large = Buffer.alloc(READ_FILE_BYTES + 1, '4012888888881881 ');
  assert.equal(redactFile(large, 'text/plain', '').content, large);
});

test('the files of a message: masked where they are text, and only so much is read', () => {
  const file = (name: string, content: Buffer) => ({ name, type: 'text/plain', content, inline: false });
  const card = Buffer.from('Karte 4012888888881881');
  const picture = { ...file('a.png', card), type: 'image/png' };
  const { files, count } = redactFiles([file('a.txt', card), picture, ...Array.from({ length: 3 }, () => file('b.txt', Buffer.alloc(READ_FILE_BYTES - 5, 'x'))), file('c.txt', card)]);
  assert.equal(count, 2);
  assert.equal(files[0]?.content.toString(), 'Karte ************1881');
  assert.equal(files[1], picture);
});
