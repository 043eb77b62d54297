import { Type, type Static } from 'typebox';

/** Leave is shown beside shifts: as people keeps it. */
export { Leave, LEAVE_KINDS } from '../people/contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const moment = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });
const channel = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z_]+$' });
const share = (most: number) => Type.Number({ minimum: 0, maximum: most });

/** What a channel is promised, how it is worked, and what that takes. Shares 0–1. */
export const ChannelTerms = Type.Object({
  /** calls: one at a time, people hang up · chats: several at a time · deferred: can wait, has a deadline */
  work: Type.Enum(['calls', 'chats', 'deferred']),
  /** null: as measured here, or the house's assumption */
  handle_seconds: nullable(Type.Number({ minimum: 1, maximum: 36_000 })),
  /** of calls and chats: answered within `within_seconds` ÷ offered; of deferred work: done in time ÷ all */
  service_level: Type.Number({ minimum: 0.01, maximum: 0.999 }),
  /** of deferred work in opening hours */
  within_seconds: Type.Integer({ minimum: 0, maximum: 14 * 86_400 }),
  max_occupancy: nullable(Type.Number({ minimum: 0.1, maximum: 1 })),
  /** mean time people wait before they leave; null: they never do */
  patience_seconds: nullable(Type.Number({ minimum: 1, maximum: 86_400 })),
  chats_at_once: Type.Integer({ minimum: 1, maximum: 12 }),
  /** by how much each further chat slows down every one */
  slowdown: Type.Number({ minimum: 0, maximum: 2 }),
  /** of paid time: leave, training, meetings, breaks */
  planned_shrinkage: share(0.8),
  /** of paid time: sick, late, systems down */
  unplanned_shrinkage: share(0.8),
  /** what an hour of an agent costs, in hundredths of the currency that is planned in (or what it has) */
  hour_cost_minor: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
});
export type ChannelTermsView = Static<typeof ChannelTerms>;

export const WorkforceSettings = Type.Object({ step_seconds: Type.Enum([900, 1800, 3600]), currency: Type.String({ pattern: '^[A-Z]{3}$' }), terms: Type.Record(channel, ChannelTerms) });
export type WorkforceSettingsView = Static<typeof WorkforceSettings>;

export const PlannedChannel = Type.Object({
  channel: Type.String(), terms: ChannelTerms,
  handle: Type.Object({ seconds: Type.Number(), from: Type.Enum(['said', 'measured', 'assumed']), contacts: Type.Integer() }),
  /** contacts a day over the last 28 */
  per_day: Type.Number(),
  days_of_history: Type.Integer(),
  made_at: nullable(moment),
});
export const Planned = Type.Object({
  brand_id: uuid, time_zone: Type.String(), currency: Type.String(), step_seconds: Type.Integer(),
  /** a forecast is being made */
  making: Type.Boolean(),
  /** fewer days of history than this foretell nothing */
  least_days: Type.Integer(),
  /** what is usual for each way of working */
  usual: Type.Object({ calls: ChannelTerms, chats: ChannelTerms, deferred: ChannelTerms }),
  channels: Type.Array(PlannedChannel),
});
export type PlannedView = Static<typeof Planned>;

const whatAbout = { brand_id: uuid, channel };
const span = { from: day, to: Type.String({ format: 'date', description: 'not in it' }) };

export const ForecastQuery = Type.Object({ ...whatAbout, ...span, by: Type.Enum(['interval', 'day']) });
export type ForecastQueryInput = Static<typeof ForecastQuery>;

export const ForecastPoint = Type.Object({
  at: moment,
  /** what came; null of what is not over, or not begun */
  actual: nullable(Type.Number()),
  /** what is expected, with what was changed by hand; null before the forecast begins */
  mean: nullable(Type.Number()),
  /** without it */
  foretold: nullable(Type.Number()),
  low_80: nullable(Type.Number()), high_80: nullable(Type.Number()), low_95: nullable(Type.Number()), high_95: nullable(Type.Number()),
});
export type ForecastPointView = Static<typeof ForecastPoint>;

export const ForecastOverride = Type.Object({ id: uuid, from: moment, to: moment, percent: Type.Number(), reason: Type.String(), made_at: moment, made_by: nullable(Type.String()), removed: Type.Boolean() });
export type ForecastOverrideView = Static<typeof ForecastOverride>;

