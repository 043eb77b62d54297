/** A charge as far as getting it paid goes. */
export interface TriedCharge {
  readonly state: 'planned' | 'pending' | 'paid' | 'failed' | 'skipped' | 'refunded' | 'partially_refunded' | 'cancelled';
  readonly dueAt: Date;
  readonly tries: number;
  readonly nextTryAt: Date | null;
  readonly problem: string | null;
  readonly totalMinor: number;
}

export type Recovery =
  | { readonly state: 'fine' }
  /** it will be tried again then */
  | { readonly state: 'retrying'; readonly tries: number; readonly nextTryAt: Date; readonly owedMinor: number; readonly problem: string | null }
  /** nobody tries any more: the customer has to do something */
  | { readonly state: 'given_up'; readonly tries: number; readonly owedMinor: number; readonly problem: string | null }
  /** it had failed, and was paid after all */
  | { readonly state: 'recovered'; readonly tries: number };

/**
 * How getting paid stands, by the last charge that was due: planned and skipped ones say nothing of it. A charge that failed before a
 * later one was paid is over: the place let it go.
 */
export function recoveryOf(charges: readonly TriedCharge[], now: Date): Recovery {
  const due = charges.filter((charge) => charge.state !== 'planned' && charge.state !== 'skipped' && charge.state !== 'cancelled').toSorted((a, b) => b.dueAt.getTime() - a.dueAt.getTime());
  const last = due[0];
  if (last === undefined) return { state: 'fine' };
  if (last.state !== 'failed') return last.tries > 1 && last.state === 'paid' ? { state: 'recovered', tries: last.tries } : { state: 'fine' };
  const owedMinor = due.slice(0, until(due)).reduce((sum, charge) => sum + charge.totalMinor, 0);
  const next = last.nextTryAt;
  return next !== null && next.getTime() > now.getTime() - 86_400_000 ? { state: 'retrying', tries: last.tries, nextTryAt: next, owedMinor, problem: last.problem } : { state: 'given_up', tries: last.tries, owedMinor, problem: last.problem };
}

/** How many failed in a row, newest first. */
function until(due: readonly TriedCharge[]): number {
  const paid = due.findIndex((charge) => charge.state !== 'failed');
  return paid === -1 ? due.length : paid;
}
