import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../testing/scales-gently.ts';
import { detectLanguage } from './detect-language.ts';
import { foreignLetters, tellingLetters, writersOf } from './letters.ts';
import { wordVotes } from './telling-words.ts';

test('tells the languages of short support messages apart, surer the longer they are', () => {
  const texts: Record<string, string> = {
    en: 'Where is my order?', de: 'Wo bleibt mein Paket?', fr: 'Où est ma commande ?', es: '¿Dónde está mi pedido?', it: 'Dove si trova il mio pacco?', pt: 'Onde está a minha encomenda?', nl: 'Waar blijft mijn bestelling?', pl: 'Gdzie jest moje zamówienie?', ja: '注文はどこですか', nb: 'Hvor blir det av pakken min?', sv: 'Var är mitt paket?',
    id: 'Pesanan saya belum datang, kapan bisa dikirim?', ms: 'Pesanan saya belum sampai kerana alamat salah, boleh awak semak?', sr: 'Где је моја поруџбина?', uk: 'Де моє замовлення?', ru: 'Где мой заказ?', sk: 'Kde je môj balík?', ro: 'Unde este comanda mea?', ar: 'أين طلبي', fa: 'سفارش من کجاست',
  };
  for (const [language, text] of Object.entries(texts)) assert.equal(detectLanguage(text).language, language, text);
  assert.ok(detectLanguage('Where is my order, please? It was to arrive on Monday.').confidence > detectLanguage('order').confidence);
});

test('one word is enough where the script says it all, whatever is around it', () => {
  const words: Record<string, string> = { ja: 'ありがとう', ko: '감사합니다', th: 'ขอบคุณ', he: 'תודה', el: 'ευχαριστώ', hi: 'धन्यवाद', zh: '订单', ar: 'شكرا', fa: 'چطور' };
  for (const [language, word] of Object.entries(words)) {
    for (const text of [word, `${word} 1042!`, `${word} https://x.test/where-is-my-order`]) assert.equal(detectLanguage(text).language, language, text);
  }
  assert.equal(detectLanguage('返品できますか').language, 'ja');
  assert.equal(detectLanguage('発送状況').language, 'ja');
  assert.equal(detectLanguage('iPhone 注文').language === 'ja' || detectLanguage('iPhone 注文').language === 'zh', false, 'most letters are Latin');
});

test('says so when a text shows no language', () => {
  for (const text of ['', '1042', 'https://x.test/where-is-my-order', '📦 !!!']) assert.deepEqual(detectLanguage(text), { language: 'und', confidence: 0 });
});

test('letters and words: who writes them', () => {
  assert.deepEqual(writersOf('Straße'), ['de']);
  assert.deepEqual(writersOf('zażółć'), ['pl']);
  assert.deepEqual(writersOf('order'), []);
  assert.equal(foreignLetters(tellingLetters('señor ñ'), 'pt'), 1);
  assert.equal(foreignLetters(tellingLetters('señor'), 'es'), 0);
  assert.equal(wordVotes('the').get('en'), 1);
  assert.equal(wordVotes('the parcel').get('en'), 0.5);
  assert.equal(wordVotes('constructor').size, 0);
});

test('any text gets a code and a chance', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
    const { language, confidence } = detectLanguage(text);
    assert.match(language, /^(?:und|[a-z]{2})$/);
    assert.ok(confidence >= 0 && confidence <= 1);
    assert.equal(language === 'und', confidence === 0);
  }));
  scalesGently('naming', detectLanguage, ['a ', '注', 'ñ', 'the ']);
});
