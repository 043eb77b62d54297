import { localDay } from './local-days.ts';

/** When somebody does not work here, by the calendar of their site: granted leave, the days before the first and after the last. */
export interface AwayDays {
  readonly zone: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly leave: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** Why somebody is away: which leave, or how they are employed. */
export type AwayWhy = { readonly why: 'leave'; readonly leaveId: string } | { readonly why: 'left' | 'not_begun'; readonly leaveId: null };

/** No clock of the world is further from UTC than this. */
const FURTHEST_MS = 15 * 3_600_000;

/**
 * Why whoever has a shift is away on a day it touches; null: they are not. It is the whole shift that does not count then, as it is the whole shift that granted
 * leave ends. Of two reasons the one that lasts is said.
 */
export function whyAway({ from, to }: { readonly from: Date; readonly to: Date }, { zone, startsOn, endsOn, leave }: AwayDays): AwayWhy | null {
  if (startsOn === null && endsOn === null && leave.length === 0) return null;
  const touched = (first: string, last: string): AwayWhy | null => {
    if (endsOn !== null && last > endsOn) return { why: 'left', leaveId: null };
    if (startsOn !== null && first < startsOn) return { why: 'not_begun', leaveId: null };
    const own = leave.find((one) => one.from <= last && one.to >= first);
    return own === undefined ? null : { why: 'leave', leaveId: own.id };
  };
  // Days by a clock are dear to tell, and most shifts are far from any of these days whatever clock it is.
  if (touched(dayOf(from.getTime() - FURTHEST_MS), dayOf(to.getTime() + FURTHEST_MS)) === null) return null;
  return touched(localDay(from, zone), localDay(new Date(to.getTime() - 1), zone));
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
