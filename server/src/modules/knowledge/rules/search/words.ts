import { newStemmer } from 'snowball-stemmers';
import { lightArabic } from './light-arabic.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  cs: 'czech', da: 'danish', de: 'german', en: 'english', es: 'spanish', fi: 'finnish', fr: 'french', hu: 'hungarian', it: 'italian', nb: 'norwegian', nl: 'dutch', no: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian', sv: 'swedish', tr: 'turkish',
};
const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const HAS_UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const MEMORY = 50_000;

/** A word as it is looked up (`term`), and as it was written but for case and accents (`surface`). */
export interface Word {
  readonly term: string;
  readonly surface: string;
}

/** Reads the words of one language. */
export interface Reader {
  words(text: string): Word[];
}

/** Without case, accents and the signs Arabic may leave out, so that what is typed in haste is the same word. */
export function folded(word: string): string {
  return word.normalize('NFKD').toLowerCase().replaceAll(/[\p{M}\u0640]/gu, '').replaceAll('ß', 'ss').replaceAll(/[أإآٱ]/g, 'ا').replaceAll('ى', 'ي').replaceAll('ة', 'ه').replaceAll('ø', 'o').replaceAll('æ', 'ae').replaceAll('ł', 'l');
}

/**
 * Words are stemmed by Snowball where the language has a stemmer, Arabic lightly. Scripts without spaces are read in overlapping pairs of
 * characters. Stems are remembered, for each reader on its own.
 */
export function readerOf(language: string): Reader {
  const stem = stemmerOf(language.split('-')[0] ?? '');
  const known = new Map<string, Word>();
  const read = (token: string): Word => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const word = { term: /\p{N}/u.test(token) ? folded(token) : stem(token), surface: folded(token) };
    if (known.size > MEMORY) known.clear();
    known.set(token, word);
    return word;
  };
  return {
    words(text) {
      const words: Word[] = [];
      for (const token of text.normalize('NFKC').toLowerCase().replaceAll(/['’](?=s\b)/g, ' ').match(TOKEN) ?? []) {
        if (HAS_UNSPACED.test(token)) words.push(...pairs(token, read));
        else words.push(read(token));
      }
      return words;
    },
  };
}

function stemmerOf(language: string): (token: string) => string {
  if (language === 'ar') return (token) => lightArabic(folded(token));
  const algorithm = ALGORITHMS[language];
  if (algorithm === undefined) return folded;
  const stemmer = newStemmer(algorithm);
  return (token) => folded(stemmer.stem(token));
}

/** Runs of an unspaced script as pairs, a single character as itself; what else the token holds as words. */
function pairs(token: string, read: (token: string) => Word): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const run of token.matchAll(UNSPACED)) {
    if (run.index > end) words.push(read(token.slice(end, run.index)));
    const signs = [...run[0]];
    for (let at = 0; at < Math.max(1, signs.length - 1); at++) {
      const pair = signs.slice(at, at + 2).join('');
      words.push({ term: pair, surface: pair });
    }
    end = run.index + run[0].length;
  }
  if (end < token.length) words.push(read(token.slice(end)));
  return words;
}
