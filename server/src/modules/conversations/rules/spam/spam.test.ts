import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scalesGently } from '../../../../platform/testing/scales-gently.ts';
import { facts } from './facts.ts';
import { emptySpamModel, judgeSpam, learn, learnOne, loadSpamModel, score, storeSpamModel, thresholdFor, wantsWanted, type SpamSample } from './index.ts';

const sample = (subject: string, text: string, more: Partial<SpamSample> = {}): SpamSample => ({
  subject, text, html: '', from: { address: 'someone@x.test', name: 'Someone' }, replyTo: [], to: [{ address: 'help@shop.test' }], headers: [['message-id', '<1@x.test>']], ...more,
});
const stranger = { knownSender: false, answersUs: false };
const junk = ['Rank on Google', 'Cheap loans', 'You have won'].flatMap((subject) => ['we build backlinks for you', 'claim your million dollars now', 'guest post on our site'].map((text) => sample(subject, `${text} click here`)));
const wanted = ['Where is my order', 'Wrong size', 'Rückgabe'].flatMap((subject) => ['order 1042 has not arrived', 'the shoes are too small', 'ich möchte das Paket zurückgeben'].map((text) => sample(subject, `${text}, thanks`)));

test('a brand that has marked nothing is served by the prior', () => {
  const fresh = emptySpamModel();
  const seo = sample('FIRST PAGE OF GOOGLE', 'We offer SEO and backlinks, guest post on sites. Click here now. Unsubscribe.', { replyTo: [{ address: 'x@other.test' }] });
  const verdict = judgeSpam(fresh, seo, stranger);
  assert.equal(verdict.junk, true);
  assert.ok(verdict.because.includes('it offers links and rankings'));
  for (const one of wanted) assert.equal(judgeSpam(fresh, one, stranger).junk, false, one.subject);
});

test('a customer in trouble is no junk, however loud, nor is a contact form or a photo', () => {
  const fresh = emptySpamModel();
  const loud = sample('WHERE IS MY ORDER 1042!!!', 'I AM WAITING FOR 3 WEEKS!!! THIS IS AN OUTRAGE!!! I PAID $120, GIVE ME MY MONEY BACK NOW!!!', { from: { address: 'ann1975@gmail.com', name: 'ANN FOX' } });
  const form = sample('New message from your shop', 'Name: Ann\nMessage: do you have size 38?', { from: { address: 'help@shop.test', name: 'Shop' }, replyTo: [{ address: 'ann@gmail.com' }], html: '<table><tr><td>Name</td><td>Ann</td></tr></table>' });
  const photo = sample('', '', { html: '<div><img src="cid:1@x"></div><div>Sent from my iPhone</div>', headers: [['message-id', '<1@x.test>'], ['content-type', 'text/html']] });
  for (const one of [loud, form, photo]) assert.equal(judgeSpam(fresh, one, stranger).junk, false, one.subject);
});

test('facts of form are seen, each where it stands', () => {
  const headers = (more: [string, string][]): Partial<SpamSample> => ({ headers: [['message-id', '<1@x.test>'], ...more] });
  const html = (page: string): Partial<SpamSample> => ({ html: page });
  const seen: [string, SpamSample][] = [
    ['impossible time zone', sample('a', 'b', headers([['date', 'Tue, 4 Mar 2025 10:15:00 -2517']]))],
    ['proof of origin fails', sample('a', 'b', headers([['authentication-results', 'mx.test; dmarc=fail']]))],
    ['subject tail', sample('a', 'b', headers([['subject', 'Buy this       qzxv']]))],
    ['reply to other free mail', sample('a', 'b', { from: { address: 'a@yahoo.com', name: '' }, replyTo: [{ address: 'b@gmail.com' }] })],
    ['link to a number', sample('a', 'b', html('<a href="http://3232235777/x">go</a>'))],
    ['link with a user', sample('a', 'see http://bank.test@evil.test/'), ],
    ['link says another site', sample('a', 'b', html('<a href="https://evil.test/login">www.bank.test</a>'))],
    ['words torn by tags', sample('a', 'b', html('via<!-- x -->gra'))],
    ['picture only', sample('a', '', html('<img src="http://x.test/a.png">'))],
    ['words of confirming', sample('a', 'please verify your account')],
    ['words of rankings twice', sample('a', 'backlinks and SEO')],
  ];
  for (const [fact, one] of seen) assert.ok(facts(one).includes(fact), fact);
  const plain = sample('Size of order 1042', 'Hello, is the left shoe <b>too</b> small? https://shop.test/shoes?size=38', { ...headers([['date', 'Tue, 4 Mar 2025 10:15:00 +0545'], ['subject', 'Size of order 1042']]), html: '<p>Hel<b>lo</b> <a href="https://www.shop.test/a">www.shop.test/a</a></p>' });
  for (const [fact] of seen) assert.ok(!facts(plain).includes(fact), fact);
});

