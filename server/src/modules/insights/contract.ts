import { Type, type Static } from 'typebox';
import { AgentStateName } from '../routing/contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
/** By what figures can be divided, as `facts` knows it. */
export const DIMENSIONS = ['brand', 'channel', 'reason', 'team', 'site', 'agent', 'language', 'hour', 'weekday', 'day', 'week', 'month'] as const;
export const PERIODS = ['today', 'yesterday', 'last_7_days', 'last_30_days', 'last_90_days', 'last_12_months', 'this_month', 'last_month'] as const;

const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

export const Kpi = Type.Object({
  key: Type.String(),
  name: Type.String(),
  definition: Type.String(),
  value: nullable(Type.Number()),
  unit: Type.Union([Type.Literal('count'), Type.Literal('seconds'), Type.Literal('ratio'), Type.Literal('score')]),
  n: Type.Integer(),
  /** `time_zone` is the clock whose days the period was asked in */
  period: Type.Object({ from: Type.String(), to: Type.String(), time_zone: Type.Optional(Type.String()) }),
  series: Type.Array(Type.Object({ at: Type.String(), value: nullable(Type.Number()) })),
  /** where the API lists what the figure rests on: as many as `n` says, the newest 500 where they are more */
  drilldown: Type.String(),
  /** the same as a search, for what stands now; what happened in a period is no search */
  drilldown_query: Type.Optional(Type.String()),
  p90: Type.Optional(nullable(Type.Number())),
  interval: Type.Optional(nullable(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))),
  target: Type.Optional(nullable(Type.Number())),
  /** fewer answers than say anything */
  few: Type.Optional(Type.Boolean()),
});
export type KpiView = Static<typeof Kpi>;

export const KpiQuery = Type.Object({
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  /** instead of from and to: today and the days before it, so many in all, on the clock of the brand */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
  brand_id: Type.Optional(Type.String({ format: 'uuid' })),
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  hours: Type.Optional(Type.Union([Type.Literal('wall'), Type.Literal('business')], { default: 'wall' })),
  step: Type.Optional(Type.Union([Type.Literal('hour'), Type.Literal('day')])),
});
export type KpiQueryInput = Static<typeof KpiQuery>;

const ids = Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }));
const words = Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 }));

const dayOrTime = Type.Optional(Type.Union([Type.String({ format: 'date-time' }), Type.String({ format: 'date' })]));

export const Asked = Type.Object({
  metrics: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 6 }),
  by: Type.Array(oneOf(DIMENSIONS), { maxItems: 2 }),
  period: oneOf([...PERIODS, 'custom'] as const),
  /** of a custom period: moments, or days of the report's clock; `to` is not in it */
  from: dayOrTime,
  to: dayOrTime,
  /** `reasons`: the same figures under the contact reasons of another day */
  compare: oneOf(['none', 'previous', 'last_year', 'reasons'] as const),
  /** the tree of contact reasons they are read under: as each conversation was filed, today's, or that of a day's beginning */
  reasons: Type.Optional(Type.Union([Type.Literal('filed'), Type.Literal('today'), Type.String({ format: 'date' })])),
  /** with `compare: reasons`: the other tree */
  reasons_before: Type.Optional(Type.Union([Type.Literal('filed'), Type.Literal('today'), Type.String({ format: 'date' })])),
  hours: oneOf(['wall', 'business'] as const),
  filters: Type.Object({ brand_ids: ids, channels: words, reason_ids: ids, team_ids: ids, agent_ids: ids, languages: words }),
});
export type AskedReport = Static<typeof Asked>;

