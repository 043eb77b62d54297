export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const WEEK = DAYS.length;

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Somebody with the skills they have (by place in the list) and what their contract says. */
export interface Nurse {
  readonly id: string;
  readonly skills: readonly number[];
  /** shifts in all weeks together */
  readonly total: Range;
  /** days of work, and of leisure, beside each other */
  readonly work: Range;
  readonly off: Range;
  readonly weekends: number;
  /** both days of a weekend or none */
  readonly wholeWeekends: boolean;
}

/**
 * What stays the same in all weeks. Shifts are counted from 1; 0 is a day off. A duty is a shift done with a skill: (shift − 1) × skills + skill + 1, and 0 for a day off.
 */
export interface Scenario {
  readonly name: string;
  readonly weeks: number;
  readonly skills: readonly string[];
  /** `run`: days of the same shift beside each other; `notBefore`: shifts that may not follow on the next day */
  readonly shifts: readonly { readonly id: string; readonly run: Range; readonly notBefore: readonly number[] }[];
  readonly nurses: readonly Nurse[];
}

/** What a nurse brings from the days before: shifts and weekends worked in earlier weeks, the last shift (0: a day off), and how many days of it, of work and of leisure lie beside each other at the end. */
export interface Border {
  readonly shifts: number;
  readonly weekends: number;
  readonly last: number;
  readonly same: number;
  readonly work: number;
  readonly off: number;
}

/** One week: how many at least, and how many at best, by day × duty; wishes not to work a shift (0: any) on a day. */
export interface WeekDemand {
  readonly least: Int16Array;
  readonly best: Int16Array;
  readonly wishes: readonly { readonly nurse: number; readonly day: number; readonly shift: number }[];
}

/** A scenario, which of its weeks comes first (from 0), the state before it, and the weeks in order. */
export interface Case {
  readonly scenario: Scenario;
  readonly first: number;
  readonly borders: readonly Border[];
  readonly weeks: readonly WeekDemand[];
}

/** By nurse × day. */
export type Duties = Uint8Array;

export const dutiesOf = (scenario: Scenario): number => scenario.shifts.length * scenario.skills.length + 1;

export const shiftOf = (scenario: Scenario, duty: number): number => (duty === 0 ? 0 : Math.floor((duty - 1) / scenario.skills.length) + 1);
