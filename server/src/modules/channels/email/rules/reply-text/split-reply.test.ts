import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../../../../../platform/testing/scales-gently.ts';
import { splitHtmlReply } from './split-html-reply.ts';
import { splitReply } from './split-reply.ts';

const attributions: Record<string, string> = {
  en: 'On Tue, 4 Mar 2025 at 10:15, Shop Support <help@shop.test> wrote:',
  'en, in pieces': 'On Tue, 4 Mar 2025 at 10:15 Shop Support\n\n<\nmailto:Shop <help@shop.test>\n> wrote:',
  'en, wrapped': 'On Tue, 4 Mar 2025 at 10:15, Shop Support <\nhelp@shop.test> wrote:',
  de: 'Am Di., 4. März 2025 um 10:15 Uhr schrieb Shop <help@shop.test>:',
  fr: 'Le mar. 4 mars 2025 à 10:15, Shop <help@shop.test> a écrit :',
  es: 'El mar, 4 mar 2025 a las 10:15, Shop (<help@shop.test>) escribió:',
  pt: 'Em ter., 4 de mar. de 2025 às 10:15, Shop <help@shop.test> escreveu:',
  it: 'Il giorno mar 4 mar 2025 alle ore 10:15 Shop <help@shop.test> ha scritto:',
  nl: 'Op di 4 mrt 2025 om 10:15 schreef Shop <help@shop.test>:',
  pl: 'wt., 4 mar 2025 o 10:15 Shop <help@shop.test> napisał(a):',
  sv: 'Den tis 4 mars 2025 kl 10:15 skrev Shop <help@shop.test>:',
  da: 'Den tirs. 4. mar. 2025 kl. 10.15 skrev Shop <help@shop.test>:',
  nb: 'tir. 4. mars 2025 kl. 10:15 skrev Shop <help@shop.test>:',
  fi: 'ti 4. maalisk. 2025 klo 10.15 Shop (help@shop.test) kirjoitti:',
  cs: 'út 4. 3. 2025 v 10:15 odesílatel Shop <help@shop.test> napsal:',
  ru: 'вт, 4 мар. 2025 г. в 10:15, Shop <help@shop.test>:',
  tr: 'Shop <help@shop.test>, 4 Mar 2025 Sal, 10:15 tarihinde şunu yazdı:',
  ja: '2025年3月4日(火) 10:15 Shop <help@shop.test>:',
  zh: 'Shop <help@shop.test> 于2025年3月4日周二 10:15写道：',
  ko: '2025년 3월 4일 (화) 오전 10:15, Shop <help@shop.test>님이 작성:',
};

test('cuts below the attribution line of every language', () => {
  for (const [language, line] of Object.entries(attributions)) {
    const split = splitReply(`Where is 1042?\n\n${line}\n\n> old words\n> more\n`);
    assert.equal(split.replyText, 'Where is 1042?', language);
    assert.match(split.quotedText, /old words/, language);
  }
});

const blocks: Record<string, string> = {
  en: 'From: Shop <help@shop.test>\nSent: Tuesday, 4 March 2025 10:15\nTo: Ann\nSubject: Your order',
  'en, bold': '*From:* Shop <help@shop.test>\n*Sent:* Tuesday\n*To:* Ann\n*Subject:* Your order',
  de: 'Von: Shop <help@shop.test>\nGesendet: Dienstag, 4. März 2025 10:15\nAn: Ann\nBetreff: Bestellung',
  fr: 'De : Shop <help@shop.test>\nEnvoyé : mardi 4 mars 2025 10:15\nÀ : Ann\nObjet : Commande',
  zh: '发件人: Shop <help@shop.test>\n发送时间: 2025年3月4日 10:15\n收件人: Ann\n主题: 订单',
  'no from': '-----Ursprüngliche Nachricht-----',
};

test('cuts at quoted header blocks and dividers', () => {
  for (const [name, block] of Object.entries(blocks)) assert.equal(splitReply(`Thanks\n\n${block}\n\nold words`).replyText, 'Thanks', name);
});

