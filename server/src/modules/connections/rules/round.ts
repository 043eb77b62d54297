/** How far one stream is in its round: all of it the first time, then what changed. */
export interface Round {
  /** where the last page ended; null before the first */
  readonly after: string | null;
  /** only what changed since; null for everything */
  readonly since: Date | null;
  /** when this round began: the next one asks for what changed since then */
  readonly began: Date;
  readonly done: boolean;
  readonly fetched: number;
  readonly total: number | null;
  /** when everything was fetched for the first time */
  readonly wholeAt: Date | null;
}

/** A round asks again for this much before the one before it began: the place's clock is not ours, and its lists lag. */
export const OVERLAP_MS = 10 * 60_000;

/** Goes on with a round that was left, or begins the next. */
export function nextRound(before: Round | undefined, now: Date): Round {
  if (before && !before.done) return before;
  return { after: null, since: before ? new Date(before.began.getTime() - OVERLAP_MS) : null, began: now, done: false, fetched: 0, total: null, wholeAt: before?.wholeAt ?? null };
}

/**
 * The round after a page. It ends where the page names no next one. A page that leads back to where it came from would be fetched
 * for ever: it ends the round too.
 */
export function afterPage(round: Round, page: { readonly items: readonly unknown[]; readonly next: string | null; readonly total: number | null }, now: Date): Round {
  const done = page.next === null || page.next === round.after;
  return {
    ...round, after: done ? null : page.next, done, fetched: round.fetched + page.items.length, total: page.total ?? round.total,
    wholeAt: done && round.since === null ? now : round.wholeAt,
  };
}
