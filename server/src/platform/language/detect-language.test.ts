import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectLanguage } from './detect-language.ts';

test('tells the languages of short support messages apart, surer the longer they are', () => {
  const texts: Record<string, string> = { en: 'Where is my order?', de: 'Wo bleibt mein Paket?', fr: 'Où est ma commande ?', es: '¿Dónde está mi pedido?', it: 'Dove si trova il mio pacco?', pl: 'Gdzie jest moje zamówienie?', ja: '注文はどこですか', nb: 'Hvor blir det av pakken min?' };
  for (const [language, text] of Object.entries(texts)) assert.equal(detectLanguage(text).language, language, text);
  assert.ok(detectLanguage('Where is my order, please? It was to arrive on Monday.').confidence > detectLanguage('order').confidence);
});

test('says so when a text shows no language', () => {
  for (const text of ['', '1042', 'https://x.test/where-is-my-order']) assert.deepEqual(detectLanguage(text), { language: 'und', confidence: 0 });
});
