/** A request may take 25 seconds; whoever looks earlier might look before it was carried out. */
export const LOOK_AFTER_MS = 30_000;
/** So long a provider that cannot be asked is given to tell by itself. */
export const TOLD_WITHIN_MS = 15 * 60_000;
/** News that is older is none. */
export const TOO_OLD_MS = 6 * 3_600_000;

export type Step =
  | { readonly do: 'send' | 'look' | 'done' | 'give_up' }
  | { readonly do: 'wait'; readonly until: Date };

/** What is done next about one message: sent where it was never tried, else looked for, and never sent while nobody knows. Pure. */
export function nextStep(tried: { readonly at: Date; readonly state: string } | null, dueAt: Date, now: Date): Step {
  if (tried === null) return now.getTime() - dueAt.getTime() > TOO_OLD_MS ? { do: 'give_up' } : { do: 'send' };
  if (tried.state !== 'trying') return { do: 'done' };
  const look = new Date(tried.at.getTime() + LOOK_AFTER_MS);
  return now < look ? { do: 'wait', until: look } : { do: 'look' };
}

/** A provider that cannot be asked: waited for, and then given up. Pure. */
export function unknownStep(triedAt: Date, now: Date): Step {
  const last = triedAt.getTime() + TOLD_WITHIN_MS;
  return now.getTime() >= last ? { do: 'give_up' } : { do: 'wait', until: new Date(Math.min(last, now.getTime() + 60_000)) };
}

const RANK: Readonly<Record<string, number>> = { trying: 0, unknown: 0, taken: 1, sent: 2, delivered: 3, failed: 3 };

/** States come late and out of order: only what goes further counts, and the first end is the end. Pure. */
export const goesFurther = (from: string, to: 'sent' | 'delivered' | 'failed'): boolean => (RANK[to] ?? 0) > (RANK[from] ?? 0);
