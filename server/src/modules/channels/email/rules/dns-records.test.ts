import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailboxView } from '../contract.ts';
import { dnsRecords, judgeRecord } from './dns-records.ts';

type Outgoing = MailboxView['outgoing'];

const records = (outgoing: Outgoing, relayHost: string | null = null) => {
  const all = dnsRecords({ domain: 'shop.example', host: 'desk.shop.example', relayHost, outgoing, dkim: { name: 'k1._domainkey.shop.example', value: 'v=DKIM1; k=rsa; p=MIIB' } });
  return Object.fromEntries(all.map((record) => [record.kind, record])) as Record<'spf' | 'dkim' | 'dmarc' | 'mx', (typeof all)[number]>;
};
const server = { kind: 'smtp', host: 'mail.shop.example', port: 587, secure: false, user: '' } as const;

test('SPF names whoever sends: this server, its relay, the mailbox’s own server or its provider', () => {
  const spf = (outgoing: Outgoing, relayHost: string | null = null) => records(outgoing, relayHost).spf.value;
  assert.equal(spf({ kind: 'system' }), 'v=spf1 a:desk.shop.example ~all');
  assert.equal(spf({ kind: 'system' }, 'relay.example'), 'v=spf1 a:relay.example ~all');
  assert.equal(spf({ kind: 'system' }, '192.0.2.7'), 'v=spf1 ip4:192.0.2.7 ~all');
  assert.equal(spf({ kind: 'system' }, '[2001:db8::7]'), 'v=spf1 ip6:2001:db8::7 ~all');
  assert.equal(spf(server), 'v=spf1 a:mail.shop.example ~all');
  assert.equal(spf({ ...server, auth: 'google' }), 'v=spf1 include:_spf.google.com ~all');
  assert.equal(spf({ ...server, auth: 'microsoft' }), 'v=spf1 include:spf.protection.outlook.com ~all');
});

test('a record is set when it does its work, however it is written; another one of its kind is told apart from none', () => {
  const { spf, dkim, dmarc, mx } = records(server);
  assert.equal(judgeRecord(spf, ['google-site-verification=1', 'v=spf1 include:other.example a:mail.shop.example -all']), 'set');
  assert.equal(judgeRecord(spf, ['v=spf1 include:other.example -all']), 'other');
  assert.equal(judgeRecord(spf, ['google-site-verification=1']), 'missing');
  assert.equal(judgeRecord(dkim, ['v=DKIM1;k=rsa;p=MI IB']), 'set');
  assert.equal(judgeRecord(dkim, ['v=DKIM1; p=AAAA']), 'other');
  assert.equal(judgeRecord(dmarc, ['v=DMARC1; p=reject']), 'set');
  assert.equal(judgeRecord(mx, ['10 Desk.shop.example.']), 'set');
  assert.equal(judgeRecord(mx, ['1 aspmx.l.google.com']), 'other');
  assert.equal(judgeRecord(mx, []), 'missing');
});
