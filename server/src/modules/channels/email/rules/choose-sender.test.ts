import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSender } from './choose-sender.ts';
import { readMail } from './read-mail.ts';

const forwarded = readMail(Buffer.from('From: Mallory <m@evil.test>\r\nTo: help@north.test\r\nSubject: Fwd: my order\r\n\r\n---------- Forwarded message ---------\r\nFrom: Ana Silva <ana@example.test>\r\nDate: Mon, 5 Jan 2026 10:00\r\nSubject: my order\r\nTo: m@evil.test\r\n\r\nSend it to my new address.\r\n'));
const form = readMail(Buffer.from('From: Shop <no-reply@north.test>\r\nReply-To: Ben <ben@example.test>\r\nTo: help@north.test\r\nSubject: Contact\r\n\r\nName: Ben\r\nEmail: ben@example.test\r\n\r\nHello\r\n'));

test('a forwarded writer counts only when one of us passed the mail on', () => {
  assert.equal(chooseSender(forwarded, false).sender?.address, 'm@evil.test');
  assert.deepEqual(chooseSender(forwarded, false).hint, { how: 'forwarded', from: 'm@evil.test', address: 'ana@example.test', honoured: false });
  assert.equal(chooseSender(forwarded, true).sender?.address, 'ana@example.test');
});

test('the writer of a form is whom an answer would reach, and it is said how', () => {
  const chosen = chooseSender(form, false);
  assert.equal(chosen.sender?.address, 'ben@example.test');
  assert.equal(chosen.hint?.honoured, true);
  assert.equal(chosen.hint?.how, 'contact_form');
});
