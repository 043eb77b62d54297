import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mayAutoReply } from './loops.ts';
import { findOriginalSender } from './original-sender.ts';
import { readMail } from './read-mail.ts';
import { readMime } from './read-mime.ts';
import { mailboxKey, recipientChange, replyRecipients } from './reply-recipients.ts';
import { numberedSubject, replyAddress, threadClues } from './thread-tokens.ts';

const raw = (...lines: string[]) => Buffer.from(lines.join('\n'), 'utf8');
const who = (address: string, name = '') => ({ address, name });

test('recovers the sender behind lists, forms and forwards, and says how', () => {
  const cases: [string[], string | null, string | null][] = [
    [['From: Ann via Support <support@list.test>', 'Reply-To: Ann <ann@x.test>', 'List-Id: <s.list.test>', '', 'Hi'], 'ann@x.test', 'mailing_list'],
    [['From: Group <g@googlegroups.com>', 'X-Original-From: Ann <ann@x.test>', '', 'Hi'], 'ann@x.test', 'x_original_from'],
    [['From: Shop <no-reply@shop.test>', '', 'Name: Ann Lee', 'E-Mail: ann@x.test', '', 'Too small'], 'ann@x.test', 'contact_form'],
    [['From: WordPress <wordpress@shop.test>', 'Reply-To: ann@x.test', '', 'Too small'], 'ann@x.test', 'reply_to'],
    [['From: Staff <staff@shop.test>', 'Subject: Fwd: Where?', '', 'please take', '', '---------- Forwarded message ---------', 'From: Ann Lee <ann@x.test>', 'Date: Tue, 4 Mar 2025 at 10:15', 'Subject: Where?', 'To: <info@shop.test>', '', 'Where is it?'], 'ann@x.test', 'forwarded'],
    [['From: staff@shop.test', 'Subject: WG: Wo?', '', 'Von: Ann Lee [mailto:ann@x.test]', 'Gesendet: Dienstag, 4. März 2025', 'An: info@shop.test', 'Betreff: Wo?', '', 'Wo?'], 'ann@x.test', 'forwarded'],
    [['From: Ann <ann@x.test>', 'Reply-To: ann@home.test', 'Subject: Re: order', '', 'Hi'], null, null],
    [['From: Ann <ann@x.test>', 'Subject: Re: order', '', 'Thanks', '', 'From: Shop <help@shop.test>', 'Sent: Monday', 'To: Ann', 'Subject: order', '', 'Hello'], null, null],
  ];
  for (const [lines, address, how] of cases) {
    const found = findOriginalSender(readMime(raw(...lines)));
    assert.deepEqual([found?.address ?? null, found?.how ?? null], [address, how], lines.join(' | '));
  }
});

test('finds our token wherever the mail was addressed, then ids newest first', () => {
  const mail = readMail(raw('To: help@shop.test', 'Delivered-To: support+c-ab12cd34ef@shop.test', 'In-Reply-To: <3@x>', 'References: <1@x> <2@x> <3@x>', 'Subject: Re: Order [#77]', '', 'x'));
  assert.deepEqual(threadClues(mail), { tokens: ['ab12cd34ef'], messageIds: ['3@x', '2@x', '1@x'], subjectNumber: 77 });
  assert.equal(replyAddress('support+x@shop.test', 'ab12cd34ef'), 'support+c-ab12cd34ef@shop.test');
  assert.equal(numberedSubject(numberedSubject('Order', 77), 77), 'Order [#77]');
});

test('answers the people on the message, never ourselves, never twice', () => {
  const base = { direction: 'in' as const, from: who('ann@x.test'), replyTo: [], to: [who('help+c-1@shop.test'), who('bob@x.test')], cc: [who('ANN@x.test'), who('carl@x.test')], originalSender: null };
  const own = ['help@shop.test', 'info@shop.test'];
  assert.deepEqual(replyRecipients(base, own, 'sender'), { to: [who('ann@x.test')], cc: [] });
  assert.deepEqual(replyRecipients(base, own, 'everyone'), { to: [who('ann@x.test')], cc: [who('bob@x.test'), who('carl@x.test')] });
  assert.deepEqual(replyRecipients({ ...base, originalSender: who('real@x.test') }, own, 'sender').to, [who('real@x.test')]);
  assert.deepEqual(replyRecipients({ ...base, direction: 'out', to: [who('ann@x.test')] }, own, 'sender').to, [who('ann@x.test')]);
  assert.deepEqual(recipientChange({ to: [who('a@x')], cc: [who('b@x')] }, { to: [who('A@x')], cc: [who('c@x')] }), { added: ['c@x'], dropped: ['b@x'] });
  const address = fc.constantFrom('a@x.test', 'b@x.test', 'help@shop.test', 'Help+c-9@shop.test', 'c@x.test').map((one) => who(one));
  fc.assert(fc.property(fc.array(address), fc.array(address), fc.array(address), address, (to, cc, replyTo, from) => {
    const chosen = replyRecipients({ direction: 'in', from, replyTo, to, cc, originalSender: null }, own, 'everyone');
    const keys = [...chosen.to, ...chosen.cc].map((one) => mailboxKey(one.address));
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(!keys.includes('help@shop.test'));
  }));
});

test('answers automatically only where a person wrote', () => {
  const verdict = (...lines: string[]) => mayAutoReply(readMail(raw(...lines, '', 'x')), ['help@shop.test'], 0).allowed;
  assert.equal(verdict('From: ann@x.test', 'Return-Path: <ann@x.test>'), true);
  for (const line of ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'List-Id: <l.x>', 'Return-Path: <>', 'X-Auto-Response-Suppress: OOF, AutoReply', 'X-Keepdesk-Loop: a', 'Subject: Automatic reply: x']) assert.equal(verdict('From: ann@x.test', line), false, line);
  assert.equal(verdict('From: help+x@shop.test'), false);
  assert.equal(mayAutoReply(readMail(raw('From: ann@x.test', '', 'x')), [], 3).allowed, false);
});
