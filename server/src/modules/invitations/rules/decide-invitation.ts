import { reachedBy, type Signs, type Trigger } from './signs.ts';
import { textFor, type Terms } from './terms.ts';

/** Why somebody was not invited although a sign was there. */
export const REASONS = ['chat_running', 'below_value', 'closed', 'nobody_there', 'invited_lately', 'enough_today', 'no_words'] as const;
export type Reason = (typeof REASONS)[number];

export interface Visit {
  readonly signs: Signs;
  readonly language: string;
  /** the browser asks not to be followed (Do Not Track, Global Privacy Control) */
  readonly doNotTrack: boolean;
  /** the page says the shopper agreed */
  readonly consented: boolean;
  readonly chatRunning: boolean;
  /** when this visitor was last drawn, into either arm */
  readonly lastDrawnAt: Date | null;
}

export interface Shop {
  readonly on: boolean;
  readonly terms: Terms;
  readonly open: boolean;
  readonly somebodyThere: boolean;
  /** draws of the last 24 hours, of both arms */
  readonly drawnLately: number;
}

export type Verdict =
  | { readonly kind: 'invited'; readonly trigger: Trigger; readonly text: string; readonly language: string }
  | { readonly kind: 'held_out'; readonly trigger: Trigger; readonly text: string; readonly language: string }
  /** kept, with its reason */
  | { readonly kind: 'not'; readonly trigger: Trigger; readonly because: Reason }
  /** there was nothing to decide: of this nothing may be kept */
  | { readonly kind: 'nothing'; readonly because: 'off' | 'not_tracked' | 'no_consent' | 'nothing_reached' };

const DAY_MS = 86_400_000;

/**
 * Whether a visitor is invited, and with which words, or why not. `place` is their draw in [0, 1) for this brand. Who is
 * held out is said last, so that everybody of either arm could have been invited, and caps count both arms alike.
 */
export function decideInvitation(visit: Visit, shop: Shop, now: Date, place: number): Verdict {
  const { terms } = shop;
  if (!shop.on) return { kind: 'nothing', because: 'off' };
  if (visit.doNotTrack) return { kind: 'nothing', because: 'not_tracked' };
  if (terms.needs_consent && !visit.consented) return { kind: 'nothing', because: 'no_consent' };
  const trigger = reachedBy(visit.signs, terms.triggers);
  if (trigger === null) return { kind: 'nothing', because: 'nothing_reached' };
  const words = textFor(terms, trigger, visit.language);
  const because = whyNot(visit, shop, now);
  if (because !== null || words === null) return { kind: 'not', trigger, because: because ?? 'no_words' };
  return { kind: place < terms.holdout_percent / 100 ? 'held_out' : 'invited', trigger, ...words };
}

function whyNot(visit: Visit, { terms, open, somebodyThere, drawnLately }: Shop, now: Date): Reason | null {
  if (visit.chatRunning) return 'chat_running';
  if (terms.minimum_value_minor > 0 && (visit.signs.value_minor ?? 0) < terms.minimum_value_minor) return 'below_value';
  if (terms.in_hours && !open) return 'closed';
  if (terms.somebody_there && !somebodyThere) return 'nobody_there';
  if (visit.lastDrawnAt !== null && now.getTime() - visit.lastDrawnAt.getTime() < terms.again_after_days * DAY_MS) return 'invited_lately';
  return drawnLately >= terms.most_per_day ? 'enough_today' : null;
}
