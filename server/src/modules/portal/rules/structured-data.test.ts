import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faqPage, itemList, questionsOf } from './structured-data.ts';

test('headings that ask are questions, with all that stands under them; else a title that asks is one', () => {
  const body = '<p>First.</p><h2>When does it <em>come</em>?</h2><p>In three days &amp; by noon.</p><h3>By express</h3><p>Tomorrow.</p><h2>Prices</h2><p>Low.</p><h2>¿Y a Malta?</h2><p>Sí.</p><h2>Empty?</h2>';
  assert.deepEqual(questionsOf('Shipping', body), [{ question: 'When does it come?', answer: 'In three days & by noon. By express. Tomorrow.' }, { question: '¿Y a Malta?', answer: 'Sí.' }]);
  assert.deepEqual(questionsOf('Where is it?', '<p>On its way.</p><h2>Prices</h2><p>Low.</p>'), [{ question: 'Where is it?', answer: 'On its way. Prices Low.' }]);
  for (const [title, text] of [['Shipping', '<p>Soon.</p>'], ['Where is it?', '<p> </p>'], ['', '']] as const) assert.deepEqual(questionsOf(title, text), []);
  assert.deepEqual(questionsOf('أين طلبي؟', '<p>في الطريق.</p>').length, 1);
});

test('a page without questions has no list of them, and lists say their order', () => {
  assert.equal(faqPage([], 'en'), null);
  assert.deepEqual(faqPage([{ question: 'Q?', answer: 'A' }], 'de'), { '@context': 'https://schema.org', '@type': 'FAQPage', inLanguage: 'de', mainEntity: [{ '@type': 'Question', name: 'Q?', acceptedAnswer: { '@type': 'Answer', text: 'A' } }] });
  assert.deepEqual((itemList([{ name: 'a', url: 'u' }, { name: 'b', url: 'v' }]) as { itemListElement: { position: number }[] }).itemListElement.map((one) => one.position), [1, 2]);
});
