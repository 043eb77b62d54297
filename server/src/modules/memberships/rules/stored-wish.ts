import type { PointsWish } from '../ports.ts';
import type { SubscriptionWish } from './judge-subscription.ts';

/** A wish as JSON keeps it, or as it comes over the wire, with its moments as moments. */
export function wishFrom(stored: Readonly<Record<string, unknown>>): SubscriptionWish | PointsWish {
  const at = (value: unknown): Date => new Date(typeof value === 'string' ? value : Number.NaN);
  switch (stored.kind) {
    case 'change_date':
    case 'resume':
      return { kind: stored.kind, on: at(stored.on) };
    case 'pause':
      return { kind: 'pause', until: stored.until === null || stored.until === undefined ? null : at(stored.until) };
    default:
      return stored as unknown as SubscriptionWish | PointsWish;
  }
}
