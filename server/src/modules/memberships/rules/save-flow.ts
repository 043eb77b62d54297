import { judgeSubscription, type SubscriptionState } from './judge-subscription.ts';
import { after } from './rhythm.ts';

/** Why people leave, as a person chooses it. */
export const cancelReasons = ['too_expensive', 'too_much', 'not_used', 'moving', 'quality', 'elsewhere', 'other'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** What can be offered instead of ending it. */
export type SaveOffer = 'skip' | 'pause' | 'swap' | 'change_date';

/** What fits a reason, best first. Who is unhappy with the goods is not asked to wait for more of them. */
const FITTING: Readonly<Record<CancelReason, readonly SaveOffer[]>> = {
  too_expensive: ['swap', 'pause'], too_much: ['skip', 'change_date', 'pause'], not_used: ['pause', 'skip'], moving: ['change_date', 'pause'], quality: ['swap'], elsewhere: ['pause'], other: ['pause'],
};

/** What may be offered now, best first: only what is possible for the subscription as it stands, and what its place can do. */
export function offersInstead(reason: CancelReason, given: SubscriptionState, can: ReadonlySet<string>, now: Date): SaveOffer[] {
  return FITTING[reason].filter((offer) => can.has(offer) && isPossible(offer, given, now));
}

function isPossible(offer: SaveOffer, given: SubscriptionState, now: Date): boolean {
  const soon = new Date((given.nextChargeAt ?? now).getTime() + 14 * 86_400_000);
  if (offer === 'skip') return judgeSubscription(given, { kind: 'skip' }, now).allowed;
  if (offer === 'pause') return judgeSubscription(given, { kind: 'pause', until: given.every === null ? null : after(now, given.every) }, now).allowed;
  if (offer === 'change_date') return judgeSubscription(given, { kind: 'change_date', on: soon.getTime() > now.getTime() ? soon : after(now, { unit: 'week', count: 2 }) }, now).allowed;
  return given.lines.length > 0 && given.state !== 'cancelled' && given.state !== 'expired' && !given.chargeUnderWay;
}
