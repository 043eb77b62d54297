import { foldText, wordsOf } from './fold-text.ts';

/** The two ways a text is looked at: its words, and the letters within them. */
export type View = 'words' | 'letters';

export interface FeatureOptions {
  /** longest run of words */
  readonly words: number;
  /** shortest and longest run of letters */
  readonly letters: readonly [least: number, most: number];
  /** how far apart two words may stand to count as a pair, in any order; 1 counts neighbours only; 0 none */
  readonly apart: number;
}

export const FEATURES: FeatureOptions = { words: 2, letters: [2, 5], apart: 4 };
/** Nobody's reason to write needs more; a pasted novel must not cost a second. */
const MOST_WORDS = 400;
/** Written without spaces: Chinese, Japanese, Thai. One letter says as much there as a word elsewhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** How often each feature occurs in a text, by view. Keys of one view never equal keys of another. */
export function featuresOf(text: string, options: FeatureOptions = FEATURES): Record<View, Map<string, number>> {
  const words = wordsOf(foldText(text)).slice(0, MOST_WORDS);
  return { words: addPairs(wordRuns(words, options.words), words, options.apart), letters: letterRuns(words, options.letters) };
}

function wordRuns(words: readonly string[], longest: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let start = 0; start < words.length; start++) {
    let run = '';
    for (let length = 1; length <= longest && start + length <= words.length; length++) {
      run = length === 1 ? (words[start] ?? '') : `${run} ${words[start + length - 1] ?? ''}`;
      count(found, run);
    }
  }
  return found;
}

/** Pairs of words that stand near each other, whichever comes first: “cancel … order”, “order … cancel”. */
function addPairs(found: Map<string, number>, words: readonly string[], apart: number): Map<string, number> {
  words.forEach((word, at) => {
    for (const other of words.slice(at + 2, at + 1 + apart)) count(found, word < other ? `${word}&${other}` : `${other}&${word}`);
  });
  return found;
}

/** Runs of letters within one word and its borders, written with a leading `~`. */
function letterRuns(words: readonly string[], [least, most]: readonly [number, number]): Map<string, number> {
  const found = new Map<string, number>();
  const times = new Map<string, number>();
  for (const word of words) count(times, word);
  for (const [word, often] of times) {
    const shortest = UNSPACED.test(word) ? 1 : least;
    const bordered = `_${word}_`;
    for (let length = shortest; length <= most; length++) {
      for (let start = 0; start + length <= bordered.length; start++) count(found, `~${bordered.slice(start, start + length)}`, often);
      if (length >= bordered.length) break;
    }
  }
  return found;
}

function count(found: Map<string, number>, key: string, often = 1): void {
  found.set(key, (found.get(key) ?? 0) + often);
}