test('marks teach once there are wanted mails to tell them from', () => {
  const model = emptySpamModel();
  const fraud = sample('Offer', 'we supply garden gnomes by the container', { from: { address: 'sales@gnomes.test', name: 'Gnomes' } });
  assert.equal(judgeSpam(model, fraud, stranger).junk, false);
  for (let round = 0; round < 45; round++) {
    learnOne(model, { ...fraud, subject: `Offer ${round}` }, true);
    if (wantsWanted(model)) learnOne(model, wanted[round % wanted.length] ?? fraud, false);
  }
  assert.equal(judgeSpam(model, fraud, stranger).junk, true);
  for (const one of wanted) assert.equal(judgeSpam(model, one, stranger).junk, false);
  assert.equal(wantsWanted({ seenSpam: 0, seenHam: 25 }), false);
});

test('facts of hostile mails take bounded time', () => {
  const pieces = ['<a ', '<img ', '<font ', '<a href="http://x.test">', 'http://', 'a.', 'A ', '1a', '&#65;', '<!--', 'remove ', 'b', '!', '8@'];
  scalesGently('facts', (text) => facts(sample(text.slice(0, 900), text, { html: text, from: { address: `${text.slice(0, 2000)}@x.test`, name: text.slice(0, 2000) } })), pieces);
});

test('nobody known is ever junk', () => {
  const seo = sample('CASINO', 'viagra casino lottery click here', { headers: [] });
  assert.equal(judgeSpam(emptySpamModel(), seo, stranger).junk, true);
  assert.equal(judgeSpam(emptySpamModel(), seo, { ...stranger, knownSender: true }).junk, false);
  assert.equal(judgeSpam(emptySpamModel(), seo, { ...stranger, answersUs: true }).junk, false);
});

test('learns, keeps what it learned, and learns a rescue at once', () => {
  const model = learn([...junk.map((one) => ({ sample: one, spam: true })), ...wanted.map((one) => ({ sample: one, spam: false }))]);
  assert.ok(junk.every((one) => score(model, one) > 0.8) && wanted.every((one) => score(model, one) < 0.2));
  const kept = loadSpamModel(structuredClone(storeSpamModel(model)));
  assert.ok(kept !== null && junk.every((one) => Math.abs(score(kept, one) - score(model, one)) < 1e-6));
  const rescued = sample('Cheap loans', 'my order of the book Cheap loans, click here arrived torn');
  for (let round = 0; round < 2; round++) learnOne(kept, rescued, false);
  assert.ok(score(kept, rescued) < 0.5, `${score(kept, rescued)}`);
  assert.ok(junk.filter((one) => score(kept, one) > 0.5).length >= junk.length - 1);
  assert.equal(loadSpamModel({ ...storeSpamModel(model), bits: 3 }), null);
});

test('the threshold lets through at most the share it is given', () => {
  const scores = Array.from({ length: 1000 }, (_, index) => index / 1000);
  for (const share of [0, 0.005, 0.1]) assert.ok(scores.filter((one) => one >= thresholdFor(scores, share)).length <= 1000 * share);
});
