import { arabic } from './words/ar.ts';
import { dutch } from './words/nl.ts';
import { english } from './words/en.ts';
import { french } from './words/fr.ts';
import { german } from './words/de.ts';
import { italian } from './words/it.ts';
import { japanese } from './words/ja.ts';
import type { LanguageWords } from './words/language-words.ts';
import { portuguese } from './words/pt.ts';
import { spanish } from './words/es.ts';

/** A language's words, ready to be looked up. */
export interface Lexicon {
  readonly blanks: boolean;
  /** The strength of a word (already folded), −4..4; undefined when it has none. */
  strengthOf(word: string): number | undefined;
  /** A word as this lexicon spells it. */
  fold(word: string): string;
  readonly negations: ReadonlySet<string>;
  /** How much a word adds to the strength of the one it stands before: 0.293 for "very", −0.293 for "somewhat". */
  boostOf(word: string): number;
  readonly turns: ReadonlySet<string>;
  /** All spellings, longest first: for languages without blanks. */
  readonly spellings: readonly string[];
}

/** Hutto & Gilbert 2014, from raters of sentences with and without a degree adverb. */
const BOOST = 0.293;
const all: Readonly<Record<string, LanguageWords & { readonly rated?: Readonly<Record<string, number>> }>> = { en: english, es: spanish, fr: french, de: german, pt: portuguese, it: italian, nl: dutch, ja: japanese, ar: arabic };
const made = new Map<string, Lexicon>();

/** Languages whose words are known. */
export const lexiconLanguages: readonly string[] = Object.keys(all);

/** The words of a language, undefined where none are known. Made when first asked for. */
export function lexiconOf(language: string): Lexicon | undefined {
  const words = all[language];
  if (words === undefined) return undefined;
  const known = made.get(language) ?? makeLexicon(words);
  made.set(language, known);
  return known;
}

function makeLexicon(words: LanguageWords & { readonly rated?: Readonly<Record<string, number>> }): Lexicon {
  const fold = words.accentsOptional ? withoutAccents : (word: string) => word;
  const list = (text: string) => text.split(' ').map(fold);
  const exact = new Map(Object.entries(words.rated ?? {}));
  const stems = new Map<string, number>();
  for (const [strength, text] of Object.entries(words.feelings)) {
    for (const word of list(text)) {
      if (word.endsWith('*') || !words.blanks) stems.set(word.replace('*', ''), Number(strength));
      else if (!exact.has(word)) exact.set(word, Number(strength));
    }
  }
  const boosters = stemmed(list(words.boosters));
  const dampers = stemmed(list(words.dampers));
  return {
    blanks: words.blanks,
    fold,
    strengthOf: (word) => exact.get(word) ?? longestStem(stems, word),
    negations: new Set(list(words.negations)),
    boostOf: (word) => (boosters(word) ? BOOST : dampers(word) ? -BOOST : 0),
    turns: new Set(list(words.turns)),
    spellings: words.blanks ? [] : [...new Set([...stems.keys(), ...list(words.boosters), ...list(words.dampers), ...list(words.negations), ...list(words.turns)])].sort((a, b) => b.length - a.length),
  };
}

function longestStem(stems: ReadonlyMap<string, number>, word: string): number | undefined {
  for (let length = Math.min(word.length, 20); length >= 2; length--) {
    const found = stems.get(word.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}

function stemmed(words: readonly string[]): (word: string) => boolean {
  const exact = new Set(words.filter((word) => !word.endsWith('*')));
  const stems = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (word) => exact.has(word) || stems.some((stem) => word.startsWith(stem));
}

/** Accents and vowel signs off; the Arabic letters that people mix up made one. */
function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[أإآٱ]/g, 'ا').replaceAll('ى', 'ي').replaceAll('ة', 'ه').replaceAll('ـ', '');
}
