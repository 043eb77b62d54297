import type { Stint } from './stint.ts';

/** What a search is asked. Times are whole minutes since `origin`; everything is plain data, so that a thread can be given it. */
export interface RosterQuestion {
  /** milliseconds, a whole quarter of an hour */
  readonly origin: number;
  /** the quarters that are judged: from, before */
  readonly judged: readonly [number, number];
  readonly queues: readonly RosterQueue[];
  readonly people: readonly RosterPerson[];
  readonly weeks: number;
  readonly prices: RosterPrices;
  readonly seed: number;
  /** the box: whichever ends first */
  readonly seconds: number;
  readonly steps: number;
}

/** One channel of one brand. */
export interface RosterQueue {
  readonly id: string;
  readonly name: string;
  /** people who have to be on contacts in each quarter from `judged[0]` on; parts of one are possible */
  readonly required: readonly number[];
}

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** key of labourRules */
  readonly rules: string;
  /** places in `queues` */
  readonly queues: readonly number[];
  /** paid, a week */
  readonly contract: number;
  readonly leastShift: number;
  readonly mostShift: number;
  readonly mostDays: number;
  /** may work between 23:00 and 06:00 */
  readonly nights: boolean;
  /** by ISO weekday: minutes after midnight; a window that ends before it begins goes over midnight. A day that is missing: all of it */
  readonly availability: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** days since 1970: the first they work, and the last */
  readonly startsOn: number | null;
  readonly endsOn: number | null;
  /** days since 1970, both away */
  readonly leave: readonly (readonly [number, number])[];
  readonly wishes: { readonly daysOff: readonly number[]; readonly hours: readonly [number, number] | null };
  /** Monday of their first week, days since 1970 */
  readonly monday: number;
  /** what they work before and after, and what of the time in question is over or fixed: nothing of it is touched */
  readonly fixed: readonly Stint[];
}

/** What is traded against what, all in hours of pay. */
export interface RosterPrices {
  /** an hour that somebody is missing */
  readonly shortHour: number;
  /** an hour of a contract that is not planned */
  readonly underHour: number;
  /** one more than needed, for an hour: the square of it */
  readonly evenHour: number;
  /** nights, weekends and early starts: the square of what one person has of each */
  readonly fairness: number;
  /** a day off that was wished for and is worked; an hour outside wished hours is half of it */
  readonly wish: number;
}

export const usualPrices: RosterPrices = { shortHour: 5, underHour: 0.4, evenHour: 0.06, fairness: 0.15, wish: 1 };

/** With more sets of skills than this, cuts are too many: 2 to the power of it for every quarter. */
export const MOST_CLASSES = 9;
/** Nobody who may not work nights is planned between these hours, whatever a place calls night. */
export const NIGHT = { from: 23 * 60, to: 6 * 60 } as const;
/** A shift that begins before is an early one. */
export const EARLY = 7 * 60;
