import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findEntities } from '../entities/find-entities.ts';
import { readLanguage } from '../language/read-language.ts';
import { readUrgency, weights, type UrgencyReason } from './read-urgency.ts';

const now = new Date('2026-11-21T10:00:00Z');
const urgencyOf = (text: string, more = {}) => readUrgency(text, { now, entities: findEntities(text, { now, language: readLanguage(text).language }), ...more });

const cases: readonly [string, readonly UrgencyReason[]][] = [
  ['Do you have this shirt in blue?', []],
  ['Danke für die schnelle Lieferung', []],
  ['The charger caught fire and my son is in hospital', ['safety']],
  ['Das Netzteil raucht, ich habe einen Stromschlag bekommen', ['safety']],
  ['充電器から発火しました', ['safety']],
  ['Someone used my account, I did not place this order', ['fraud']],
  ['Ich gehe zum Anwalt', ['legal_threat']],
  ['Voy a poner una denuncia', ['legal_threat']],
  ['I was charged twice', ['money_gone']],
  ['On m’a débité deux fois', ['money_gone']],
  ['Please change my order before it ships', ['before_it_ships']],
  ['é urgente, por favor', ['asked_for_haste']],
  ['至急お願いします', ['asked_for_haste']],
  ['this is the third time I write', ['repeated_contact']],
  ['Immer noch keine Antwort', ['repeated_contact']],
  ['ancora nessuna risposta', ['repeated_contact']],
  ['I need it by tomorrow', ['deadline']],
  ['Ich brauche es spätestens morgen', ['deadline']],
  ['The wedding is on Friday and I need the dress', ['deadline']],
  ['I need the suit for a wedding', ['deadline']],
  ['I ordered this on Monday', []],
  ['We sell to hospitals, can’t wait for the new colour', []],
  ['My son was taken to hospital', ['safety']],
  ['No rush, whenever you can', []],
  ['nicht dringend', []],
  ['it isn’t urgent', []],
  ['non ho urgenza', []],
  ['急いでいません', []],
  ['急いでいます、大至急お願いします', ['asked_for_haste']],
  ['Guten Morgen, ich brauche Hilfe bei der Größe', []],
  ['Bedankt voor de levering vandaag!', []],
  ['Merci pour le colis reçu aujourd’hui', []],
  ['Obrigada pela entrega de hoje, ficou para o natal', []],
  ['it arrived today before noon, I love it!', []],
  ['Your new collection is on fire!', []],
  ['Is it non-poisonous for cats?', []],
  ['Please deliver to the hospital where I work', []],
  ['She swallowed her pride', []],
  ['My son cut himself on the broken glass', ['safety']],
  ['It smells of gas', ['safety']],
  ['The battery got hot and started smoking', ['safety']],
  ['I found glass in my coffee', ['safety']],
  ['Es riecht nach Gas', ['safety']],
  ['ガスの臭いがします', ['safety']],
  ['I am a lawyer and I love your jumper', []],
  ['I will not call my lawyer', []],
  ['Der Rechnungsbetrag betrug 89,90 Euro', []],
  ['Ich habe Ihre Anzeige auf Instagram gesehen', []],
  ['police d’écriture', []],
  ['Hier ist meine Bestellnummer, ich brauche Hilfe', []],
  ['J’en ai besoin pour samedi', ['deadline']],
  ['Ik heb het nodig voor zaterdag', ['deadline']],
];

test('says why something cannot wait, in every language, and nothing where nothing presses', () => {
  for (const [text, reasons] of cases) assert.deepEqual(urgencyOf(text).reasons.map((one) => one.reason), reasons, text);
});

test('the scale: a question can wait, a deadline is for today, a burn for now', () => {
  assert.ok(urgencyOf('Do you have this shirt in blue?').urgency <= 0.2);
  const tomorrow = urgencyOf('I need it by tomorrow').urgency;
  assert.ok(tomorrow >= 0.5 && tomorrow < 0.8);
  assert.ok(urgencyOf('I need it by next Saturday').urgency < tomorrow);
  assert.ok(urgencyOf('It burned my hand').urgency >= 0.8);
  assert.ok(urgencyOf('no rush').urgency < urgencyOf('a question').urgency);
});

test('anger needs bad words or shouting, and grows with unanswered letters', () => {
  assert.deepEqual(readUrgency('this is bad', { sentiment: -0.9 }).reasons.map((one) => one.reason), ['anger']);
  assert.deepEqual(readUrgency('WHERE IS MY ORDER I PAID FOR IT', { sentiment: 0 }).reasons.map((one) => one.reason), ['anger']);
  assert.ok(readUrgency('hello', { unansweredBefore: 3 }).urgency > readUrgency('hello', { unansweredBefore: 1 }).urgency);
});

test('stays between nought and one, and one more reason never makes it less', () => {
  const said = cases.filter(([, reasons]) => reasons.length === 1).map(([text]) => text);
  fc.assert(fc.property(fc.subarray(said), fc.constantFrom(...said), fc.double({ min: -1, max: 1, noNaN: true }), (texts, one, sentiment) => {
    const before = readUrgency(texts.join('. '), { sentiment }).urgency;
    const after = readUrgency([...texts, one].join('. '), { sentiment }).urgency;
    assert.ok(after >= before - 1e-9 && after <= 1 && before >= 0);
  }));
  assert.ok(Object.values(weights).every((weight) => weight > 0 && weight < 1));
});

test('today is the brand’s day, not Greenwich’s', () => {
  const evening = new Date('2026-11-21T02:00:00Z');
  const there = { now: evening, timeZone: 'America/Los_Angeles' };
  const text = 'I need it today';
  assert.deepEqual(readUrgency(text, { ...there, entities: findEntities(text, there) }).reasons.map((one) => one.reason), ['deadline']);
});
