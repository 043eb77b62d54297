export interface OutreachSettings {
  readonly quiet: { readonly from: string; readonly to: string };
  readonly most_per_day: number;
  readonly most_per_week: number;
  readonly wrote_within_days: number;
  /** notices of the brand that leave in a minute */
  readonly most_per_minute: number;
  /** what one message costs, in hundredths of the brand's currency, by channel */
  readonly cost_cents: Readonly<Record<string, number>>;
}

export const usual: OutreachSettings = { quiet: { from: '21:00', to: '08:00' }, most_per_day: 2, most_per_week: 5, wrote_within_days: 7, most_per_minute: 600, cost_cents: { email: 0.1 } };
