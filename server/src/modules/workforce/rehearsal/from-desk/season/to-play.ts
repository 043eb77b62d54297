/** A week of a season that is played. */
export interface WeekToPlay {
  /** of the season, from 0 */
  readonly week: number;
  /** its Monday, by the brand's clock */
  readonly from: string;
  /** hours of agents that its contacts take, as the season's question says */
  readonly hours: number;
  /** share of contacts that notices keep away, as the plan says */
  readonly avoided: number;
}

/** People of one kind over the weeks that are played. */
export interface Crew {
  readonly id: string;
  readonly kind: 'regulars' | 'overtime' | 'class' | 'surge';
  /** of an hour on contacts, shrinkage in it; in the plan's currency */
  readonly hourCost: number;
  /** by week that is played: hours on contacts of all of them, and how fast they are beside a regular */
  readonly weeks: readonly { readonly hours: number; readonly speed: number }[];
}

export const SEASON_COMPARISONS = ['nothing_decided', 'half_leave', 'peak_mode', 'more_demand'] as const;
export type SeasonComparison = (typeof SEASON_COMPARISONS)[number];

/** A version of a season's plan, as far as it is still to come. */
export interface SeasonToPlay {
  readonly weeks: readonly WeekToPlay[];
  /** who is there by the plan, and where nothing is decided */
  readonly planned: readonly Crew[];
  readonly regularsOnly: readonly Crew[];
  readonly compare: readonly SeasonComparison[];
}
