import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mailbox } from '@keepdesk/client';
import { isComplete, mailboxBody, mailboxStart, wayOf, withSafety } from './mailbox-shape.ts';

const ways = { relay: true };
const idle = { working: null, last_success_at: null, error: null, failing_since: null };
const gmail: Mailbox = {
  id: 'm1', brand_id: 'b1', address: 'box@gmail.test', name: '', aliases: [], signature_html: '<p>Hi</p>', is_default: true, waiting_replies: 0, health: { incoming: idle, outgoing: idle },
  incoming: { kind: 'imap', host: 'imap.gmail.com', port: 993, secure: true, user: 'box@gmail.test', auth: 'google' }, outgoing: { kind: 'smtp', host: 'smtp.gmail.com', port: 465, secure: true, user: 'box@gmail.test', auth: 'google' },
};

test('a form that was not touched sends no password and what it began with', () => {
  const body = mailboxBody({ ...mailboxStart(null, ways), way: 'smtp', address: 'hello@shop.test', aliases: 'a@shop.test, b@shop.test' });
  assert.deepEqual(body, { address: 'hello@shop.test', name: '', aliases: ['a@shop.test', 'b@shop.test'], signature_html: '', incoming: { kind: 'smtp' }, outgoing: { kind: 'system' } });
});

test('a mailbox that is read by password signs in by its address unless another user is named', () => {
  const start = mailboxStart(null, { relay: false });
  assert.equal(start.out, 'smtp');
  const values = { ...start, address: 'hello@shop.test', way: 'imap' as const, fetchDays: '30', imap: { ...start.imap, host: 'imap.shop.test', password: 'secret' }, smtp: { ...start.smtp, host: 'smtp.shop.test', user: 'sender' } };
  const body = mailboxBody(values);
  assert.deepEqual(body.incoming, { kind: 'imap', host: 'imap.shop.test', port: 993, secure: true, user: 'hello@shop.test', auth: 'password', fetch_days: 30 });
  assert.deepEqual(body.outgoing, { kind: 'smtp', host: 'smtp.shop.test', port: 587, secure: false, user: 'sender' });
  assert.deepEqual([body.incoming_password, body.outgoing_password], ['secret', undefined]);
});

test('a new signature does not undo the sign-in at a provider', () => {
  assert.equal(wayOf(gmail), 'google');
  const body = mailboxBody({ ...mailboxStart(gmail, ways), signature: '<p>Hello</p>' });
  assert.deepEqual([body.incoming, body.outgoing, body.signature_html], [undefined, undefined, '<p>Hello</p>']);
});

test('the port follows the safety until somebody chose one', () => {
  const { imap } = mailboxStart(null, ways);
  assert.equal(withSafety('imap', imap, 'starttls').port, '143');
  assert.equal(withSafety('imap', { ...imap, port: '1993' }, 'starttls').port, '1993');
});

test('a mailbox can be saved when its address and its servers are there', () => {
  const start = mailboxStart(null, ways);
  assert.equal(isComplete(start), false);
  assert.equal(isComplete({ ...start, address: 'hello@shop.test', way: 'smtp' }), true);
  assert.equal(isComplete({ ...start, address: 'hello@shop.test' }), false);
  assert.equal(isComplete({ ...start, address: 'hello@shop.test', way: 'google', out: 'smtp' }), true);
});
