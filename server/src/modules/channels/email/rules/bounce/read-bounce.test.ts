import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMime } from '../read-mime.ts';
import { readBounce } from './read-bounce.ts';

const read = (...lines: string[]) => readBounce(readMime(Buffer.from(lines.join('\n'), 'utf8')));

test('reads a formal delivery report and finds the mail that failed', () => {
  const { kind, bounce } = read(
    'From: MAILER-DAEMON@mx.test', 'Subject: Undelivered Mail Returned to Sender', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', 'Content-Type: text/plain', '',
    'could not be delivered', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.test', '', 'Final-Recipient: rfc822; ann@x.test', 'Action: failed', 'Status: 5.0.0',
    'Diagnostic-Code: smtp; 550 5.1.1 <ann@x.test>: user', ' unknown', '', 'Final-Recipient: rfc822; bob@x.test', 'Action: delayed', 'Status: 4.2.2', 'Diagnostic-Code: smtp; 452 4.2.2 mailbox full', '--b',
    'Content-Type: message/rfc822', '', 'Message-ID: <conv-1@shop.test>', 'Subject: Your order', '', 'x', '--b--');
  assert.equal(kind, 'bounce');
  assert.equal(bounce?.originalMessageId, 'conv-1@shop.test');
  assert.deepEqual(bounce?.recipients, [
    { address: 'ann@x.test', status: '5.1.1', action: 'failed', class: 'hard', reason: 'user_unknown' },
    { address: 'bob@x.test', status: '4.2.2', action: 'delayed', class: 'soft', reason: 'mailbox_full' },
  ]);
});

test('reads the texts of qmail, Exim and Exchange', () => {
  const qmail = read('From: MAILER-DAEMON@q.test', 'Subject: failure notice', '', 'Hi. This is the qmail-send program at q.test.', '', '<ann@x.test>:', 'Remote host said: 550 5.1.1 user unknown', '',
    '--- Below this line is a copy of the message.', '', 'Message-ID: <conv-2@shop.test>', 'To: someone@else.test');
  assert.deepEqual(qmail.bounce, { recipients: [{ address: 'ann@x.test', status: '5.1.1', action: 'failed', class: 'hard', reason: 'user_unknown' }], originalMessageId: 'conv-2@shop.test' });
  const exim = read('From: Mailer-Daemon@e.test', 'X-Failed-Recipients: ann@x.test', 'Subject: Warning: message delayed 24 hours', '', 'The following address(es) have not yet been delivered:', '  ann@x.test', '    Delay reason: connection timed out');
  assert.deepEqual(exim.bounce?.recipients.map((one) => [one.address, one.class]), [['ann@x.test', 'soft']]);
  const exchange = read('From: System Administrator <postmaster@x.test>', 'Subject: Undeliverable: Your order', '', 'did not reach the following recipient(s):', '', 'ann@x.test on Thu, 9 May 2005 23:34', '    The recipient name is not recognized');
  assert.equal(exchange.bounce?.recipients[0]?.reason, 'user_unknown');
});

test('tells automatic answers, complaints and people apart', () => {
  const cases: [string, string[]][] = [
    ['auto_reply', ['Subject: Out of Office: Re: order', '', 'I am away']],
    ['auto_reply', ['Subject: Abwesenheitsnotiz', '', 'Ich bin weg']],
    ['auto_reply', ['Subject: x', 'Auto-Submitted: auto-replied', '', 'Thanks']],
    ['message', ['Subject: New order', 'Auto-Submitted: auto-generated', '', 'Order 1042']],
    ['message', ['From: Ann <ann@x.test>', 'Subject: Fwd: failure notice', '', 'My mail could not be delivered, please help: 550 5.1.1']],
    ['message', ['From: Ann <ann@x.test>', 'Subject: delivery failed', '', 'The parcel was not delivered to the following address']],
    ['feedback_report', ['From: fbl@isp.test', 'Subject: x', 'Content-Type: multipart/report; report-type=feedback-report; boundary=b', '', '--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'Original-Rcpt-To: ann@x.test', '--b--']],
  ];
  for (const [kind, lines] of cases) assert.equal(read(...lines).kind, kind, lines.join(' | '));
});

test('a filter’s “user unknown” after the text does not kill the address', () => {
  const after = read('From: MAILER-DAEMON@p.test', 'Subject: Undelivered Mail', '', '<ann@x.test>: host mx said: 550 User unknown (in reply to end of DATA command)');
  assert.deepEqual(after.bounce?.recipients.map((one) => [one.reason, one.class]), [['filtered', 'soft']]);
  const sender = read('From: MAILER-DAEMON@p.test', 'Subject: Undelivered Mail', '', '<ann@x.test>: host mx said: 553 5.1.8 Domain of sender address shop.test does not exist');
  assert.deepEqual(sender.bounce?.recipients.map((one) => [one.reason, one.class]), [['sender_rejected', 'soft']]);
});
