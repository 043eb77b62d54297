import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inkOn } from './colour.ts';
import { surveyLetter } from './mail.ts';
import { surveyPage, type SurveyPage } from './page.ts';
import { languageOf, languages, scaleOf, wordsOf } from './words.ts';

const flat = (value: unknown, path = ''): [string, string][] => (typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`)));
const gaps = (text: string): string => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();

test('nine languages say the same things with the same gaps', () => {
  assert.equal(languages.length, 9);
  const english = new Map(flat(wordsOf('en')));
  for (const language of languages) {
    const theirs = flat(wordsOf(language));
    assert.deepEqual(theirs.map(([key]) => key).sort(), [...english.keys()].sort());
    for (const [key, text] of theirs) assert.equal(gaps(text), gaps(english.get(key) ?? ''), `${language}${key}`);
  }
});

test('the first language we speak is taken', () => {
  assert.equal(languageOf('pt-BR', 'de'), 'pt');
  assert.equal(languageOf('fi', 'de-AT'), 'de');
  assert.equal(languageOf(null, 'xx'), 'en');
});

const page: SurveyPage = { brand: { name: 'A & <b>', color: '#4f46e5' }, language: 'en', kind: 'csat', token: 'tok', subject: '<script>x</script>', score: null, comment: '', asked: null, commentKept: false, until: '1 May' };

test('what customers and brands write stays text', () => {
  const html = surveyPage({ ...page, score: 3, comment: '</textarea><script>' });
  assert.ok(!html.includes('<script>x') && !html.includes('</textarea><script>') && html.includes('A &amp; &lt;b&gt;'));
});

test('a followed link shows its answer and a button, and sends nothing by itself', () => {
  const html = surveyPage({ ...page, asked: 4 });
  assert.match(html, /data-asked="4"/);
  assert.match(html, /Send my answer: 4 – Good/);
  assert.doesNotMatch(html, /Your answer/);
});

test('a page that is over offers no button', () => {
  assert.doesNotMatch(surveyPage({ ...page, until: null, asked: 4 }), /<button/);
});

test('a mail has a link for every answer', () => {
  for (const kind of ['csat', 'nps', 'ces'] as const) {
    const letter = surveyLetter({ brand: page.brand, language: 'de', kind, about: 'Paket', url: 'https://desk.test/s/tok' });
    for (const score of scaleOf(kind)) {
      assert.ok(letter.text.includes(`/s/tok?score=${score}\n`), `${kind} ${score}`);
      assert.ok(letter.html.includes(`/s/tok?score=${score}"`), `${kind} ${score}`);
    }
  }
});

test('text on a brand’s colour can be read', () => {
  assert.equal(inkOn('#ffffff'), '#111111');
  assert.equal(inkOn('#000000'), '#ffffff');
  assert.equal(inkOn('#4f46e5'), '#ffffff');
  assert.equal(inkOn('#facc15'), '#111111');
});
