import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxBody, mailboxStart, readHost } from './mailbox-shape.ts';

test('a host may carry its port, which decides how the connection begins', () => {
  assert.deepEqual(readHost('imap.shop.test', 993, [993]), { host: 'imap.shop.test', port: 993, secure: true });
  assert.deepEqual(readHost('smtp.shop.test:465', 587, [465]), { host: 'smtp.shop.test', port: 465, secure: true });
  assert.deepEqual(readHost('smtp.shop.test', 587, [465]), { host: 'smtp.shop.test', port: 587, secure: false });
});

test('a form that was not touched sends no password and what it began with', () => {
  const body = mailboxBody({ ...mailboxStart(null), address: 'hello@shop.test', aliases: 'a@shop.test, b@shop.test' });
  assert.deepEqual(body, {
    address: 'hello@shop.test',
    name: '',
    aliases: ['a@shop.test', 'b@shop.test'],
    signature_html: '',
    incoming: { kind: 'smtp' },
    outgoing: { kind: 'system' },
  });
});
