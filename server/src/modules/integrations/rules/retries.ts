/** Seconds to wait after the first, second, … failed try; together a day. */
export const WAITS: readonly number[] = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 36_000];
/** An endpoint that took nothing for so long is given up. */
export const GIVE_UP_SECONDS = 3 * 86_400;
const LONGEST_ASKED_WAIT = 3600;

export interface Outcome {
  /** 0 when there was no answer */
  readonly status: number;
  /** seconds the receiver asked us to wait, where it did */
  readonly retryAfter: number | null;
}

export type Verdict = { readonly state: 'delivered' } | { readonly state: 'waiting'; readonly waitSeconds: number } | { readonly state: 'failed' };

/** What becomes of a delivery after its try number `attempt` (from 1). `chance` in 0..1 spreads repeats by a tenth, so that they do not all come at once. */
export function judgeTry(outcome: Outcome, attempt: number, chance: number): Verdict {
  if (outcome.status >= 200 && outcome.status < 300) return { state: 'delivered' };
  const wait = WAITS[attempt - 1];
  if (wait === undefined || outcome.status === 410) return { state: 'failed' };
  const asked = outcome.status === 429 || outcome.status === 503 ? Math.min(outcome.retryAfter ?? 0, LONGEST_ASKED_WAIT) : 0;
  return { state: 'waiting', waitSeconds: Math.max(asked, wait * (0.9 + 0.2 * chance)) };
}

/** Why an endpoint is switched off after a failed try, or null while there is hope. */
export function reasonToGiveUp(outcome: Outcome, failingSince: Date, now: Date): 'gone' | 'failing' | null {
  if (outcome.status === 410) return 'gone';
  return now.getTime() - failingSince.getTime() >= GIVE_UP_SECONDS * 1000 ? 'failing' : null;
}
