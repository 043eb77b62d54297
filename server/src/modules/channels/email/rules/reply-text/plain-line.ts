/** How much of a line the patterns look at; what is longer is no header. */
export const LOOK = 300;

/** A line as the patterns want it: odd blanks plain, invisible marks gone, quote and emphasis marks at both ends off, lower case. */
export function plainLine(line: string): string {
  return withoutInvisible(line.length > LOOK ? line.slice(0, LOOK) : line).replace(/^[\s>*_|#]+|[\s*_|#]+$/g, '').toLowerCase();
}

export function withoutInvisible(line: string): string {
  return /[^\x20-\x7e]/.test(line) ? line.replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ').replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '') : line;
}

export function isBlank(line: string): boolean {
  return line === '' || withoutInvisible(line).trim() === '';
}

/** Alternation of literal phrases, longest first. */
export function anyOf(phrases: readonly string[]): string {
  return [...new Set(phrases)].sort((a, b) => b.length - a.length).map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
}
