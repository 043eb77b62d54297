import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { cleanArticle, picturesOf, withImageAddresses } from './clean-article.ts';
import { compareLines } from './compare-lines.ts';
import { readFrontMatter, writeFrontMatter } from './front-matter.ts';
import { neutralWords } from './neutral-words.ts';
import { filledArticle, placeholders, snippetsIn, unknownPlaceholders, withSnippets, type Placeholder } from './placeholders.ts';
import { readImport } from './read-import.ts';
import { freeSlug, slugFrom } from './slug.ts';

test('slugs are words of any script; a taken one gets a number', () => {
  assert.deepEqual(['How do I return it?', 'Größe & Maße', "What's new", 'الدفع بالبطاقة', '返品', '???'].map(slugFrom), ['how-do-i-return-it', 'grösse-masse', 'whats-new', 'الدفع-بالبطاقة', '返品', '']);
  assert.equal(freeSlug('a', (slug) => slug === 'a' || slug === 'a-2'), 'a-3');
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (title) => slugFrom(slugFrom(title)) === slugFrom(title)));
});

test('facts are filled and escaped; with none neutral words stand, the article’s own first', () => {
  const html = '<p>{{order.number|your order}} · {{ parcel.estimate }} · {{nothing.known|x}}</p>';
  assert.equal(filledArticle(html, { 'order.number': '<1>', 'parcel.estimate': 'Monday' }), '<p>&lt;1&gt; · Monday · x</p>');
  assert.equal(filledArticle(html, {}), '<p>your order · the expected day · x</p>');
  assert.equal(filledArticle('{{order.status}}', {}, 'ar'), 'حالة طلبك');
  fc.assert(fc.property(fc.string(), (value) => !/<script/i.test(filledArticle('{{order.number}}', { 'order.number': `<script>${value}` }))));
});

test('every placeholder has neutral words in every language of the help centre', () => {
  for (const language of ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'ja', 'ar']) for (const name of Object.keys(placeholders)) assert.ok(neutralWords(name as Placeholder, language) !== '', `${language} ${name}`);
});

test('a snippet alone in its paragraph brings its own; in a line it brings its words', () => {
  const words = new Map([['hours', '<p>Nine to five.</p>']]);
  assert.equal(withSnippets('<p>{{snippet:hours}}</p><p>We are here: {{snippet:hours}} {{snippet:gone}}</p>', words), '<p>Nine to five.</p><p>We are here: Nine to five. </p>');
  assert.deepEqual(snippetsIn('{{snippet:a}} {{ snippet:b }} {{snippet:a}}'), ['a', 'b']);
  assert.deepEqual(unknownPlaceholders('{{order.number}} {{order.colour|red}} {{snippet:a}} {{snippet:b}}', new Set(['a'])), ['order.colour', 'snippet:b']);
});

test('what is kept is clean, and clean twice is clean once', () => {
  assert.equal(cleanArticle('<h1>A</h1><a href="https://x.test" onclick="x()">y</a><img src="cid:00000000-0000-7000-8000-000000000000" onerror="x()"><aside type="tip">t</aside>').html, '<h2>A</h2><a href="https://x.test">y</a><img src="cid:00000000-0000-7000-8000-000000000000" /><aside type="tip">t</aside>');
  fc.assert(fc.property(fc.array(fc.constantFrom('<p>', '</p>', '<script>', 'x', '<a href="javascript:x">', '</a>', '"', '<h1>', '<img src=x onerror=y>', '&lt;', '<a target="_blank" href="https://a.test">')), (pieces) => {
    const once = cleanArticle(pieces.join('')).html;
    assert.equal(cleanArticle(once).html, once);
    assert.ok(!/<script|onerror|javascript:/i.test(once));
  }));
});

test('pictures are named by their ids', () => {
  const html = '<img src="cid:00000000-0000-7000-8000-000000000000" />';
  assert.deepEqual(picturesOf(html), ['00000000-0000-7000-8000-000000000000']);
  assert.equal(withImageAddresses(html, (id) => `/x/${id}?"`), '<img src="/x/00000000-0000-7000-8000-000000000000?&quot;" />');
});

test('compared lines give both texts back', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(fc.property(lines, lines, (before, after) => {
    const compared = compareLines(before, after);
    assert.deepEqual(compared.filter((line) => line.kind !== 'added').map((line) => line.text), before);
    assert.deepEqual(compared.filter((line) => line.kind !== 'removed').map((line) => line.text), after);
  }));
  assert.deepEqual(compareLines(['a', 'b', 'c'], ['a', 'x', 'c']).map((line) => line.kind), ['same', 'removed', 'added', 'same']);
});

test('front matter is read as it was written', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', ':', '"', '#', '-', 'é') }), (value) => {
    const title = value.trim().replaceAll(/\s+/g, ' ');
    assert.deepEqual(readFrontMatter(`${writeFrontMatter({ title })}words`), { facts: title === '' ? {} : { title }, rest: 'words' });
  }));
  assert.deepEqual(readFrontMatter('no front matter'), { facts: {}, rest: 'no front matter' });
});

test('files say their language by folder, ending or their own words, and the usual one comes first', () => {
  const file = (path: string, text: string) => ({ path, bytes: strToU8(text) });
  const { articles, leftOut } = readImport([file('de/shipping/when.md', '# Wann?\n\nBald.'), file('shipping/when.md', '# When?\n\nSoon.'), file('a/b/c/deep.html', '<html><head><title>Deep &amp; wide</title></head><body><p>x</p><img src="../p.png"></body></html>'), file('x.fr.md', '---\ntitle: Oui\nlanguage: es\n---\nsi'), file('.hidden/a.md', 'x'), file('bad.exe', '')], 'en');
  assert.deepEqual(articles.map(({ key, language, title, categories }) => [key, language, title, categories.join('/')]), [['a/b/c/deep', 'en', 'Deep & wide', 'A/B'], ['shipping/when', 'en', 'When?', 'Shipping'], ['shipping/when', 'de', 'Wann?', 'Shipping'], ['x', 'es', 'Oui', '']]);
  assert.match(articles[0]?.html ?? '', /src="file:a\/b\/p.png"/);
  assert.deepEqual(leftOut, [{ path: 'bad.exe', because: 'not_text' }]);
});
