import type { Brought } from './causes-of.ts';
import type { Credibility } from './credibility.ts';
import type { Cause } from './way.ts';

/** What is kept of the causes with a version, so that what was believed stays to be seen. */
export interface CausesReckoned {
  readonly none: null;
  readonly weights: Credibility;
  /** how many there were when it was made */
  readonly stock: Readonly<Record<'waiting' | 'under_way' | 'late' | 'delivered' | 'renewals', number>>;
  readonly days: readonly CausesOfDay[];
  readonly rates: readonly LearnedRate[];
}

export interface CausesOfDay {
  /** YYYY-MM-DD of the brand's clock */
  readonly date: string;
  /** contacts foretold of the channel without the causes */
  readonly series: number;
  /** what the day became by them, as a factor */
  readonly factor: number;
  readonly causes: readonly Omit<Brought, 'day'>[];
}

export interface LearnedRate {
  readonly cause: Cause;
  /** contacts whose order (or charge) is known, and days they were learned from, each unit's counted */
  readonly contacts: number;
  readonly unitDays: number;
  /** contacts for each whose order is known */
  readonly perKnown: number;
  /** of the channel, the part of the cause's contacts */
  readonly part: number;
  /** contacts of all channels a day per unit, by age */
  readonly rates: readonly number[];
}

/** Nothing to reckon with: no orders of four weeks, or hardly anybody of whom we know which order they wrote about. */
export type KeptCauses = CausesReckoned | { readonly none: 'no_orders' | 'few_contacts' };
