import { Type, type Static } from 'typebox';
import { SeasonQuestion, type SeasonQuestionInput } from './question.ts';
import { readSeason } from './read-season.ts';

const { required: _required, today: _today, held: _held, ...rest } = SeasonQuestion.properties;

export const DemandWeek = Type.Object({
  /** hours of agents on contacts, as staffing reckons them from the forecast in force */
  hours: Type.Number({ minimum: 0, maximum: 10_000_000 }),
  /** what somebody knows better: 2.5 for a Black Friday that history does not know */
  factor: Type.Number({ minimum: 0, maximum: 50 }),
});

/** A season as people say it: hours of work by week instead of people. */
export const AskedSeason = Type.Object({
  ...rest,
  demand: Type.Object({
    weeks: Type.Array(DemandWeek, { minItems: 1, maxItems: 60 }),
    /** rosters never fit the curve: so many hours are taken for each that is needed */
    cover: Type.Number({ minimum: 1, maximum: 3 }),
  }),
});
export type AskedSeasonInput = Static<typeof AskedSeason>;

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

