/** What somebody typed into the search box, understood. */
export interface SearchQuery {
  readonly words: readonly SearchWord[];
  readonly operators: readonly SearchOperator[];
}

export interface SearchWord {
  readonly text: string;
  readonly phrase: boolean;
  readonly not: boolean;
}

export type OperatorName = 'from' | 'to' | 'order' | 'tracking' | 'sku' | 'is' | 'has' | 'tag' | 'assignee' | 'brand' | 'channel' | 'before' | 'after' | 'number' | 'subject';

export interface SearchOperator {
  readonly name: OperatorName;
  readonly value: string;
  readonly not: boolean;
}

const operatorNames = new Set<string>(['from', 'to', 'order', 'tracking', 'sku', 'is', 'has', 'tag', 'assignee', 'brand', 'channel', 'before', 'after', 'number', 'subject']);
const piece = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/giu;

/** Reads `from:ana order:1042 -"gift card" is:open before:2026-11-01 refund`. What is not an operator is a word. */
export function readSearch(typed: string): SearchQuery {
  const words: SearchWord[] = [];
  const operators: SearchOperator[] = [];
  for (const match of typed.slice(0, 500).matchAll(piece)) {
    const [whole, minus, name, quoted, plain] = match;
    const value = (quoted ?? plain ?? '').trim();
    if (value === '') continue;
    if (name !== undefined && operatorNames.has(name.toLowerCase())) operators.push({ name: name.toLowerCase() as OperatorName, value, not: minus === '-' });
    else if (/^#\d+$/.test(value)) operators.push({ name: 'number', value: value.slice(1), not: minus === '-' });
    else words.push({ text: name === undefined ? value : whole.replace(/^-/, ''), phrase: quoted !== undefined, not: minus === '-' });
  }
  return { words, operators };
}

/** What a word may go on to: whatever begins with it, or these words. */
export type Endings = 'any' | readonly string[];

/**
 * The words as a PostgreSQL tsquery: all of them, phrases in order, and where `endings` are given each word also as the
 * beginning of longer ones. Addresses and numbers with signs are handed over whole as well, so that they are read as they
 * were when they were indexed. Only letters, digits and a few signs inside quotes get through. Null when no word is left.
 */
export function toTsQuery(words: readonly SearchWord[], endings?: ReadonlyMap<string, Endings>): string | null {
  const terms = words.flatMap((word) => {
    const parts = word.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (parts.length === 0) return [];
    const term = parts.length === 1 && !word.phrase ? withEndings(parts[0] as string, endings?.get(parts[0] as string) ?? []) : several(parts, word.text.toLowerCase());
    return [word.not ? `!${term}` : term];
  });
  return terms.length === 0 || terms.every((term) => term.startsWith('!')) ? null : terms.join(' & ');
}

/** Words of three letters and more that may stand for the beginning of a longer one. */
export function beginnings(words: readonly SearchWord[]): string[] {
  return words.flatMap((word) => {
    const parts = word.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return parts.length === 1 && !word.phrase && (parts[0] as string).length >= 3 ? parts : [];
  });
}

const COMMON_SHARE = 0.1;

/**
 * How a word is to be completed. A beginning of common words has the index read every conversation they stand in, so
 * where the words that begin so are in more than a tenth of the `read` conversations, the commonest of them are named.
 */
export function endingsOf(known: readonly { readonly word: string; readonly documents: number }[], read: number): Endings {
  const seen = known.reduce((sum, one) => sum + one.documents, 0);
  return seen <= read * COMMON_SHARE ? 'any' : known.map((one) => one.word);
}

function withEndings(word: string, endings: Endings): string {
  if (endings === 'any') return `'${word}':*`;
  const longer = endings.filter((one) => one !== word && /^[\p{L}\p{N}]+$/u.test(one));
  return longer.length === 0 ? `'${word}'` : `(${[word, ...longer].map((one) => `'${one}'`).join(' | ')})`;
}

function several(parts: readonly string[], text: string): string {
  const inOrder = parts.map((part) => `'${part}'`).join(' <-> ');
  const whole = /^[\p{L}\p{N}][\p{L}\p{N}@._+/-]*$/u.test(text) ? ` | '${text}'` : '';
  return `((${inOrder})${whole})`;
}

/** A day (2026-11-01), or a distance back from now (7d, 3w, 2m), as the moment it begins; null when it is neither. */
export function readDay(value: string, now: Date): Date | null {
  const back = /^(\d{1,4})([dwm])$/.exec(value);
  if (back) return new Date(now.getTime() - Number(back[1]) * { d: 1, w: 7, m: 30 }[back[2] as 'd' | 'w' | 'm'] * 86_400_000);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}
