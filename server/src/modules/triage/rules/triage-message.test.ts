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

test('what the readers say is put beside the reason, of subject and text together', () => {
  const heard: string[] = [];
  const readers = {
    readLanguage: (text: string) => ({ language: (heard.push(text), 'en'), confidence: 0.9 }),
    readSentiment: () => ({ score: -0.5, label: 'negative' as const }),
    readUrgency: () => 0.7,
    findEntities: () => [{ type: 'order' }],
  };
  const found = triageMessage({ subject: 'Refund', text: 'Where is my refund?' }, model, readers);
  assert.deepEqual([found.language, found.sentiment, found.sentimentLabel, found.urgency, found.entities], ['en', -0.5, 'negative', 0.7, [{ type: 'order' }]]);
  assert.deepEqual(heard, ['Refund\nWhere is my refund?']);
  assert.equal(found.reason, 'returns.refund_status');
});

test('an answer takes less than two milliseconds of processor time', () => {
  const text = 'Hello, I ordered a lamp two weeks ago and it has not arrived, could you please tell me where it is? '.repeat(3);
  findReason({ text }, model);
  const began = process.cpuUsage();
  for (let round = 0; round < 50; round++) findReason({ text }, model);
  const { user, system } = process.cpuUsage(began);
  assert.ok((user + system) / 1000 / 50 < 2);
});
