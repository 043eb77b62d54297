import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { growsGently } from '../../../../platform/testing/scales-gently.ts';
import { readMime } from './read-mime.ts';

const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');

test('reads addresses, encoded words split inside a character, ids and the date', () => {
  const read = readMime(mail(
    'From: =?utf-8?B?SsO?= =?utf-8?B?vHJn?= <joerg@example.de>',
    'To: "Shop, Help" <Help@Shop.test>, friends: a@x.test, B <b@x.test>;',
    'Subject: =?iso-8859-1?Q?Gr=FC=DFe?= aus =?utf-8?q?K=C3=B6ln?=',
    'Message-ID: <a', ' .b@x.test>',
    'References: <1@x> <2@x>',
    'Date: Tue, 1 Jul 2003 10:52:37 +0200 (CEST)',
    '', 'Hallo'));
  assert.equal(read.from?.address, 'joerg@example.de');
  assert.deepEqual(read.to.map((to) => [to.address, to.name]), [['Help@Shop.test', 'Shop, Help'], ['a@x.test', ''], ['b@x.test', 'B']]);
  assert.equal(read.subject, 'Grüße aus Köln');
  assert.equal(read.messageId, 'a.b@x.test');
  assert.deepEqual(read.references, ['1@x', '2@x']);
  assert.equal(read.sentAt?.toISOString(), '2003-07-01T08:52:37.000Z');
  assert.equal(read.text, 'Hallo');
});

test('keeps the writer’s words apart from attachments, and inline images with the HTML', () => {
  const read = readMime(mail(
    'Content-Type: multipart/mixed; boundary=m', '', '--m',
    'Content-Type: multipart/related; boundary=r', '', '--r',
    'Content-Type: multipart/alternative; boundary=a', '', '--a',
    'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', 'Das ist gr=C3=BCn=', '.', '--a',
    'Content-Type: text/html', '', '<p>Das ist gr&uuml;n.<img src="cid:i@x"></p>', '--a--', '--r',
    'Content-Type: image/png; name=i.png', 'Content-ID: <i@x>', 'Content-Transfer-Encoding: base64', '', 'AAEC', '--r--', '--m',
    "Content-Type: application/pdf; name*0*=utf-8''Rech%6E; name*1*=ung%20%C3%A4.pdf", 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64', '', 'AAECAw==', '--m',
    'Content-Type: text/calendar', '', 'BEGIN:VCALENDAR', '--m--'));
  assert.equal(read.text, 'Das ist grün.');
  assert.match(read.html, /cid:i@x/);
  assert.deepEqual(read.attachments.map((part) => [part.name, part.kind, part.inline, part.size]), [['i.png', 'image', true, 3], ['Rechnung ä.pdf', 'file', false, 4], ['', 'calendar', false, 15]]);
});

test('an HTML-only mail has words', () => {
  const read = readMime(mail('Content-Type: text/html; charset=utf-8', '', '<style>p{}</style><p>Wo&nbsp;ist <b>mein</b> Paket?</p><p>Danke</p>'));
  assert.equal(read.text, '');
  assert.equal(read.words, 'Wo ist mein Paket?\n\nDanke');
});

test('malformed mail loses no words and says what was wrong', () => {
  const wrong = readMime(mail('Content-Type: multipart/mixed; boundary=nowhere', '', '--other', 'Content-Type: text/plain', '', 'still here\0', '--other--'));
  assert.equal(wrong.text, 'still here');
  assert.deepEqual([...wrong.warnings], ['a multipart had a wrong boundary', 'NUL characters were removed']);
  assert.equal(readMime(mail('no header at all')).text, 'no header at all');
  assert.equal(readMime(Buffer.alloc(0)).text, '');
  assert.match([...readMime(mail('Content-Type: text/plain; charset=x-klingon', '', 'gr\xfcn')).warnings].join(), /unknown charset x-klingon/);
});

test('hostile sizes are read in bounded time', () => {
  const hostile: Record<string, (size: number) => string> = {
    'nested parts': (size) => Array.from({ length: size / 1000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(''),
    'a 5 MB header': (size) => `Subject: ${'a '.repeat(size / 2)}\n\nbody`,
    '100,000 headers': (size) => `${'X-A: b\n'.repeat(size / 50)}\nbody`,
    'half-open words': (size) => `Subject: ${'=?a?q?'.repeat(size / 500)}\n\nbody`,
    'half-open addresses': (size) => `To: ${'<(";'.repeat(size / 333)}\n\nbody`,
    'blanks in quoted-printable': (size) => `Content-Transfer-Encoding: quoted-printable\n\n${' '.repeat(size / 10)}x`,
    'unclosed tags': (size) => `Content-Type: text/html\n\n${'<div><a href="'.repeat(size / 100)}`,
  };
  for (const [name, write] of Object.entries(hostile)) {
    const [small, large] = [Buffer.from(write(312_500)), Buffer.from(write(5_000_000))];
    growsGently(name, () => readMime(small), () => readMime(large));
  }
});

test('never throws, whatever bytes come', () => {
  const line = fc.constantFrom('Content-Type: multipart/mixed; boundary=b', '--b', '--b--', '', 'Content-Type: text/html; charset=utf-7', 'Content-Transfer-Encoding: base64', 'From: "a <b@c>, (x', 'Subject: =?utf-8?b?', 'begin 644 x', '+AGE-');
  fc.assert(fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 30 })), { maxLength: 30 }), (lines) => {
    const read = readMime(Buffer.from(lines.join('\n')));
    assert.ok(!`${read.subject}${read.text}${read.html}${read.messageId}`.includes('\0'));
  }), { numRuns: 300 });
});
