import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUpstreamVerdict, suspicionOf, trustedHosts } from './authenticity.ts';

const google = 'mx.google.com; dkim=pass header.i=@example.test header.s=a; spf=softfail (google.com: domain of x) smtp.mailfrom=a@b.test; dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=b.test';
const microsoft = 'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=b.test; dkim=none (message not signed) header.d=none;dmarc=pass action=none header.from=b.test;compauth=pass reason=100';

test('only the provider of the mailbox is believed, and only its topmost word', () => {
  assert.deepEqual(readUpstreamVerdict([google], trustedHosts('imap.gmail.com')), { spf: 'softfail', dkim: 'pass', dmarc: 'fail', by: 'mx.google.com' });
  assert.deepEqual(readUpstreamVerdict([microsoft], trustedHosts('outlook.office365.com')), { spf: 'pass', dkim: 'none', dmarc: 'pass', by: 'provider' });
  assert.equal(readUpstreamVerdict([microsoft], trustedHosts('mail.north.test')), null);
  assert.equal(readUpstreamVerdict([google.replace('mx.google.com', 'mx.google.com.evil.test')], trustedHosts('imap.gmail.com')), null);
  assert.equal(readUpstreamVerdict(['evil.test; dmarc=pass', google], trustedHosts('imap.gmail.com')), null);
  assert.equal(readUpstreamVerdict(['mx1.north.test; spf=pass; dmarc=pass'], trustedHosts('mail.north.test'))?.dmarc, 'pass');
});

test('suspicion falls on what failed, and on our own name unproven', () => {
  const verdict = (dmarc: 'pass' | 'fail' | 'none' | 'unchecked') => ({ spf: 'none', dkim: 'none', dmarc, by: 'us' }) as const;
  assert.match(suspicionOf(verdict('fail'), 'a@bank.test', false) ?? '', /bank\.test does not vouch for it/);
  assert.equal(suspicionOf(verdict('none'), 'a@small.test', false), null);
  assert.match(suspicionOf(verdict('none'), 'boss@north.test', true) ?? '', /one of our own/);
  assert.equal(suspicionOf(verdict('pass'), 'boss@north.test', true), null);
  assert.equal(suspicionOf(verdict('unchecked'), 'boss@north.test', true), null);
});
