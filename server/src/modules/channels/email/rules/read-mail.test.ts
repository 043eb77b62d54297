import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMail } from './read-mail.ts';

const letter = [
  'Return-Path: <ann@x.test>', 'Delivered-To: support+c-ab12cd34ef@shop.test', 'From: =?utf-8?q?Ann_L=C3=A9e?= <ann@x.test>', 'To: Support <support@shop.test>', 'Subject: Re: Order 1042', 'Message-ID: <2@x.test>',
  'In-Reply-To: <1@shop.test>', 'X-Priority: 1', 'Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '',
  'Still nothing=E2=80=A6', '', 'Sent from my iPhone', '', 'On 4 March 2025 at 10:15, Shop <support@shop.test> wrote:', '> It is on its way.', '--b', 'Content-Type: text/html', '', '<p>Still nothing</p>', '--b--',
].join('\r\n');
const report = [
  'From: MAILER-DAEMON@mx.test', 'Subject: Undelivered', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', '', '<ann@x.test>: 550 5.1.1 unknown', '--b', 'Content-Type: message/delivery-status', '',
  'Reporting-MTA: dns; mx.test', '', 'Final-Recipient: rfc822; ann@x.test', 'Action: failed', 'Status: 5.1.1', '', '--b--',
].join('\n');
const forward = ['From: staff@shop.test', 'Subject: Fwd: x', 'Content-Type: text/html', '', '<div>see</div><div class="gmail_quote">---------- Forwarded message ---------<br>From: <b>Ann</b> &lt;ann@x.test&gt;<br>Date: Tue, 4 Mar 2025<br>To: shop<br><br>Where?</div>'].join('\n');

test('reads a letter into all that later decisions need', () => {
  const mail = readMail(Buffer.from(letter));
  assert.deepEqual(
    { kind: mail.kind, from: mail.from, replyText: mail.replyText, signature: mail.signature, importance: mail.hints.importance, delivered: mail.hints.deliveredTo, returnPath: mail.hints.returnPath, inReplyTo: mail.inReplyTo },
    { kind: 'message', from: { address: 'ann@x.test', name: 'Ann Lée' }, replyText: 'Still nothing…', signature: 'Sent from my iPhone', importance: 'high', delivered: ['support+c-ab12cd34ef@shop.test'], returnPath: 'ann@x.test', inReplyTo: ['1@shop.test'] },
  );
  assert.match(mail.quotedText, /It is on its way/);
  assert.deepEqual(readMail(Buffer.from(forward)).originalSender, { address: 'ann@x.test', name: 'Ann', how: 'forwarded' });
});

test('mutated mail is read like any other: no throw, no NUL', () => {
  const cut = fc.record({ at: fc.nat(1000), length: fc.nat(60), bytes: fc.uint8Array({ maxLength: 20 }) });
  fc.assert(fc.property(fc.constantFrom(letter, report, forward), fc.array(cut, { minLength: 1, maxLength: 6 }), (source, cuts) => {
    let raw = Buffer.from(source);
    for (const { at, length, bytes } of cuts) raw = Buffer.concat([raw.subarray(0, at), bytes, raw.subarray(Math.min(raw.length, at + length))]);
    const mail = readMail(raw);
    assert.ok(!JSON.stringify([mail.subject, mail.words, mail.from, mail.messageId, mail.bounce, mail.originalSender]).includes('\\u0000'));
  }), { numRuns: 1000 });
});
