import { SENT_FROM } from './phrases.ts';
import { anyOf, isBlank, plainLine } from './plain-line.ts';

const SENT = new RegExp(`^[[(<«"“'–—-]*\\s*(?:${anyOf(SENT_FROM)})`, 'u');
const NAME_AFTER_DASH = /^-\s?\p{L}[\p{L}.'’-]{1,20}(?:\s\p{L}[\p{L}.'’-]{0,20}){0,2}$/u;
const TAIL = 15;

/** `-- ` and its kin: two dashes, or two or more underscores, alone on a line. */
export function isSignatureDelimiter(line: string): boolean {
  return /^\s{0,3}(?:--|—|__|––)\s*$/.test(line);
}

/**
 * Whether the delimiter at `at` opens a signature. `-- ` is what mail programs write (RFC 3676 4.3) and is believed; two
 * dashes without the blank are also drawn by people between two thoughts, so a sentence or a question below them is text.
 */
function opensSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!isSignatureDelimiter(line)) return false;
  if (line === '-- ') return true;
  const below = lines.slice(at + 1).filter((one) => !isBlank(one));
  const first = (below[0] ?? '').trim();
  return isSentFrom(first) || !(isSentence(first, (below[1] ?? '').trim()) || /[?？]\s*$/.test(first));
}

/** Five words or more that end a sentence, or run on in small letters in the next line as wrapped prose does. */
function isSentence(line: string, next: string): boolean {
  if (/https?:|@|\+?\d[\d ()/-]{6,}/.test(line) || (line.match(/\p{L}+/gu) ?? []).length < 5) return false;
  return /[.!。]\s*$/.test(line) || (line.length > 50 && /^\p{Ll}/u.test(next));
}

/** A telephone's advertisement such as "Sent from my iPhone": short, no sentence of its own. */
export function isSentFrom(line: string): boolean {
  const plain = plainLine(line);
  if (plain.length > 110 || !SENT.test(plain)) return false;
  return !/[,;]\s\p{L}+/u.test(plain.replace(/https?:\S+/g, '')) && !/[?]$/.test(plain);
}

/**
 * Where the signature of `lines` begins (index), or -1: a delimiter with something above it, a telephone's
 * advertisement near the end, a mailing list's footer, or "-Ann" as the last line. Valedictions ("Best regards, Ann") stay
 * with the text: they carry tone and names, and cutting too much is worse than too little.
 */
export function signatureStart(lines: readonly string[]): number {
  let start = -1;
  let above = lines;
  for (let round = 0; round < 3; round++) {
    const found = lowestSignature(above);
    if (found < 0) break;
    start = found;
    above = above.slice(0, found);
  }
  return start;
}

function lowestSignature(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1] ?? '')) end--;
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0) return -1;
  for (let at = first + 1; at < end; at++) if (opensSignature(lines, at) || isListFooter(lines, at)) return at;
  const sent = sentFromStart(lines, first, end);
  return sent >= 0 ? sent : dashedName(lines, first, end);
}

function isListFooter(lines: readonly string[], at: number): boolean {
  return /^_{20,}\s*$/.test(lines[at] ?? '') && /mailing list|https?:|@/i.test(`${lines[at + 1] ?? ''} ${lines[at + 2] ?? ''}`);
}

/** The advertisement must stand in the last lines, with at most short lines (more of the same) after it. */
function sentFromStart(lines: readonly string[], first: number, end: number): number {
  for (let at = Math.max(first + 1, end - TAIL); at < end; at++) {
    if (!isSentFrom(lines[at] ?? '')) continue;
    const after = lines.slice(at + 1, end).filter((line) => !isBlank(line));
    if (after.every((line) => line.length < 100 && !/[.!?]\s\p{L}/u.test(line))) return at;
  }
  return -1;
}

function dashedName(lines: readonly string[], first: number, end: number): number {
  const last = end - 1;
  if (last <= first || !NAME_AFTER_DASH.test((lines[last] ?? '').trim())) return -1;
  const before = lines.slice(0, last).findLast((line) => !isBlank(line)) ?? '';
  return /^\s*[-*•]/.test(before) ? -1 : last;
}
