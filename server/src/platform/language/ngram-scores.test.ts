import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eld } from 'eld/small';
import fc from 'fast-check';
import { ngramScores } from './ngram-scores.ts';
import { parseNgrams, readNgrams } from './ngram-table.ts';

const languages = ['ar', 'de', 'el', 'en', 'es', 'fr', 'hu', 'it', 'ja', 'nl', 'no', 'pl', 'pt', 'ru', 'tr', 'vi', 'zh'];
const table = readNgrams(languages);
eld.setLanguageSubset(languages);

/** What the package itself says: the oracle. */
const expected = (text: string) => eld.detect(text).getScores();
const rounded = (scores: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(scores).map(([language, score]) => [language, Math.round(score * 1e9)]).sort());

test('scores are those of the package, whose data is read', () => {
  const texts = ['Where is my order?', 'Don’t you see it isn\'t here', 'Wo bleibt mein Paket, das am 12.11. kommen sollte?', 'ΠΟΥ ΕΙΝΑΙ η παραγγελία μου', '注文はどこですか', 'Đơn hàng của tôi đâu', 'Gdzie jest moje zamówienie', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcdefgh', 'x'.repeat(100), '', '1042'];
  for (const text of texts) assert.deepEqual(rounded(ngramScores(text, table)), rounded(expected(text)), text);
});

test('… of any words too', () => {
  const word = fc.array(fc.constantFrom(...'abdeghilmnorstuvwzäöüßéèçñłżşığоеанитслвкあいうのは的一是不αειοστν'), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
    assert.deepEqual(rounded(ngramScores(words.join(' '), table)), rounded(expected(words.join(' '))));
  }));
});

test('says so when the package writes its data another way', () => {
  assert.throws(() => parseNgrams('export const other = 1', "export const dictionary = ['a']", languages), /not written as expected/);
});
