/** What the law of a place asks of rosters. Hours; null: it asks for nothing here. Not legal advice: contracts and collective agreements may ask for more. */
export interface LabourRules {
  readonly place: string;
  readonly name: string;
  /** uninterrupted: `within` the 24 hours from each start of work, or `between` the end of one day's work and the beginning of the next */
  readonly dailyRest: { readonly hours: number; readonly counted: 'within' | 'between' } | null;
  /** uninterrupted, beginning in each week from Monday to Sunday with work in it */
  readonly weeklyRest: number | null;
  /** days with work, one after another */
  readonly mostDaysInARow: number | null;
  /** worked on the day a shift begins, overtime included */
  readonly mostADay: number | null;
  /** worked from Monday to Sunday, overtime included */
  readonly mostAWeek: number | null;
  /** on average over so many weeks, overtime included */
  readonly average: { readonly hours: number; readonly weeks: number } | null;
  /** nobody works on for longer than `after` without a break of so many minutes */
  readonly breaks: readonly { readonly after: number; readonly minutes: number }[];
  readonly night: Night | null;
  /** beyond these a week's hours cost so much more */
  readonly overtime: { readonly afterAWeek: number; readonly premium: number } | null;
  /** where each rule is written */
  readonly sources: Readonly<Partial<Record<RuleName, string>>>;
}

export interface Night {
  readonly from: string;
  readonly to: string;
  /** part of the wage on top, for each hour of the night */
  readonly premium: number;
  /** a shift with more hours of the night than `counts` is a night shift and may not be longer than `most` */
  readonly shift: { readonly counts: number; readonly most: number } | null;
}

export const RULES = ['one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'day_hours', 'week_hours', 'average_hours', 'break', 'night_shift'] as const;
export type RuleName = (typeof RULES)[number];

const nothing: Omit<LabourRules, 'place' | 'name' | 'sources'> = { dailyRest: null, weeklyRest: null, mostDaysInARow: null, mostADay: null, mostAWeek: null, average: null, breaks: [], night: null, overtime: null };

/** Kept as data, so that a reader can hold each against its source; a brand's own contract is one more of these. */
export const labourRules: Readonly<Record<string, LabourRules>> = {
  EU: {
    ...nothing, place: 'EU', name: 'European Union (Working Time Directive)', dailyRest: { hours: 11, counted: 'within' }, weeklyRest: 35, average: { hours: 48, weeks: 17 }, breaks: [{ after: 6, minutes: 20 }],
    sources: { daily_rest: 'Directive 2003/88/EC, Article 3', weekly_rest: 'Directive 2003/88/EC, Article 5 (24 hours and the 11 of Article 3)', average_hours: 'Directive 2003/88/EC, Articles 6(b) and 16(b): four months', break: 'Directive 2003/88/EC, Article 4; its length is national law, 20 minutes are usual' },
  },
  US: {
    ...nothing, place: 'US', name: 'United States (federal)', overtime: { afterAWeek: 40, premium: 0.5 },
    sources: {},
  },
  'US-CA': {
    ...nothing, place: 'US-CA', name: 'California', mostDaysInARow: 6, breaks: [{ after: 5, minutes: 30 }], overtime: { afterAWeek: 40, premium: 0.5 },
    sources: { days_in_a_row: 'California Labor Code §§ 551, 552', break: 'California Labor Code § 512(a): a meal before the end of the fifth hour' },
  },
  PH: {
    ...nothing, place: 'PH', name: 'Philippines', weeklyRest: 24, mostDaysInARow: 6, breaks: [{ after: 8, minutes: 60 }], night: { from: '22:00', to: '06:00', premium: 0.1, shift: null }, overtime: { afterAWeek: 48, premium: 0.25 },
    sources: { weekly_rest: 'Labor Code of the Philippines, Article 91', days_in_a_row: 'Labor Code of the Philippines, Article 91', break: 'Labor Code of the Philippines, Article 85: an hour for meals' },
  },
  ZA: {
    ...nothing, place: 'ZA', name: 'South Africa', dailyRest: { hours: 12, counted: 'between' }, weeklyRest: 36, mostADay: 12, mostAWeek: 55, breaks: [{ after: 5, minutes: 60 }], night: { from: '18:00', to: '06:00', premium: 0, shift: null }, overtime: { afterAWeek: 45, premium: 0.5 },
    sources: {
      daily_rest: 'Basic Conditions of Employment Act 75 of 1997, s 15(1)(a)', weekly_rest: 'BCEA, s 15(1)(b)', day_hours: 'BCEA, s 10(1A)(b)', week_hours: 'BCEA, ss 9(1)(a) and 10(1)(b): 45 hours and ten of overtime', break: 'BCEA, s 14(1): an hour after five; 30 minutes by agreement',
    },
  },
  SV: {
    ...nothing, place: 'SV', name: 'El Salvador', dailyRest: { hours: 8, counted: 'between' }, weeklyRest: 24, mostDaysInARow: 6, breaks: [{ after: 8, minutes: 30 }], night: { from: '19:00', to: '06:00', premium: 0.25, shift: { counts: 4, most: 7 } }, overtime: { afterAWeek: 44, premium: 1 },
    sources: { daily_rest: 'Código de Trabajo, Artículo 167', weekly_rest: 'Código de Trabajo, Artículo 171', days_in_a_row: 'Código de Trabajo, Artículo 171', break: 'Código de Trabajo, Artículo 166', night_shift: 'Código de Trabajo, Artículo 161' },
  },
};
