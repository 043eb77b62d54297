import type { Foretold } from './foretell.ts';
import { beginOf, daysOf, type Delivered, type ParcelFacts } from './parcel-facts.ts';

/** Fewer say nothing that may be told. */
export const FEWEST_USUAL = 20;

/**
 * What past parcels took, whatever they were, for brands with too few to tell them apart. The interval holds at least four of five new
 * parcels, whatever the distribution (order statistics, Wilks 1941): its ends are the ranks ⌊(n+1)/10⌋ and ⌈9(n+1)/10⌉, and so it is
 * wide when there are few. Null when there are fewer than FEWEST_USUAL that took longer than this one has already.
 */
export function foretellUsual(past: readonly Delivered[], parcel: ParcelFacts, now: number): Foretold | null {
  const start = parcel.handedOverAt === null ? 'ordered' : 'handed_over';
  const begin = beginOf(parcel, start);
  const away = Math.max(0, now - begin);
  const days = past.filter((one) => start === 'ordered' || one.handedOverAt !== null).map((one) => daysOf(one, start)).filter((took) => took > away).sort((a, b) => a - b);
  if (days.length < FEWEST_USUAL) return null;
  const rank = (place: number): number => begin + (days[Math.min(days.length, Math.max(1, place)) - 1] as number);
  const { lateFrom } = parcel;
  const late = lateFrom === null ? null : days.filter((took) => begin + took >= lateFrom).length / days.length;
  return { at: rank(Math.ceil(days.length / 2)), low: rank(Math.floor((days.length + 1) / 10)), high: rank(Math.ceil((9 * (days.length + 1)) / 10)), late };
}
