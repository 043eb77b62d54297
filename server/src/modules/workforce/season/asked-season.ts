import type { AskedSeasonInput } from '../contract-season-question.ts';
import type { SeasonQuestionInput } from './question.ts';
import { readSeason } from './read-season.ts';

/** So many were there in a week, of the regulars or of a class. */
export interface Counted {
  readonly who: string;
  readonly week: number;
  readonly people: number;
}

/**
 * What is planned: hours as people, and what was counted until today in place of what was reckoned. Of the regulars the last count holds; a class that was counted in its
 * first week has so many, counted later it has what was planned before and so many are left. @throws Refusal `invalid_season`
 */
export function questionFrom({ demand, ...asked }: AskedSeasonInput, { today, counts, planned }: { readonly today: string; readonly counts: readonly Counted[]; readonly planned: ReadonlyMap<string, number> }): SeasonQuestionInput {
  const last = (who: string): Counted | undefined => counts.filter((one) => one.who === who).toSorted((a, b) => b.week - a.week)[0];
  const regulars = last('regulars');
  const required = demand.weeks.map(({ hours, factor }) => (hours * factor * demand.cover) / asked.regulars.hours_a_week);
  return readSeason({
    ...asked, today, required, ...(regulars === undefined ? {} : { regulars: { ...asked.regulars, headcount: regulars.people, counted_week: regulars.week } }),
    ...(asked.classes === undefined ? {} : {
      classes: asked.classes.map((one) => {
        const [first, newest] = [counts.find(({ who, week }) => who === one.id && week === one.start_week), last(one.id)];
        const hires = first?.people ?? one.hires ?? (newest === undefined ? undefined : planned.get(one.id));
        if (hires === undefined) return one;
        return { ...one, hires, ...(newest === undefined || newest.week <= one.start_week ? {} : { counted: { week: newest.week, people: newest.people } }) };
      }),
    }),
  });
}

