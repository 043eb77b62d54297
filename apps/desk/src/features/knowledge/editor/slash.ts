/** What a `/` offers in an article. */
export interface Offered {
  /** what is written between the braces */
  readonly put: string;
  readonly name: string;
  readonly note: string;
  readonly kind: 'fact' | 'snippet';
}

/** What was typed after a `/` at the beginning of a line or after a space, right before the caret; null where nothing was. */
export function slashBefore(text: string): string | null {
  return /(?:^|\s)\/([\p{L}\p{N}._ -]{0,30})$/u.exec(text)?.[1] ?? null;
}

/** Those that hold what was typed, in their name or in what they mean; names that begin with it first. */
export function offeredFor(all: readonly Offered[], typed: string, most = 8): Offered[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const rank = (one: Offered): number => (one.name.toLocaleLowerCase().startsWith(wanted) ? 0 : `${one.name} ${one.note}`.toLocaleLowerCase().includes(wanted) ? 1 : 2);
  return all.map((one) => ({ one, at: rank(one) })).filter(({ at }) => at < 2).sort((a, b) => a.at - b.at).slice(0, most).map(({ one }) => one);
}
