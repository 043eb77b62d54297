import type { NamedDay } from '../../calendars/index.ts';

/** A named thing that moves demand: a campaign, a holiday, a match. Both days belong to it; dates are local. */
export interface EventSpan {
  readonly name: string;
  /** YYYY-MM-DD or a moment */
  readonly from: string;
  readonly to: string;
}

/** What a forecaster is asked: a plain series and how far to continue it. */
export interface Question {
  /** Start of the first interval: a moment, or wall-clock time of `timeZone` when it has no offset. */
  readonly start: string;
  readonly stepSeconds: number;
  /** Counts per interval; null where nothing is known. */
  readonly values: readonly (number | null)[];
  /** Intervals to come. */
  readonly horizon: number;
  readonly timeZone: string;
  readonly events: readonly EventSpan[];
  /** Days the calendar of the customers' country names. */
  readonly holidays: readonly NamedDay[];
  readonly quantiles: readonly number[];
}

export interface Answer {
  readonly mean: number[];
  readonly quantiles: Readonly<Record<string, number[]>>;
  /** The models that were averaged, the heaviest first. */
  readonly model: string;
  /** What of the past counts as not known. */
  readonly silences: readonly SilentSpan[];
}

/** Nothing came where something always does. Wall-clock times, YYYY-MM-DDTHH:MM, the last not in it. */
export interface SilentSpan {
  readonly from: string;
  readonly to: string;
  /** contacts the same hours of other weeks held */
  readonly usual: number;
}
