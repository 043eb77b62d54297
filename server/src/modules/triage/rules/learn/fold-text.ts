const LINK = /\bhttps?:\/\/\S+|\bwww\.\S+/gi;
// Begun only where a word begins and bounded as mail bounds it, or one long word would be looked through from each of its letters.
const ADDRESS = /(?<![^\s@<>])[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[a-z]{2,}/gi;
/** More says nothing new, and a text may be as long as whoever writes it likes. */
const MOST_LETTERS = 20_000;
/** Three and more of one letter are how people shout in writing: “sooooo”, “nooo”. */
const STRETCHED = /(\p{L})\1{2,}/gu;
const MARKS = /\p{M}+/gu;
const DIGITS = /\d+(?:[.,:]\d+)*/g;

/**
 * A text as the learner sees it: compatibility forms and accents folded, lower case, links and mail addresses as one word each,
 * numbers reduced to how long they are, stretched letters shortened, apostrophes gone.
 */
export function foldText(text: string): string {
  return text.slice(0, MOST_LETTERS)
    .replace(LINK, ' alink ')
    .replace(ADDRESS, ' amail ')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(DIGITS, (digits) => (digits.length < 3 ? digits : ` ${'0'.repeat(Math.min(digits.length, 8))} `))
    .replace(/['’`´]/g, '')
    .replace(/ß/g, 'ss')
    .replace(STRETCHED, '$1$1');
}

const WORD = /[\p{L}\p{N}]+|[?!€$£]/gu;

/** The words of a folded text, in order; a question or exclamation mark counts as one. */
export function wordsOf(folded: string): string[] {
  return folded.match(WORD) ?? [];
}
