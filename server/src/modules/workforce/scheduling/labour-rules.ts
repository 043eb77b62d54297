/** What the law of a place asks of rosters. Hours; null: it asks for nothing here. Not legal advice: contracts and collective agreements may ask for more. */
export interface LabourRules {
  readonly place: string;
  readonly name: string;
  /** uninterrupted: `within` the 24 hours from each start of work, or `between` the end of one day's work and the beginning of the next */
  readonly dailyRest: { readonly hours: number; readonly counted: 'within' | 'between' } | null;
  /** uninterrupted, beginning in each week with work in it */
  readonly weeklyRest: number | null;
  /** days with work, one after another */
  readonly mostDaysInARow: number | null;
  /** days with work in a week: in two weeks they may be one after another */
  readonly mostDaysAWeek: number | null;
  readonly weekBegins: 'monday' | 'sunday';
  /** worked on the day a shift begins, overtime included */
  readonly mostADay: number | null;
  /** worked in a week, overtime included */
  readonly mostAWeek: number | null;
  /** on average over so many weeks, overtime included */
  readonly average: { readonly hours: number; readonly weeks: number } | null;
  readonly breaks: readonly BreakRule[];
  readonly night: Night | null;
  /** where each rule is written */
  readonly sources: Readonly<Partial<Record<RuleName, string>>>;
}

/**
 * A break of so many minutes: `once` in a shift longer than `after` hours; before so long was worked at a `stretch`; or one that has
 * begun `by` each time so many hours of the shift are over.
 */
export interface BreakRule {
  readonly after: number;
  readonly minutes: number;
  readonly counted: 'once' | 'stretch' | 'by';
}

export interface Night {
  readonly from: string;
  readonly to: string;
  /** a shift with more hours of the night than `counts` is a night shift and may not be longer than `most` */
  readonly shift: { readonly counts: number; readonly most: number } | null;
}

export const RULES = ['one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'week_days', 'day_hours', 'week_hours', 'average_hours', 'break', 'night_shift'] as const;
export type RuleName = (typeof RULES)[number];

const nothing: Omit<LabourRules, 'place' | 'name' | 'sources'> = { dailyRest: null, weeklyRest: null, mostDaysInARow: null, mostDaysAWeek: null, weekBegins: 'monday', mostADay: null, mostAWeek: null, average: null, breaks: [], night: null };

/** Kept as data, so that a reader can hold each against its source; a brand's own contract is one more of these. */
export const labourRules: Readonly<Record<string, LabourRules>> = {
  EU: {
    ...nothing, place: 'EU', name: 'European Union (Working Time Directive)', dailyRest: { hours: 11, counted: 'within' }, weeklyRest: 35, average: { hours: 48, weeks: 17 }, breaks: [{ after: 6, minutes: 20, counted: 'once' }],
    sources: { daily_rest: 'Directive 2003/88/EC, Article 3', weekly_rest: 'Directive 2003/88/EC, Article 5 (24 hours and the 11 of Article 3)', average_hours: 'Directive 2003/88/EC, Articles 6(b) and 16(b): four months', break: 'Directive 2003/88/EC, Article 4; its length is national law, 20 minutes are usual' },
  },
  US: { ...nothing, place: 'US', name: 'United States (federal)', sources: {} },
  'US-CA': {
    ...nothing, place: 'US-CA', name: 'California', mostDaysAWeek: 6, weekBegins: 'sunday', breaks: [{ after: 5, minutes: 30, counted: 'by' }],
    sources: { week_days: 'California Labor Code §§ 551, 552: a day in each workweek, which begins on Sunday where the employer set no other', break: 'California Labor Code § 512(a): a meal by the end of the fifth hour, another by the end of the tenth; up to an hour later where both agree' },
  },
  PH: {
    ...nothing, place: 'PH', name: 'Philippines', mostDaysInARow: 6, breaks: [{ after: 6, minutes: 60, counted: 'once' }], night: { from: '22:00', to: '06:00', shift: null },
    sources: { days_in_a_row: 'Labor Code of the Philippines, Article 91: 24 hours after six days', break: 'Labor Code of the Philippines, Article 85: an hour for regular meals; from how many hours on is usage' },
  },
  ZA: {
    ...nothing, place: 'ZA', name: 'South Africa', dailyRest: { hours: 12, counted: 'between' }, weeklyRest: 36, mostADay: 12, mostAWeek: 55, breaks: [{ after: 5, minutes: 60, counted: 'stretch' }], night: { from: '18:00', to: '06:00', shift: null },
    sources: {
      daily_rest: 'Basic Conditions of Employment Act 75 of 1997, s 15(1)(a)', weekly_rest: 'BCEA, s 15(1)(b)', day_hours: 'BCEA, s 10(1A)', week_hours: 'BCEA, ss 9(1)(a) and 10(1)(b): 45 hours and ten of overtime', break: 'BCEA, s 14(1): an hour after five; 30 minutes by agreement',
    },
  },
  SV: {
    ...nothing, place: 'SV', name: 'El Salvador', dailyRest: { hours: 8, counted: 'between' }, weeklyRest: 24, breaks: [{ after: 6, minutes: 30, counted: 'once' }], night: { from: '19:00', to: '06:00', shift: { counts: 4, most: 7 } },
    sources: { daily_rest: 'Código de Trabajo, Artículo 167', weekly_rest: 'Código de Trabajo, Artículo 171: one day for each week', break: 'Código de Trabajo, Artículo 166; from how many hours on is usage', night_shift: 'Código de Trabajo, Artículo 161; an hour more by agreement that was approved (Artículo 170)' },
  },
};
