import { lexiconOf } from '../lexicon.ts';
import { weighFeelings } from '../read-sentiment.ts';

/** Buckets of one block of hashed features. */
export const BUCKETS = 1 << 18;

/** What a text shows a learner. */
export interface TextFeatures {
  /** Buckets of words and pairs of words, as often as they occur. */
  readonly words: readonly number[];
  /** Buckets of runs of two to five letters within words. */
  readonly runs: readonly number[];
  /** Facts with a size of their own, about −2..2: what the lexicon says, signs, length. Always as many, in one order. */
  readonly facts: readonly number[];
}

const PIECES = /[#@]?[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}+)?|\p{Extended_Pictographic}|[^\s\p{L}\p{N}]+/gu;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
const LOOK = 4000;

/** The features of a text; links are one word, letters drawn out count thrice at most, accents that people leave out are left out. */
export function textFeatures(text: string, language: string): TextFeatures {
  const read = text.slice(0, LOOK);
  const lower = read.toLowerCase();
  const pieces = (lexiconOf(language)?.fold(lower) ?? lower).replaceAll(/https?\S*/g, ' http ').replaceAll(/(.)\1{3,}/gu, '$1$1$1').match(PIECES) ?? [];
  const words: number[] = [];
  const runs: number[] = [];
  for (const [at, piece] of pieces.entries()) {
    words.push(bucketOf(piece, 1));
    if (piece.length > 1 && /^[#@]/.test(piece)) words.push(bucketOf(piece.slice(1), 1));
    const before = pieces[at - 1];
    if (before !== undefined) words.push(bucketOf(`${before} ${piece}`, 2));
    const padded = ` ${piece} `;
    const longest = UNSPACED.test(piece) ? 3 : 5;
    for (let length = longest === 3 ? 1 : 2; length <= longest; length++) for (let from = 0; from + length <= padded.length; from++) runs.push(bucketOf(padded.slice(from, from + length), 10 + length));
  }
  return { words, runs, facts: factsOf(read, language) };
}

function factsOf(text: string, language: string): number[] {
  const { good, bad, emphasis } = weighFeelings(text, language);
  const sum = good + bad;
  const count = (pattern: RegExp, most: number) => Math.min(most, text.match(pattern)?.length ?? 0) / most;
  const has = (pattern: RegExp) => (pattern.test(text) ? 1 : 0);
  return [
    Math.min(2, good / 4), Math.max(-2, bad / 4), sum / Math.sqrt(sum * sum + 15), Math.sign(sum) * emphasis, good === 0 && bad === 0 ? 1 : 0, good > 0 && bad < 0 ? 1 : 0,
    count(/!/g, 3), count(/\?/g, 3), has(/http/), (3 * (text.match(/\p{Lu}/gu)?.length ?? 0)) / Math.max(1, text.length), Math.log(1 + text.length) / 6, has(/@\w/), has(/^@\w/), has(/^RT\b/), count(/#/g, 3), has(/\.\.\.|…/), has(/\d/),
  ];
}

/** FNV-1a with a final mix, folded into the block. */
function bucketOf(text: string, seed: number): number {
  let hash = (seed ^ 2_166_136_261) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) & (BUCKETS - 1);
}
