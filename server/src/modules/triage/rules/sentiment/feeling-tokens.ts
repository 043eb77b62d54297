import { emojiFeelings } from './words/emoji.ts';
import { phraseStrength, withPhrases } from './words/phrases.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';

/** One word, picture or sign of a text, as the rules weigh it. */
export interface FeelingToken {
  /** As the lexicon spells it. */
  readonly word: string;
  /** −4..4 by itself; 0 when it says nothing. */
  readonly strength: number;
  /** Written in capitals in a text that is not all capitals. */
  readonly shouted: boolean;
  /** Letters drawn out: "sooo". */
  readonly drawnOut: boolean;
}

const PICTURE = /\p{Extended_Pictographic}/u;
const english = lexiconOf('en') as Lexicon;

/** The words, emoticons and pictures of a text in order. Links and addresses are left out. */
export function feelingTokens(text: string, lexicon: Lexicon | undefined): FeelingToken[] {
  const pieces = withPhrases(text.replaceAll(/[\ue000-\uf8ff]/g, ' ')).replaceAll(/https?:\/\/\S+|www\.\S+|(?<!\S)[^\s@]{1,200}@[^\s@]{1,200}\.\S+/gi, ' ').replaceAll(/(\p{Extended_Pictographic})\ufe0f?/gu, ' $1 ').split(/\s+/).filter((piece) => piece !== '');
  const capitals = pieces.filter(isShouted).length;
  const mixed = capitals > 0 && capitals < pieces.length;
  return pieces.flatMap((piece) => tokensOf(piece, lexicon, mixed));
}

function tokensOf(piece: string, lexicon: Lexicon | undefined, mixed: boolean): FeelingToken[] {
  const plain = { shouted: false, drawnOut: false };
  if (PICTURE.test(piece)) return [{ word: piece, strength: emojiFeelings.get(piece) ?? 0, ...plain }];
  const phrase = phraseStrength(piece);
  if (phrase !== undefined) return [{ word: piece, strength: phrase, ...plain }];
  const sign = emoticon(piece);
  if (sign !== undefined) return [{ word: piece, strength: sign, ...plain }];
  if (lexicon === undefined) return [];
  if (!lexicon.blanks) return cut(piece, lexicon).map((word) => ({ word, strength: lexicon.strengthOf(word) ?? 0, ...plain }));
  const stripped = piece.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (stripped === '') return [];
  const [word, drawnOut] = spelled(lexicon.fold(stripped.toLowerCase().replaceAll('’', "'")), lexicon);
  const known = { word, strength: strengthOf(word, lexicon), shouted: mixed && isShouted(stripped), drawnOut };
  return known.strength === 0 && /[\p{L}][-/.,…][\p{L}]/u.test(word) ? word.split(/[-/.,…]+/).map((part) => ({ ...known, word: part, strength: strengthOf(part, lexicon) })) : [known];
}

function strengthOf(word: string, lexicon: Lexicon): number {
  return lexicon.strengthOf(word) ?? (word.startsWith('#') ? lexicon.strengthOf(word.slice(1)) : undefined) ?? lexicon.strengthOf(word.replace(/^(?:و|ب|ال|وال|بال)(?=.{3})/, '')) ?? 0;
}

/** Emoticons are international; the rated list of English holds them. A sign has no letter or digit before its mouth. */
function emoticon(piece: string): number | undefined {
  if (piece.length > 6 || /^[\p{L}\p{N}]{2,}$/u.test(piece) || !/[^\p{L}\p{N}]/u.test(piece)) return piece.toLowerCase() === 'xd' ? 2.6 : undefined;
  return english.strengthOf(piece.toLowerCase()) ?? english.strengthOf(piece.toLowerCase().replace(/(.)\1+$/, '$1'));
}

/** "Sooo goood" is "so good": runs of three and more are tried as two, then one. */
function spelled(word: string, lexicon: Lexicon): [word: string, drawnOut: boolean] {
  if (!/(.)\1{2}/u.test(word)) return [word, false];
  const twice = word.replaceAll(/(.)\1{2,}/gu, '$1$1');
  const once = word.replaceAll(/(.)\1{2,}/gu, '$1');
  const known = (spelling: string) => lexicon.strengthOf(spelling) !== undefined || lexicon.boostOf(spelling) !== 0 || lexicon.negations.has(spelling);
  return [[word, twice, once].find(known) ?? twice, true];
}

/** Words of a text without blanks: from the left the longest spelling that is known. */
function cut(piece: string, lexicon: Lexicon): string[] {
  const words: string[] = [];
  for (let at = 0; at < piece.length && words.length < 500; ) {
    const found = lexicon.spellings.find((spelling) => piece.startsWith(spelling, at));
    if (found !== undefined) words.push(found);
    at += found?.length ?? 1;
  }
  return words;
}

function isShouted(word: string): boolean {
  return word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase();
}
