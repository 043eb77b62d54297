import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadDefaultModel } from '../load-default-model.ts';
import { findReason, triageMessage } from './triage-message.ts';

const model = loadDefaultModel();
const reasonOf = (text: string): string => findReason({ text }, model).reason;

test('knows what shoppers want in every served language, in words the sentences do not use', () => {
  const wanted: Readonly<Record<string, string>> = {
    'Hey there, any idea when the postman is bringing my package? I ordered it on the 12th.': 'wismo.',
    'Ihr habt mir ein rotes statt ein blaues Kleid geschickt!': 'returns.',
    'Mein Passwort will er einfach nicht annehmen': 'account.login',
    'Je souhaiterais être remboursée au plus vite': 'returns.',
    'No puedo entrar en mi cuenta, olvidé la clave': 'account.login',
    'Vorrei sapere dove si trova la mia spedizione': 'wismo.',
    'Preciso da fatura da minha compra, por favor': 'billing.invoice',
    'Ik wil graag mijn abonnement opzeggen per direct': 'subscription.cancel_subscription',
    '注文をキャンセルしてください': 'order_change.cancel',
    'نسيت كلمة المرور ولا أستطيع الدخول': 'account.login',
    'Your code WINTER is refused in the basket': 'checkout.code_fails',
    'Two identical amounts were taken from my bank account': 'billing.',
  };
  for (const [text, start] of Object.entries(wanted)) assert.ok(reasonOf(text).startsWith(start), `${text}: ${reasonOf(text)}`);
});

test('small talk is out of scope, and one who asks for a person gets one', () => {
  assert.deepEqual([findReason({ text: 'what is the capital of Peru' }, model).reason, findReason({ text: 'what is the capital of Peru' }, model).outOfScope], ['other', true]);
  assert.equal(reasonOf('I want to speak to a human being'), 'human');
});

test('where no label means none, the likeliest is said and being out of scope stands beside it', () => {
  assert.ok(model.model !== null);
  const found = findReason({ text: 'what is the capital of Peru' }, { model: model.model, none: null });
  assert.deepEqual([found.outOfScope, found.labels, found.reason === 'other'], [true, [found.reason], false]);
});

test('an empty, a huge and a strange text are answered', () => {
  for (const text of ['', ' ', '\u0000', '😀😀😀', 'order '.repeat(50_000)]) {
    const found = findReason({ text }, model);
    assert.ok(found.confidence >= 0 && found.confidence <= 1 && found.reason !== '', text.slice(0, 10));
  }
});

test('without a usable model everything is other, and it says why', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-'));
  try {
    writeFileSync(path.join(folder, 'broken'), 'no model');
    for (const file of ['missing', 'broken']) {
      const found = findReason({ text: 'I will sue you' }, loadDefaultModel(path.join(folder, file)));
      assert.deepEqual([found.reason, found.confidence, found.outOfScope, found.intents], ['other', 0, true, ['sue']]);
      assert.match(found.because ?? '', /cannot be used/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a message is read whole: reason, language, feeling, haste and what it names', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const found = triageMessage({ subject: 'Rückerstattung Bestellung #10423', text: 'Ich bin wirklich sehr enttäuscht! Wo bleibt mein Geld? Ich brauche es bis morgen, bitte rufen Sie an: +49 30 901820' }, model, { now, region: 'DE' });
  assert.match(found.reason, /^returns\./);
  assert.deepEqual([found.language, found.sentimentLabel], ['de', 'negative']);
  assert.ok(found.urgency > 0.5 && found.urgencyReasons.some((one) => one.reason === 'deadline'), JSON.stringify(found.urgencyReasons));
  assert.deepEqual(found.entities.map(({ type, value }) => [type, value]).filter(([type]) => type !== 'date'), [['order_number', '10423'], ['phone', '+4930901820']]);
});

test('what is no word of any language is in the one this customer usually writes', () => {
  assert.equal(triageMessage({ text: '1042?', locale: 'fr-CH' }, model).language, 'fr');
});