export const ForecastAnswer = Type.Object({
  time_zone: Type.String(), step_seconds: Type.Integer(),
  points: Type.Array(ForecastPoint),
  /** sums over the points that have them */
  total: Type.Object({ actual: Type.Number(), mean: Type.Number(), foretold: Type.Number() }),
  /** days with a name and campaigns in the span; both days belong to it */
  named: Type.Array(Type.Object({ kind: Type.Enum(['holiday', 'campaign']), name: Type.String(), from: day, to: day })),
  overrides: Type.Array(ForecastOverride),
  version: nullable(Type.Object({ made_at: moment, known_to: moment, model: Type.String(), days_of_history: Type.Integer(), holidays_of: nullable(Type.String()), campaigns: Type.Integer(),
    /** hours in which nothing came although the same ones of other weeks always held something (`usual`, their median): they count as not known. Wall-clock times of `time_zone`, the last not in it */
    silences: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), usual: Type.Number() })) })),
});
export type ForecastAnswerView = Static<typeof ForecastAnswer>;

export const NewOverride = Type.Object({
  ...whatAbout,
  /** days of the brand's clock, both in it; or moments, the last not in it */
  from: Type.String({ minLength: 10, maxLength: 40 }), to: Type.String({ minLength: 10, maxLength: 40 }),
  percent: Type.Number({ minimum: -100, maximum: 1000 }),
  reason: Type.String({ minLength: 1, maxLength: 400 }),
});
export type NewOverrideInput = Static<typeof NewOverride>;

const Off = Type.Object({
  /** so many days before the day it is about */
  lead_days: Type.Integer(),
  days: Type.Integer(),
  /** of them, foretold only afterwards from what was known then */
  afterwards: Type.Integer(),
  wape: nullable(Type.Number()), day_wape: nullable(Type.Number()), bias: nullable(Type.Number()),
  /** of the same days: what came a week before, and the mean of four weeks, as they were known then */
  week_before: nullable(Type.Number()), four_weeks: nullable(Type.Number()),
});
export const ForecastAccuracy = Type.Object({ from: day, to: day, leads: Type.Array(Off) });
export type ForecastAccuracyView = Static<typeof ForecastAccuracy>;
export const AccuracyQuery = Type.Object(whatAbout);

export const SharesQuery = Type.Object({ ...whatAbout, ...span, by: Type.Enum(['reason', 'language']) });
export type SharesQueryInput = Static<typeof SharesQuery>;
export const ForecastShare = Type.Object({ key: nullable(Type.String()), name: nullable(Type.String()), share: Type.Number(), contacts: Type.Number(),
  /** what each takes, all together what is foretold of the channel; null where that is not foretold */
  handle_seconds: nullable(Type.Number()) });
export type ForecastShareView = Static<typeof ForecastShare>;

export const StaffingAsked = Type.Object({
  ...whatAbout, from: day, days: Type.Integer({ minimum: 1, maximum: 28 }),
  /** as if these held; the brand's own where left out */
  terms: Type.Optional(ChannelTerms),
  /** as if so many percent more came */
  more_percent: Type.Optional(Type.Number({ minimum: -90, maximum: 900 })),
});
export type StaffingAskedInput = Static<typeof StaffingAsked>;
export const StaffingExport = Type.Object({ ...whatAbout, from: day, days: Type.Integer({ minimum: 1, maximum: 28 }) });

export const StaffedInterval = Type.Object({
  at: moment, contacts: Type.Number(),
  /** the channel is open in it, wholly or partly */
  open: Type.Boolean(),
  /** agents on contacts; of deferred work not rounded */
  agents: Type.Number(),
  /** people to schedule so that these are there */
  people: Type.Number(),
  service_level: nullable(Type.Number()), wait_seconds: nullable(Type.Number()), occupancy: nullable(Type.Number()), left: nullable(Type.Number()),
});
export type StaffedIntervalView = Static<typeof StaffedInterval>;
export const StaffingSummary = Type.Object({
  contacts: Type.Number(),
  /** contacts that come while the channel is closed: of calls and chats nobody is planned for them */
  while_closed: Type.Number(),
  agent_hours: Type.Number(), paid_hours: Type.Number(), most_agents: Type.Number(), most_at: nullable(moment),
  cost_minor: nullable(Type.Integer()), service_level: nullable(Type.Number()), occupancy: nullable(Type.Number()),
});
export type StaffingSummaryView = Static<typeof StaffingSummary>;
export const StaffingView = Type.Object({
  time_zone: Type.String(), step_seconds: Type.Integer(), currency: Type.String(), handle: PlannedChannel.properties.handle, terms: ChannelTerms,
  /** intervals that nothing is foretold of: they are reckoned as if nothing came */
  not_foretold: Type.Integer(),
  intervals: Type.Array(StaffedInterval), summary: StaffingSummary,
});
export type StaffingViewShape = Static<typeof StaffingView>;

export const WhyAsked = Type.Object({ ...StaffingAsked.properties, at: moment });
export type WhyAskedInput = Static<typeof WhyAsked>;
export const StaffingStep = Type.Object({ what: Type.String(), formula: Type.String(), from: Type.Record(Type.String(), Type.Number()), value: Type.Union([Type.Number(), Type.String()]), unit: Type.String() });
export type StaffingStepView = Static<typeof StaffingStep>;