const Cell = Type.Object({
  value: nullable(Type.Number()),
  n: Type.Integer(),
  interval: nullable(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
  p90: nullable(Type.Number()),
  few: Type.Boolean(),
  exact: Type.Boolean(),
  /** the figure of the period compared with; absent when nothing is compared */
  before: Type.Optional(nullable(Type.Number())),
  /** whether the two differ by more than chance; null where that cannot be told */
  differs: Type.Optional(nullable(Type.Boolean())),
  target: Type.Optional(nullable(Type.Number())),
});
export type CellView = Static<typeof Cell>;

const Key = Type.Object({ id: nullable(Type.String()), name: Type.String() });
const span = Type.Object({ from: Type.String(), to: Type.String() });

export const MetricShape = Type.Object({ key: Type.String(), name: Type.String(), unit: Type.String(), definition: Type.String(), clocks: Type.Boolean(), better: nullable(Type.String()), provisional: Type.Boolean() });

export const Report = Type.Object({
  /** `undivided` says why a figure has a total but no parts: an order has no agent or reason; what was open does not add up over hours */
  metrics: Type.Array(Type.Object({ ...MetricShape.properties, undivided: Type.Optional(oneOf(['orders', 'open'] as const)) })),
  by: Type.Array(Type.String()),
  period: span,
  compared_with: nullable(span),
  /** the clock that days and hours are told by */
  time_zone: Type.String(),
  /** `partial`: of a week or month the period begins or ends in, so many of its days are counted; such are compared with none but their like */
  rows: Type.Array(Type.Object({ keys: Type.Array(Key), cells: Type.Array(Cell), partial: Type.Optional(Type.Object({ days: Type.Integer(), of: Type.Integer() })) })),
  total: Type.Array(Cell),
  /** there were more combinations than are shown */
  cut: Type.Boolean(),
  /** days of the period whose figures changed after they were over */
  restated: Type.Array(Type.Object({ day: Type.String(), at: Type.String() })),
});
export type ReportView = Static<typeof Report>;

export const Drill = Type.Object({
  asked: Asked,
  metric: Type.String({ maxLength: 40 }),
  // Null first: a reader that is generous with types would take null for an empty word.
  keys: Type.Array(Type.Union([Type.Null(), Type.String({ maxLength: 60 })]), { maxItems: 2 }),
});

export const Behind = Type.Object({ id: Type.String(), number: Type.Integer(), brand_id: Type.String(), subject: Type.String(), at: Type.String(), value: nullable(Type.Number()) });
export type BehindView = Static<typeof Behind>;

export const SavedReport = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  name: Type.String(),
  asked: Asked,
  owner: Type.Object({ id: Type.String(), name: Type.String() }),
  mine: Type.Boolean(),
  role_ids: Type.Array(Type.String()),
  changed_at: Type.String(),
});
export type SavedReportView = Static<typeof SavedReport>;

export const NewReport = Type.Object({ brand_id: Type.String({ format: 'uuid' }), name: Type.String({ minLength: 1, maxLength: 120 }), asked: Asked, role_ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 })) });
export const ReportChange = Type.Partial(Type.Omit(NewReport, ['brand_id']));

export const ScheduleBody = Type.Object({
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  time: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
  time_zone: Type.String({ maxLength: 60 }),
  person_ids: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 100, uniqueItems: true }),
});
export type ScheduleInput = Static<typeof ScheduleBody>;

export const Schedule = Type.Object({ id: Type.String(), report_id: Type.String(), ...ScheduleBody.properties, next_at: Type.String(), last_at: nullable(Type.String()), last_error: nullable(Type.String()) });
export type ScheduleView = Static<typeof Schedule>;

export const Target = Type.Object({ brand_id: Type.String({ format: 'uuid' }), metric: Type.String({ maxLength: 40 }), channel: Type.String({ maxLength: 40 }), value: Type.Union([Type.Null(), Type.Number()]) });

export const Scorecard = Type.Object({
  period: span,
  channels: Type.Array(Type.Object({ channel: Type.String(), volume: Type.Integer(), csat: Cell, nps: Cell, ces: Cell })),
  /** weighted by how many contacts each channel had */
  enterprise: Type.Object({ csat: nullable(Type.Number()), nps: nullable(Type.Number()), ces: nullable(Type.Number()), volume: Type.Integer(), target: nullable(Type.Number()) }),
});
export type ScorecardView = Static<typeof Scorecard>;

/** Somebody on the floor, now. */
export const PersonAtWork = Type.Object({
  person_id: Type.String(),
  name: Type.String(),
  state: AgentStateName,
  /** what they want a lead to know */
  note: Type.String(),
  /** why nobody said it */
  because: Type.Union([Type.String(), Type.Null()]),
  since: Type.Union([Type.String(), Type.Null()]),
  /** what they have before them */
  handling: Type.Union([Type.Object({ id: Type.String(), number: Type.Integer(), subject: Type.String(), channel: Type.String(), brand_id: Type.String(), since: Type.String() }), Type.Null()]),
  /** what is assigned to them: open and not snoozed, waiting for the customer, and open chats */
  open: Type.Integer(),
  waiting: Type.Integer(),
  chats: Type.Integer(),
  /** since when the customer waits who has waited longest */
  longest_wait_at: Type.Union([Type.String(), Type.Null()]),
});
export type PersonAtWorkView = Static<typeof PersonAtWork>;
