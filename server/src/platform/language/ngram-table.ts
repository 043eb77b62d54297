import { readFileSync } from 'node:fs';

/** How strongly runs of bytes speak for languages, packed. */
export interface NgramTable {
  /** ISO 639-1 codes, by their number in `marks`. */
  readonly languages: readonly string[];
  /** Run of characters, one a byte of UTF-8 → where its marks begin. */
  readonly places: ReadonlyMap<string, number>;
  /** From each place: how many languages, then for each its number and its mark. */
  readonly marks: Uint8Array;
  /** The character that stands for each byte. */
  readonly characters: readonly string[];
}

const ENTRY = /(?:'((?:[^'\\]|\\.)*)'|([\p{L}\p{N}_$]+)):\{([\d:,]*)\}/gu;

/**
 * The n-grams of the package eld (size small), read as text. Imported as the program it is, it would leave a hundred
 * megabytes behind in every server that runs (82,000 small objects and what parsing them takes); packed it needs a tenth.
 * The package's version is pinned, and a test holds the scores against the package's own. Throws when the form changed.
 */
export function readNgrams(wanted: readonly string[]): NgramTable {
  const entry = import.meta.resolve('eld/small');
  const read = (name: string) => readFileSync(new URL(`../${name}`, entry), 'utf8');
  return parseNgrams(read('ngrams/small.js'), read('dictionary.js'), wanted);
}

/** Packs the two files' text; of the languages only the wanted ones. */
export function parseNgrams(data: string, dictionary: string, wanted: readonly string[]): NgramTable {
  const characters = [...dictionary.slice(dictionary.indexOf('[')).matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((match) => unescaped(match[1] ?? ''));
  const begin = data.indexOf('ngrams:');
  const known = new Map([...data.slice(0, begin).matchAll(/(\d+):'([a-z]{2})'/g)].map((match) => [Number(match[1]), match[2] ?? '']));
  if (characters.length !== 256 || begin < 0 || known.size === 0) throw new Error('the n-grams of the package eld are not written as expected');
  const places = new Map<string, number>();
  const marks: number[] = [];
  for (const [, quoted, bare, list = ''] of data.slice(begin + 'ngrams:'.length).matchAll(ENTRY)) {
    const pairs = list.split(',').map((pair) => pair.split(':').map(Number)).filter(([language = 0]) => wanted.includes(known.get(language) ?? ''));
    if (pairs.length === 0) continue;
    places.set(unescaped(quoted ?? bare ?? ''), marks.length);
    marks.push(pairs.length, ...pairs.flat());
  }
  return { languages: Array.from({ length: Math.max(...known.keys()) + 1 }, (_, number) => known.get(number) ?? ''), places, marks: Uint8Array.from(marks), characters };
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1');
}
