import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { highlight, MARK_END, MARK_START } from './highlight.ts';
import { readSearch } from './search-query.ts';

const shown = (text: string, typed: string) => highlight(text, readSearch(typed).words).replaceAll(MARK_START, '[').replaceAll(MARK_END, ']');

test('marks words, beginnings of words and accents, and leaves out what is not wanted', () => {
  assert.equal(shown('Where is my Café order? It is late.', 'cafe ord -late'), 'Where is my [Café] [order]? It is late.');
});

test('shows where the word stands in a long text', () => {
  assert.match(shown(`${'nothing here '.repeat(60)}the refund came ${'and more '.repeat(60)}`, 'refund'), /the \[refund\] came/);
});

test('never changes a letter of the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ maxLength: 20 }), (text, typed) => {
    const clean = text.replaceAll(/[\u0001\u0002]/g, '').replaceAll(/\s+/g, ' ');
    for (const piece of highlight(text, readSearch(typed).words).replaceAll(/[\u0001\u0002]/g, '').split(' … ')) assert.ok(clean.includes(piece) || text.includes('…'));
  }));
});
