import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ArticleIndex } from './article-index.ts';
import { excerptOf } from './excerpt.ts';
import { readerOf } from './words.ts';

const filled = (language: string, ...texts: [string, string, string][]): ArticleIndex => {
  const index = new ArticleIndex(language);
  for (const [id, title, text] of texts) index.put({ id, title, text });
  return index;
};
const shop = () => filled('en', ['returns', 'How to return an order', 'Send it back within thirty days with the label.'], ['sizes', 'Which size fits', 'Our sweaters are knitted close.'], ['payment', 'Ways to pay', 'Visa, PayPal and invoices.']);
const first = (index: ArticleIndex, query: string, typing = false) => index.search(query, { typing })[0]?.id;

test('words are found in any form, mistyped, half typed and without accents', () => {
  const index = shop();
  assert.deepEqual(['returning orders', 'retrun', 'swaeter', 'invocie'].map((query) => first(index, query)), ['returns', 'returns', 'sizes', 'payment']);
  assert.equal(first(index, 'sweat', true), 'sizes');
  assert.equal(first(filled('es', ['d', 'Devolución', 'Cómo devolver un pedido']), 'devolucion'), 'd');
  assert.equal(first(filled('de', ['g', 'Größen', 'Welche Größe passt']), 'grosse'), 'g');
});

test('scripts without spaces and Arabic are read', () => {
  const ja = filled('ja', ['r', '返品について', '商品は三十日以内に返品できます。'], ['s', '配送', '配送料は無料です。']);
  assert.equal(first(ja, '返品したい'), 'r');
  const ar = filled('ar', ['r', 'إرجاع الطلب', 'يمكنك إرجاع الطلبات خلال ثلاثين يومًا'], ['p', 'الدفع', 'نقبل البطاقات']);
  assert.deepEqual([first(ar, 'ارجاع طلبي'), first(ar, 'بطاقة')], ['r', 'p']);
});

test('what one sentence is about comes before what all of a long question touches', () => {
  const index = filled('en', ['frozen', 'Unfreezing a card', 'A frozen card is unfrozen in the app.'], ['chat', 'Small talk', 'A day, a friend, a city, a card.']);
  assert.equal(first(index, 'It was a long day. A friend came. The city is loud. How is a frozen card unfrozen?'), 'frozen');
});

test('a changed document is found by its new words only, a removed one not at all', () => {
  const index = shop();
  index.put({ id: 'sizes', title: 'Cardigans', text: 'They are wide.' });
  assert.deepEqual(index.search('sweaters'), []);
  assert.equal(first(index, 'cardigan'), 'sizes');
  index.remove('sizes');
  assert.deepEqual([index.search('cardigan'), index.size], [[], 2]);
});

test('put and removed again, an index answers as one that never held it', () => {
  const words = fc.array(fc.constantFrom('return', 'order', 'size', 'pay', 'card', 'wool', 'label'), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
  fc.assert(fc.property(words, words, words, (title, text, query) => {
    const [touched, untouched] = [shop(), shop()];
    touched.put({ id: 'other', title, text });
    touched.remove('other');
    assert.deepEqual(touched.search(query), untouched.search(query));
  }));
});

test('scores fall, limits hold, and no text breaks a search', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (query, limit) => {
    const hits = shop().search(query, { limit, typing: true });
    assert.ok(hits.length <= limit && hits.every((hit, at) => at === 0 || (hits[at - 1]?.score ?? 0) >= hit.score));
  }));
});

test('an excerpt marks what was asked in any form and is safe to show', () => {
  assert.equal(excerptOf('Our <b>sweaters</b> & coats.', 'sweater', 'en'), 'Our &lt;b&gt;<mark>sweaters</mark>&lt;/b&gt; &amp; coats.');
  const long = `${'Nothing here. '.repeat(60)}Returns take thirty days.${' Nothing more.'.repeat(60)}`;
  assert.match(excerptOf(long, 'return', 'en'), /^… .*<mark>Returns<\/mark> take thirty days.* …$/);
});

test('numbers and codes are words as they stand', () => {
  assert.deepEqual(readerOf('en').words('Error 05x: #FW-1001’s').map((word) => word.term), ['error', '05x', 'fw', '1001', 's']);
});
