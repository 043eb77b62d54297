import { Type, type Static } from 'typebox';

const maybe = Type.Optional as <T extends Parameters<typeof Type.Optional>[0]>(of: T) => ReturnType<typeof Type.Optional<T>>;
const share = Type.Number({ minimum: 0, maximum: 0.999 });
const amount = Type.Number({ minimum: 0, maximum: 1e12 });
const people = Type.Number({ minimum: 0, maximum: 100_000 });
const whole = (most: number) => Type.Integer({ minimum: 0, maximum: most });
const week = Type.Integer({ minimum: -104, maximum: 104 });
const id = Type.String({ minLength: 1, maxLength: 60 });
const name = Type.String({ maxLength: 120 });

/** People who stay, as many as they are in `counted_week`. Costs are in hundredths of one currency, or in whatever unit all of a question is in. */
export const RegularsAsked = Type.Object({
  headcount: people,
  counted_week: maybe(week),
  annual_attrition: share,
  /** of paid time not spent on contacts */
  shrinkage: share,
  hours_a_week: Type.Number({ minimum: 1, maximum: 80 }),
  hour_cost: amount,
});

/** What holds for every class of seasonal people. */
export const SeasonalTerms = Type.Object({
  train_weeks: Type.Integer({ minimum: 0, maximum: 26 }),
  /** share that does not finish training */
  washout: share,
  nesting_weeks: whole(26),
  /** what somebody who nests is worth beside a regular */
  nesting_share: Type.Number({ minimum: 0.01, maximum: 2 }),
  /** in the first, second … week after nesting; from its end on 1 */
  ramp: Type.Array(Type.Number({ minimum: 0.01, maximum: 2 }), { maxItems: 52 }),
  annual_attrition: share,
  /** attrition of the first weeks after training */
  early: maybe(Type.Object({ weeks: whole(52), annual_attrition: share })),
  hour_cost: amount,
  /** of each who begins: advertising, checks, equipment */
  hiring_cost: amount,
  /** from opening recruiting to the first day of training */
  recruiting_weeks: whole(52),
  /** of offers that are accepted, and of those who accepted and do not come */
  acceptance: Type.Number({ minimum: 0.01, maximum: 1 }),
  no_show: share,
  trainees_a_trainer: Type.Number({ minimum: 1, maximum: 100 }),
  /** of a regular's time for each who nests */
  mentoring: Type.Number({ minimum: 0, maximum: 1 }),
  /** contracts end with the beginning of this week; after the last where it is left out */
  ends_week: maybe(week),
});

export const ClassAsked = Type.Object({
  id, name: maybe(name),
  start_week: whole(103),
  least: whole(10_000),
  most: whole(10_000),
  /** of a class, however large: room, licences */
  fixed_cost: maybe(amount),
  /** recruiting has been opened: the lead is no longer asked for */
  recruiting: maybe(Type.Boolean()),
  /** decided or begun: so many, nothing to choose */
  hires: maybe(whole(10_000)),
  /** so many of them are there in a week, whatever was reckoned */
  counted: maybe(Type.Object({ week, people })),
});

export const SurgeAsked = Type.Object({
  /** the first week the partner can come, and how long before they must know */
  from_week: whole(103), lead_weeks: whole(52),
  /** whoever comes stays so long, and is paid so long */
  least_weeks: Type.Integer({ minimum: 1, maximum: 52 }),
  least_people: whole(10_000), most_people: whole(10_000),
  /** beside a regular on contacts: the partner's own shrinkage is the partner's */
  productivity: Type.Number({ minimum: 0.01, maximum: 2 }),
  hour_cost: amount,
  /** of each who is added, and of the contract */
  ramp_fee: amount, contract_fee: amount,
  signed: maybe(Type.Boolean()),
});

export const NoticeAsked = Type.Object({
  id, name: maybe(name),
  /** share of all contacts that it avoids, and how that is known */
  rate: share,
  evidence: Type.Enum(['measured', 'elsewhere', 'guessed']),
  from_week: whole(103), to_week: maybe(week), lead_weeks: whole(52),
  cost_once: amount, cost_a_week: amount,
  bought: maybe(Type.Boolean()),
});

export const SeasonQuestion = Type.Object({
  /** a Monday: week 0 */
  from: Type.String({ format: 'date' }),
  /** what lies before it is over, and what would have had to be decided before it cannot be */
  today: maybe(Type.String({ format: 'date' })),
  /** full-time people on contacts that each week takes */
  required: Type.Array(people, { minItems: 1, maxItems: 60 }),
  regulars: RegularsAsked,
  seasonal: maybe(SeasonalTerms),
  classes: maybe(Type.Array(ClassAsked, { maxItems: 24 })),
  /** regulars who can train at the same time, or by week */
  trainers: maybe(Type.Union([whole(10_000), Type.Array(whole(10_000), { maxItems: 60 })])),
  overtime: maybe(Type.Object({ hours_a_week: Type.Number({ minimum: 0, maximum: 40 }), factor: Type.Number({ minimum: 0, maximum: 5 }), notice_weeks: maybe(whole(12)) })),
  surge: maybe(SurgeAsked),
  /** share of a week's work that may be done a week later within its promise, and what a person's week of it costs */
  deferral: maybe(Type.Object({ share, cost: amount })),
  deflection: maybe(Type.Array(NoticeAsked, { maxItems: 12 })),
  /** all but regulars' own hours must not cost more */
  budget: maybe(amount),
  /** of one person's week that is missing */
  short_cost: maybe(amount),
  /** a decision may come so late that everything costs at most this share more */
  late_share: maybe(Type.Number({ minimum: 0, maximum: 1 })),
  /** what somebody has settled by hand; the rest is chosen around it */
  held: maybe(Type.Object({ classes: maybe(Type.Record(id, whole(10_000))), surge: maybe(Type.Array(people, { maxItems: 60 })), deflection: maybe(Type.Array(id, { maxItems: 12 })) })),
});
export type SeasonQuestionInput = Static<typeof SeasonQuestion>;
export type SeasonalTermsInput = Static<typeof SeasonalTerms>;
export type ClassInput = Static<typeof ClassAsked>;
export type NoticeInput = Static<typeof NoticeAsked>;

const { required: _required, today: _today, ...rest } = SeasonQuestion.properties;

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