const kept: Record<string, [string, string]> = {
  'an answer below the quote': ['On 4 March 2025, Shop wrote:\n> old\n\nThat one please', 'That one please'],
  'a sentence that begins like an attribution': ['On this day\nI wrote something', 'On this day\nI wrote something'],
  'an appointment': ['Pick-up:\n\nDate: 3 May\nTime: 7:00\nAddress: Fox St 1', 'Pick-up:\n\nDate: 3 May\nTime: 7:00\nAddress: Fox St 1'],
  'a contact form': ['New message\nFrom: Ann\nEmail: ann@x.test\nSubject: Size\n\nToo small', 'New message\nFrom: Ann\nEmail: ann@x.test\nSubject: Size\n\nToo small'],
  'answers point by point': ['> first?\nyes\n> second?\nno\n> third', '> first?\nyes\n> second?\nno'],
  'valedictions': ['Where is it?\n\nBest regards\nAnn', 'Where is it?\n\nBest regards\nAnn'],
  'a list': ['I ordered\n- shoes\n- socks', 'I ordered\n- shoes\n- socks'],
  'what was forwarded with a word': ['See below\n\n---------- Forwarded message ---------\nFrom: X <x@x.test>\n\nYour parcel is lost', 'See below\n\n---------- Forwarded message ---------\nFrom: X <x@x.test>\n\nYour parcel is lost'],
};

test('keeps what the writer means us to read', () => {
  for (const [name, [input, expected]] of Object.entries(kept)) assert.equal(splitReply(input).replyText, expected, name);
});

test('sets signatures apart', () => {
  assert.deepEqual(splitReply('Hi\n-- \nAnn\n+49 1'), { replyText: 'Hi', quotedText: '', signature: '--\nAnn\n+49 1' });
  assert.equal(splitReply('Ja\n\nGesendet von meinem iPhone').signature, 'Gesendet von meinem iPhone');
  assert.equal(splitReply('Sent from my desk, which is easier than my phone.').signature, '');
});

test('a line of dashes between two thoughts is no signature', () => {
  const thoughts = ['The left shoe is torn.\n--\nI also want to change my address to Fox St 1, thank you.', 'Arrived broken\n--\nCan I send it back?', 'Hello\n—\nmy order has two pairs in it, and I wanted only one\nof them, so please take the other back'];
  for (const mail of thoughts) assert.deepEqual(splitReply(mail), { replyText: mail, quotedText: '', signature: '' });
  for (const below of ['Ann', 'Mit freundlichen Grüßen\nAnn', 'Diese Nachricht wurde von meinem Telefon mit K-9 Mail gesendet.', 'Ann Fox | Example Ltd | Fox Street 1 | call +49 170 123456 any time.']) assert.equal(splitReply(`Hi\n--\n${below}`).replyText, 'Hi', below);
  assert.equal(splitReply('Hi\n-- \nI write what I like, and it is a signature.').replyText, 'Hi');
});

test('HTML: cuts by containers and by lines', () => {
  const gmail = '<div>Too big<br></div><div class="gmail_quote">On Tue, Shop wrote:<blockquote class="gmail_quote">old</blockquote></div>';
  const outlook = '<p>Too big</p><div id="divRplyFwdMsg"><b>From:</b> Shop<br></div><p>old</p>';
  const apple = '<div>Too big</div><div><blockquote type="cite">On 4 Mar 2025, at 10:15, Shop wrote:<br>old</blockquote></div>';
  const signed = '<p>Too big</p><div class="gmail_signature">Ann</div>';
  for (const html of [gmail, outlook, apple, signed]) assert.equal(splitHtmlReply(html).replyText, 'Too big');
  assert.equal(splitHtmlReply(signed).signature, 'Ann');
});

test('no words are lost and time is linear, whatever comes', () => {
  const piece = fc.constantFrom('> q', 'text', '', 'On 1/1/2025 10:10, a <a@b.c> wrote:', '-- ', 'From: a', 'Date: 1', 'To: b', '-----Original Message-----', 'Sent from my iPhone', '| a');
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (lines) => {
    const split = splitReply(lines.join('\n'));
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '').sort();
    assert.deepEqual(words(`${split.replyText} ${split.quotedText} ${split.signature}`), words(lines.join(' ')));
  }), { numRuns: 300 });
  scalesGently('splitting', splitReply, ['a <', 'On 12:33 2020 <a@b.c\n', 'From: x\n', `${'- '.repeat(100)}\n`]);
});
