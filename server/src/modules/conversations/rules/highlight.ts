import type { SearchWord } from './search-query.ts';

/** Marks around a word that was searched for: control characters, so that no text can imitate them. */
export const MARK_START = '\u0001';
export const MARK_END = '\u0002';

const AROUND = 90;
const PASSAGES = 2;

/** At most two passages of a text with the searched words marked; the beginning of the text when none stands in it. */
export function highlight(text: string, words: readonly SearchWord[]): string {
  const wanted = words.filter((word) => !word.not).flatMap((word) => fold(word.text).match(/[\p{L}\p{N}]+/gu) ?? []);
  const clean = text.replaceAll(/[\u0001\u0002]/g, '').replaceAll(/\s+/g, ' ');
  const found = [...fold(clean).matchAll(/[\p{L}\p{N}]+/gu)].filter((match) => wanted.some((word) => match[0].startsWith(word)));
  if (found.length === 0) return clean.slice(0, 2 * AROUND);
  const passages: string[] = [];
  let end = -1;
  for (const match of found) {
    if (match.index < end) continue;
    if (passages.length === PASSAGES) break;
    const from = Math.max(0, clean.lastIndexOf(' ', Math.max(0, match.index - AROUND / 2)) + 1);
    end = Math.min(clean.length, match.index + AROUND);
    passages.push(marked(clean, from, end, found));
  }
  return passages.join(' … ');
}

function marked(text: string, from: number, to: number, found: readonly RegExpExecArray[]): string {
  let out = '';
  let at = from;
  for (const match of found) {
    const end = match.index + match[0].length;
    if (match.index < from || end > to) continue;
    out += `${text.slice(at, match.index)}${MARK_START}${text.slice(match.index, end)}${MARK_END}`;
    at = end;
  }
  return out + text.slice(at, to);
}

/** Lower case without accents, letter for letter, so that places stay the same. */
function fold(text: string): string {
  // Plain letters need no look of their own: the rest is taken sign by sign.
  return text.replaceAll(/[^\0-\x7f]/gu, foldSign).replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function foldSign(sign: string): string {
  const plain = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length === sign.length ? plain : sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign;
}
