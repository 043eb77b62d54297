export type Kind = 'products' | 'customers' | 'orders';
export const kinds: readonly Kind[] = ['products', 'customers', 'orders'];
export const PAGE_SIZE = 50;

/** How far one kind is in its round; a pass is a round of every kind, in their order. */
export interface Round {
  /** the page that comes next, from 1 */
  readonly page: number;
  /** only what changed since; null for everything */
  readonly since: string | null;
  /** when this round began: the next one asks for what changed since then */
  readonly began: string;
  readonly done: boolean;
  readonly fetched: number;
  readonly total: number | null;
}

export type Progress = Partial<Record<Kind, Round>>;

/** A round asks again for this much before the one before it began: the site's clock is not ours. */
const OVERLAP_MS = 5 * 60_000;

/** Goes on with a round that was left, or begins the next. */
export function nextRound(before: Round | undefined, now: Date): Round {
  if (before && !before.done) return before;
  return { page: 1, since: before ? new Date(Date.parse(before.began) - OVERLAP_MS).toISOString() : null, began: now.toISOString(), done: false, fetched: 0, total: null };
}

/** What is left of the pass under way; every kind when the last pass was finished. */
export function leftToFetch(progress: Progress): readonly Kind[] {
  const began = progress[kinds[0] as Kind]?.began ?? null;
  if (began === null) return kinds;
  const left = kinds.filter((kind) => !(progress[kind]?.done === true && (progress[kind]?.began ?? '') >= began));
  return left.length === 0 ? kinds : left;
}

/** The list to ask for. Customers tell no moment of change: what is new of them comes with their orders and by webhook. */
export function pathOf(kind: Kind, round: Round): string {
  const changed = round.since === null || kind === 'customers' ? '' : `&modified_after=${encodeURIComponent(round.since.slice(0, 19))}&dates_are_gmt=true`;
  return `/${kind}?per_page=${PAGE_SIZE}&page=${round.page}&orderby=id&order=asc${kind === 'customers' ? '&role=all' : ''}${changed}`;
}
