/** How long each stage of a return may take, as the brand's terms say. */
export interface StageDays {
  readonly decide_days: number;
  readonly travel_days: number;
  readonly inspect_days: number;
  readonly settle_days: number;
}

const DAY = 86_400_000;

/** In which time money is there, if what goes back is handed over within three days: from a quick way to the days the brand gives itself. */
export function refundDays(terms: StageDays, now: Date, asked: { readonly sendsBack: boolean; readonly review: boolean }): { readonly from: Date; readonly to: Date } {
  const decide = asked.review ? terms.decide_days : 0;
  const quick = decide + (asked.sendsBack ? Math.min(3, terms.travel_days) : 0) + Math.min(1, terms.settle_days);
  const slow = decide + (asked.sendsBack ? 3 + terms.travel_days + terms.inspect_days : 0) + terms.settle_days;
  return { from: new Date(now.getTime() + quick * DAY), to: new Date(now.getTime() + Math.max(quick, slow) * DAY) };
}
