import type { ClassInput, SeasonalTermsInput } from './question.ts';

/** What one who begins in a class is worth to the program in a week: how many are still there, what each is worth, and whether the class is taught or nested. */
export interface Worth {
  readonly there: number;
  readonly productivity: number;
  readonly taught: boolean;
  readonly nested: boolean;
}

const gone: Worth = { there: 0, productivity: 0, taught: false, nested: false };

/** By week of the season. (The checker does not read this: it asks `staffInWeek`.) */
export function classWorth(terms: SeasonalTermsInput, one: ClassInput, weeks: number): Worth[] {
  const early = terms.early ?? { weeks: 0, annual_attrition: 0 };
  const stays = (annual: number): number => (1 - annual) ** (1 / 52);
  const by: Worth[] = [];
  // one after the other, as a class lives: each week some leave
  let there = terms.train_weeks === 0 ? 1 - terms.washout : 1;
  for (let since = 0; one.start_week + since < weeks; since++) {
    const trained = since - terms.train_weeks;
    const taught = trained < 0;
    const productivity = taught ? 0 : trained < terms.nesting_weeks ? terms.nesting_share : (terms.ramp[trained - terms.nesting_weeks] ?? 1);
    by.push({ there, productivity, taught, nested: !taught && trained < terms.nesting_weeks });
    there *= taught ? (1 - terms.washout) ** (1 / terms.train_weeks) : stays(trained < early.weeks ? early.annual_attrition : terms.annual_attrition);
  }
  return Array.from({ length: weeks }, (_, week) => {
    const since = week - one.start_week;
    const worth = since < 0 || (terms.ends_week !== undefined && week >= terms.ends_week) ? gone : (by[since] ?? gone);
    if (one.counted === undefined || one.hires === undefined || week < one.counted.week || worth === gone) return worth;
    const reckoned = one.hires * (by[one.counted.week - one.start_week]?.there ?? 1);
    return { ...worth, there: reckoned > 0 ? (worth.there * one.counted.people) / reckoned : 0 };
  });
}
