import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOfWording, neededOf, placeholdersOf } from './check-wording.ts';
import { fillNotice, type NoticeFacts } from './fill-notice.ts';
import { occasionsMeant } from './is-about.ts';
import { TRIGGERS } from './shapes.ts';
import { LANGUAGES, languageFor, wordsOf } from './words/index.ts';

const facts: NoticeFacts = {
  trigger: 'no_scan', brand: 'North', customerName: 'Ana Maria Lopez', orderNumber: '#1001', carrier: 'DHL', trackingNumber: 'JD1', trackingLink: 'https://dhl.test/JD1', oldDate: new Date('2026-11-23T12:00:00Z'),
  newDates: [new Date('2026-11-25T12:00:00Z'), new Date('2026-11-27T12:00:00Z')], returnNumber: 'R-1', chargeDate: new Date('2026-12-01T12:00:00Z'), product: 'Blue shoes', link: 'https://shop.test/blue', incident: 'A strike stops all parcels in Leipzig.', timeZone: 'Europe/Berlin',
};

test('what every programme begins with may be published in every language, and everything in it can be filled', () => {
  for (const language of LANGUAGES) {
    for (const trigger of TRIGGERS) {
      const wording = wordsOf(language).starts[trigger];
      assert.deepEqual(faultsOfWording(trigger, wording), [], `${language} ${trigger}`);
      const filled = fillNotice(wording, { ...facts, trigger }, language);
      assert.deepEqual([filled.unfilled, /[{}]/.test(filled.subject + filled.text)], [[], false], `${language} ${trigger}`);
      assert.ok(neededOf(trigger).every((name) => wording.text.includes(`{${name}}`)), `${language} ${trigger} says what has to be said`);
    }
  }
});

test('a delay says what happened, what changed with the day, and what they can do', () => {
  const { text } = fillNotice(wordsOf('en').starts.no_scan, facts, 'en');
  assert.match(text, /^Hello Ana,/);
  assert.match(text, /DHL has not scanned your parcel of order #1001 for several days\. We now expect it between Wednesday,? 25 November and Friday,? 27 November|between Wednesday, November 25 and Friday, November 27/);
  assert.match(text, /instead of Monday/);
  assert.match(text, /You do not have to do anything/);
  assert.deepEqual(fillNotice(wordsOf('en').starts.no_scan, { ...facts, newDates: null }, 'en').unfilled, ['what_changed']);
  assert.doesNotMatch(fillNotice(wordsOf('de').starts.no_scan, { ...facts, oldDate: null }, 'de').text, /statt/);
});

test('nothing vague, unknown, or without what has to be said', () => {
  const problems = (text: string, trigger: (typeof TRIGGERS)[number] = 'promise_broken'): string[] => faultsOfWording(trigger, { subject: 'About your parcel', text }).map((fault) => `${fault.problem} ${fault.what}`.trim());
  const said = '{what_happened} {what_changed} {what_you_can_do} This is written by {brand}.';
  assert.deepEqual(problems(said), []);
  assert.deepEqual(problems(`${said} It comes as soon as possible.`), ['vague as soon as possible']);
  assert.deepEqual(problems(`${said} Sie kommt in Kürze.`), ['vague in Kürze']);
  assert.deepEqual(problems('Your parcel is a bit late today, sorry: {what_happened}'), ['missing_placeholder what_changed', 'missing_placeholder what_you_can_do']);
  assert.deepEqual(problems(`${said} {password}`), ['unknown_placeholder password']);
  assert.deepEqual(problems(`${said} {oops`), ['unclosed {']);
  assert.deepEqual(problems('{brand}', 'delivered'), ['empty']);
  for (const trigger of TRIGGERS) assert.ok(neededOf(trigger).every((name) => placeholdersOf(trigger).includes(name)));
});

test('the language of the customer, else of the brand, else English', () => {
  assert.deepEqual([languageFor('de-AT'), languageFor('fr', 'es_MX'), languageFor('pl', 'es_MX'), languageFor(null, null), languageFor('ES'), languageFor('ar-EG'), languageFor('pt_BR'), languageFor('pl,ja;q=0.8,en;q=0.5')], ['de', 'fr', 'es', 'en', 'es', 'ar', 'pt', 'ja']);
});

test('which occasion a message is about', () => {
  const at = new Date('2026-11-20T12:00:00Z');
  const told = [{ decisionId: 'a', orderId: 'one', at }, { decisionId: 'b', orderId: 'two', at }];
  const writing = { answers: null, orderIds: [] as string[], at: new Date('2026-11-22T12:00:00Z') };
  assert.deepEqual(occasionsMeant({ ...writing, orderIds: ['two'] }, told), ['b']);
  assert.deepEqual(occasionsMeant(writing, told), [], 'two orders they could mean');
  assert.deepEqual(occasionsMeant(writing, told.slice(0, 1)), ['a']);
  assert.deepEqual(occasionsMeant({ ...writing, orderIds: ['three'] }, told.slice(0, 1)), [], 'they speak of another');
  assert.deepEqual(occasionsMeant({ ...writing, answers: 'a', orderIds: ['three'] }, told), ['a']);
  assert.deepEqual(occasionsMeant({ ...writing, at: new Date('2026-11-27T12:00:00Z'), orderIds: ['one'] }, told), [], 'seven days are over');
  assert.deepEqual(occasionsMeant({ ...writing, at: new Date('2026-11-20T11:00:00Z'), orderIds: ['one'] }, told), [], 'they wrote before');
});
