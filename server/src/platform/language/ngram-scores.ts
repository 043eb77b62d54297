import type { NgramTable } from './ngram-table.ts';

/** Text after this many characters, and bytes of it after that many, change nothing. */
const LONGEST = 1000;
const ENOUGH_BYTES = 350;
const MOST_BYTES = 380;
const LONGEST_WORD = 70;
/** Marks are stored less this, and a score of as much a run is half of what can be reached. */
const LEAST_MARK = 53;
const HALF = 25;
const LAST_OF_ONE_BYTE = '\u007f';
const encoder = new TextEncoder();

/**
 * What the n-grams of a text say for each language, 0..1, as the package eld scores them (Nito T.M., 2023): of every word the
 * runs of four bytes at every third, with the blanks at its ends; each different run counts once; a language's score is the
 * mean of its marks over all runs, m / (m + 25).
 */
export function ngramScores(text: string, { languages, places, marks, characters }: NgramTable): Record<string, number> {
  const runs = new Set<string>();
  for (const word of wordsOf(cleaned(text.slice(0, LONGEST)), characters)) addRuns(word, runs);
  const sums = new Map<number, number>();
  for (const run of runs) {
    const place = places.get(run);
    if (place === undefined) continue;
    const end = place + 1 + 2 * (marks[place] as number);
    for (let at = place + 1; at < end; at += 2) {
      const language = marks[at] as number;
      sums.set(language, (sums.get(language) ?? 0) + (marks[at + 1] as number) + LEAST_MARK);
    }
  }
  return Object.fromEntries([...sums].map(([language, sum]) => [languages[language] ?? '', sum / runs.size / (sum / runs.size + HALF)]));
}

/** Lower case, with one blank for whatever is no letter; an apostrophe stays with its word. */
function cleaned(text: string): string {
  return text.replaceAll(/[^\p{L}]+(?<!['`’])/gu, ' ').trim().toLowerCase();
}

/** Each word as characters that stand for its bytes of UTF-8. */
function wordsOf(text: string, characters: readonly string[]): string[] {
  const words: string[] = [];
  let bytes = 0;
  for (const word of text.split(' ')) {
    if (word === '' || bytes > ENOUGH_BYTES) continue;
    let written = '';
    for (const character of word) {
      if (bytes > MOST_BYTES) break;
      if (character <= LAST_OF_ONE_BYTE) {
        bytes++;
        written += character;
        continue;
      }
      const encoded = encoder.encode(character);
      bytes += encoded.length;
      written += Array.from(encoded, (byte) => characters[byte] ?? ' ').join('');
    }
    bytes++;
    words.push(written);
  }
  return words;
}

function addRuns(word: string, runs: Set<string>): void {
  const length = Math.min(word.length, LONGEST_WORD);
  let from = 0;
  for (; from + 4 < length; from += 3) runs.add(`${from === 0 ? ' ' : ''}${word.slice(from, from + 4)}`);
  runs.add(`${from === 0 ? ' ' : ''}${word.substring(length === 3 ? 0 : length - 4)} `);
}
