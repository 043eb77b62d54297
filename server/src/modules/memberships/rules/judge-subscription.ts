import { after, type Every } from './rhythm.ts';

export const subscriptionActions = ['skip', 'change_date', 'swap', 'pause', 'resume', 'cancel'] as const;
export type SubscriptionAction = (typeof subscriptionActions)[number];

export interface SubscriptionLine {
  readonly sourceId: string;
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
}

/** A subscription as its place last told it. */
export interface SubscriptionState {
  readonly state: 'active' | 'paused' | 'past_due' | 'cancelled' | 'expired';
  readonly lines: readonly SubscriptionLine[];
  readonly currency: string;
  /** of one charge; null where the place does not say: then the lines are all that is known */
  readonly totalMinor: number | null;
  readonly every: Every | null;
  readonly nextChargeAt: Date | null;
  /** a charge is being tried right now */
  readonly chargeUnderWay: boolean;
}

/** What is wanted instead of a line. */
export interface Instead {
  readonly variantSourceId: string;
  readonly sku: string | null;
  readonly title: string;
  readonly unitPriceMinor: number;
  readonly currency: string;
}

export type SubscriptionWish =
  | { readonly kind: 'skip' }
  | { readonly kind: 'change_date'; readonly on: Date }
  | { readonly kind: 'swap'; readonly line: string; readonly instead: Instead }
  | { readonly kind: 'pause'; readonly until: Date | null }
  | { readonly kind: 'resume'; readonly on: Date }
  | { readonly kind: 'cancel'; readonly why: string };

/** What it would come to. */
export interface SubscriptionConsequence {
  /** a charge that falls away; null when none does */
  readonly notChargedOn: Date | null;
  readonly nextChargeAt: Date | null;
  /** of the next charge; null when there is none, or nobody knows */
  readonly nextTotalMinor: number | null;
  /** what the next charge costs more, or less when negative */
  readonly differenceMinor: number;
  readonly currency: string;
  readonly state: SubscriptionState['state'];
}

export type Hindrance = 'ended' | 'not_paused' | 'paused' | 'past_due' | 'charge_under_way' | 'no_next_charge' | 'no_rhythm' | 'date_past' | 'date_far' | 'same_date' | 'no_such_line' | 'same_product' | 'other_currency' | 'why_missing';

export type Verdict = { readonly allowed: true; readonly consequence: SubscriptionConsequence } | { readonly allowed: false; readonly because: Hindrance };

/** A charge may be put off by at most thirteen months: later is a mistake, or a cancellation. */
const FARTHEST_MS = 396 * 86_400_000;

/** Whether a wish is possible for a subscription as it stands, and exactly what it would come to. */
export function judgeSubscription(given: SubscriptionState, wish: SubscriptionWish, now: Date): Verdict {
  const because = hindranceOf(given, wish, now);
  return because === null ? { allowed: true, consequence: consequenceOf(given, wish) } : { allowed: false, because };
}

function hindranceOf(given: SubscriptionState, wish: SubscriptionWish, now: Date): Hindrance | null {
  if (given.state === 'cancelled' || given.state === 'expired') return 'ended';
  if (given.chargeUnderWay) return 'charge_under_way';
  switch (wish.kind) {
    case 'skip':
      return given.state === 'paused' ? 'paused' : given.state === 'past_due' ? 'past_due' : given.nextChargeAt === null ? 'no_next_charge' : given.every === null ? 'no_rhythm' : null;
    case 'change_date':
      return given.state === 'paused' ? 'paused' : dateHindrance(given, wish.on, now);
    case 'resume':
      return given.state === 'paused' ? dateHindrance({ ...given, nextChargeAt: null }, wish.on, now) : 'not_paused';
    case 'pause':
      return given.state === 'paused' ? 'paused' : given.state === 'past_due' ? 'past_due' : wish.until === null ? null : dateHindrance({ ...given, nextChargeAt: null }, wish.until, now);
    case 'swap':
      return swapHindrance(given, wish);
    default:
      return wish.why.trim() === '' ? 'why_missing' : null;
  }
}

function dateHindrance(given: SubscriptionState, on: Date, now: Date): Hindrance | null {
  if (!(on.getTime() > now.getTime())) return 'date_past';
  if (on.getTime() - now.getTime() > FARTHEST_MS) return 'date_far';
  return given.nextChargeAt !== null && dayOf(given.nextChargeAt) === dayOf(on) ? 'same_date' : null;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function swapHindrance(given: SubscriptionState, wish: { line: string; instead: Instead }): Hindrance | null {
  const line = given.lines.find((one) => one.sourceId === wish.line);
  if (line === undefined) return 'no_such_line';
  if (wish.instead.currency !== given.currency) return 'other_currency';
  return line.title === wish.instead.title && line.sku === wish.instead.sku && line.unitPriceMinor === wish.instead.unitPriceMinor ? 'same_product' : null;
}

/** What one charge comes to now. */
export function totalOf(given: Pick<SubscriptionState, 'totalMinor' | 'lines'>): number {
  return given.totalMinor ?? given.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
}

function consequenceOf(given: SubscriptionState, wish: SubscriptionWish): SubscriptionConsequence {
  const total = totalOf(given);
  const same: SubscriptionConsequence = { notChargedOn: null, nextChargeAt: given.nextChargeAt, nextTotalMinor: total, differenceMinor: 0, currency: given.currency, state: given.state };
  switch (wish.kind) {
    case 'skip':
      return { ...same, notChargedOn: given.nextChargeAt, nextChargeAt: given.nextChargeAt !== null && given.every !== null ? after(given.nextChargeAt, given.every) : null };
    case 'change_date':
      return { ...same, notChargedOn: given.nextChargeAt, nextChargeAt: wish.on };
    case 'pause':
      return { ...same, notChargedOn: given.nextChargeAt, nextChargeAt: wish.until, nextTotalMinor: wish.until === null ? null : total, state: 'paused' };
    case 'resume':
      return { ...same, nextChargeAt: wish.on, state: 'active' };
    case 'swap': {
      const line = given.lines.find((one) => one.sourceId === wish.line);
      const differenceMinor = line === undefined ? 0 : line.quantity * (wish.instead.unitPriceMinor - line.unitPriceMinor);
      return { ...same, nextTotalMinor: total + differenceMinor, differenceMinor };
    }
    default:
      return { ...same, notChargedOn: given.nextChargeAt, nextChargeAt: null, nextTotalMinor: null, state: 'cancelled' };
  }
}
