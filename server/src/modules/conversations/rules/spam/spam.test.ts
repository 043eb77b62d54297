import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptySpamModel, judgeSpam, learn, learnOne, loadSpamModel, score, storeSpamModel, thresholdFor, type SpamSample } from './index.ts';

const sample = (subject: string, text: string, more: Partial<SpamSample> = {}): SpamSample => ({
  subject, text, html: '', from: { address: 'someone@x.test', name: 'Someone' }, replyTo: [], to: [{ address: 'help@shop.test' }], headers: [['message-id', '<1@x.test>']], ...more,
});
const stranger = { knownSender: false, answersUs: false };
const junk = ['Rank on Google', 'Cheap loans', 'You have won'].flatMap((subject) => ['we build backlinks for you', 'claim your million dollars now', 'guest post on our site'].map((text) => sample(subject, `${text} click here`)));
const wanted = ['Where is my order', 'Wrong size', 'Rückgabe'].flatMap((subject) => ['order 1042 has not arrived', 'the shoes are too small', 'ich möchte das Paket zurückgeben'].map((text) => sample(subject, `${text}, thanks`)));

test('a brand that has marked nothing is served by hand-written odds', () => {
  const fresh = emptySpamModel();
  const seo = sample('FIRST PAGE OF GOOGLE', 'We offer SEO and backlinks, guest post on sites. Click here now. Unsubscribe.', { replyTo: [{ address: 'x@other.test' }] });
  const verdict = judgeSpam(fresh, seo, stranger);
  assert.equal(verdict.junk, true);
  assert.ok(verdict.because.includes('it offers links and rankings'));
  for (const one of wanted) assert.equal(judgeSpam(fresh, one, stranger).junk, false, one.subject);
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
