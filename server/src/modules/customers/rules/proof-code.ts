import { createHash, timingSafeEqual } from 'node:crypto';

export const CODE_SECONDS = 15 * 60;
/** So many wrong codes, and it is dead: one in 200,000 is guessed. */
export const MOST_ATTEMPTS = 5;
/** So many codes an hour in one conversation: nobody's mailbox is filled by us. */
export const MOST_CODES = 5;

/** What is kept of a code. It lives for minutes, and its id is its salt. */
export function hashCode(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex');
}

/** Six digits that stand alone in a text, also written as 123 456 or 123-456; the first few only, so that a list of numbers is no dictionary. */
export function codesIn(text: string): string[] {
  const found = [...text.matchAll(/(?<![\d#.,-])(\d{3})[ -]?(\d{3})(?![\d]|[.,-]\d)/g)].map((match) => `${match[1]}${match[2]}`);
  return [...new Set(found)].slice(0, 3);
}

/** Takes the same time for every wrong one. */
export function isCode(row: { id: string; code_hash: string }, said: string): boolean {
  const given = Buffer.from(hashCode(row.id, said));
  const kept = Buffer.from(row.code_hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
