import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginnings, endingsOf, readDay, readSearch, toTsQuery, type Endings } from './search-query.ts';

test('operators, phrases, minus and words are told apart', () => {
  const query = readSearch('from:ana order:1042 -"gift card" is:open refund #77 http://x.test');
  assert.deepEqual(query.operators.map(({ name, value, not }) => [name, value, not]), [['from', 'ana', false], ['order', '1042', false], ['is', 'open', false], ['number', '77', false]]);
  assert.deepEqual(query.words.map(({ text, phrase, not }) => [text, phrase, not]), [['gift card', true, true], ['refund', false, false], ['http://x.test', false, false]]);
});

test('words are looked for as they are or with their endings, phrases stay in order, only letters and digits get through', () => {
  const { words } = readSearch('Refund "gift card" -late a');
  assert.equal(toTsQuery(words), "'refund' & (('gift' <-> 'card')) & !'late' & 'a'");
  assert.deepEqual(beginnings(words), ['refund', 'late']);
  assert.equal(toTsQuery(words, new Map<string, Endings>([['refund', ['refunds', "x' | 'y", 'refunded']], ['late', 'any']])), "('refund' | 'refunds' | 'refunded') & (('gift' <-> 'card')) & !'late':* & 'a'");
  assert.equal(toTsQuery(readSearch("') drop table --").words), "'drop' & 'table'");
  assert.equal(toTsQuery(readSearch('-late').words), null);
});

test('the beginning of common words is completed with words, that of rare ones with anything', () => {
  assert.equal(endingsOf([{ word: 'delivery', documents: 1500 }, { word: 'deliveries', documents: 400 }], 20_000), 'any');
  assert.deepEqual(endingsOf([{ word: 'delivery', documents: 1800 }, { word: 'deliveries', documents: 400 }], 20_000), ['delivery', 'deliveries']);
});

test('whatever is typed, the query is made of quoted words and signs of ours only', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
    const { words } = readSearch(typed);
    const query = toTsQuery(words, new Map<string, Endings>(beginnings(words).map((word) => [word, word.length % 2 === 0 ? 'any' : [`${word}s`, typed]])));
    if (query !== null) assert.match(query, /^(?:'[\p{L}\p{N}@._+/-]+'(?::\*)?|<->|[&|!() ])+$/u);
  }));
});

test('an address or a number with signs is also looked for whole', () => {
  assert.equal(toTsQuery(readSearch('Ana@x.test').words), "(('ana' <-> 'x' <-> 'test') | 'ana@x.test')");
});

test('days are dates or distances back', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  assert.equal(readDay('2026-11-01', now)?.toISOString(), '2026-11-01T00:00:00.000Z');
  assert.equal(readDay('7d', now)?.toISOString(), '2026-11-13T12:00:00.000Z');
  assert.equal(readDay('yesterday', now), null);
});
