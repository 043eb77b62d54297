import type { Lexicon } from './lexicon.ts';
import { weights } from './weights.ts';
import type { Reader, Word } from './words.ts';

/** What one sentence of a question looks for: terms and pairs of terms with how much each counts. */
export type QueryPart = ReadonlyMap<string, number>;

interface Known {
  readonly knows: (term: string) => boolean;
  readonly lexicon: Lexicon;
  readonly typing: boolean;
}

const SENTENCES = /[\n.!?;:。！？؟؛]+/u;
/** Longer questions are told stories: unknown words in them are names and places rather than mistakes. */
const CORRECTED_WORDS = 12;

export function readQuery(query: string, reader: Reader, known: Known): QueryPart[] {
  const sentences = query.split(SENTENCES).map((sentence) => reader.words(sentence)).filter((words) => words.length > 0);
  const corrects = sentences.reduce((sum, words) => sum + words.length, 0) <= CORRECTED_WORDS;
  return sentences.map((words, at) => partOf(words, corrects ? { ...known, typing: known.typing && at === sentences.length - 1 } : null, known.knows));
}

function partOf(words: readonly Word[], correcting: Known | null, knows: (term: string) => boolean): QueryPart {
  const part = new Map<string, number>();
  const add = (term: string, weight: number): void => void part.set(term, (part.get(term) ?? 0) + weight);
  words.forEach((word, at) => {
    if (knows(word.term)) add(word.term, 1);
    else for (const { term, weight } of correcting?.lexicon.meantBy(word) ?? []) add(term, weight);
    if (correcting?.typing && at === words.length - 1) for (const { term, weight } of correcting.lexicon.begunWith(word.surface)) if (term !== word.term) add(term, weight);
    const next = words[at + 1];
    if (next !== undefined) add(`${word.term} ${next.term}`, weights.pairs);
  });
  return part;
}
