import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const moment = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });
const weeks = Type.Integer({ minimum: 1, maximum: 6 });

export const Activity = Type.Object({ kind: Type.Enum(['break', 'lunch', 'training', 'meeting', 'off_phone']), from: moment, to: moment, paid: Type.Boolean() });
export const ShiftShape = Type.Object({ id: uuid, person_id: uuid, from: moment, to: moment, activities: Type.Array(Activity) });
export type ShiftView = Static<typeof ShiftShape>;

export const SchedulePerson = Type.Object({
  id: uuid, name: Type.String(), site: nullable(Type.Object({ id: uuid, name: Type.String() })), time_zone: Type.String(), team_ids: Type.Array(uuid),
  /** paid, a week; only who plans sees it */
  contract_minutes: nullable(Type.Integer()),
});
export type SchedulePersonView = Static<typeof SchedulePerson>;

/** A rule or a term that shifts break. */
export const ScheduleProblem = Type.Object({
  person_id: uuid,
  /** of the law of their place, or of what was agreed with them */
  kind: Type.Enum(['law', 'terms']),
  rule: Type.String(),
  /** where it is written; empty where it is what was agreed */
  source: Type.String(),
  shift_ids: Type.Array(uuid),
  at: moment,
  /** hours, minutes of a break, or days */
  allowed: Type.Number(), found: Type.Number(),
});
export type ScheduleProblemView = Static<typeof ScheduleProblem>;

export const PLAN_STATES = ['drafting', 'draft', 'published', 'failed', 'cancelled'] as const;
export const Shortage = Type.Object({
  from: moment, to: moment, queues: Type.Array(Type.Object({ brand: Type.String(), channel: Type.String() })), hours: Type.Number(), at_worst: Type.Number(), worst_at: moment, able: Type.Integer(), there: Type.Integer(),
  because: Type.Array(Type.Object({ why: Type.String(), people: Type.Array(Type.String()) })),
});
export const ContractConflict = Type.Object({ person_id: uuid, name: Type.String(), week: day, contract_minutes: Type.Integer(), most_minutes: Type.Integer(), limits: Type.Array(Type.String()) });
export const PlanOutcome = Type.Object({
  /** in hours of pay; what it is made of beside it */
  price: Type.Number(), short_price: Type.Number(), even_price: Type.Number(), people_price: Type.Number(), short_hour_price: Type.Number(),
  need_hours: Type.Number(), short_hours: Type.Number(),
  /** hours that must be short whatever is planned, and which of two counts says so */
  bound_hours: Type.Number(), bound_because: Type.Enum(['nothing', 'contract_hours', 'nobody_there']),
  shortages: Type.Array(Shortage), conflicts: Type.Array(ContractConflict),
  people: Type.Array(Type.Object({ person_id: uuid, name: Type.String(), minutes: Type.Integer(), contract_minutes: Type.Integer(), nights: Type.Integer(), weekends: Type.Integer(), earlies: Type.Integer(), wishes: Type.Number() })),
  mended: Type.Array(Type.Object({ name: Type.String(), rule: Type.String() })),
  /** who could not be planned, as nobody said where they work */
  left_out: Type.Array(Type.String()),
  not_foretold: Type.Integer(),
  ended: Type.Enum(['steps', 'time', 'stopped']), steps: Type.Integer(),
});
export type PlanOutcomeView = Static<typeof PlanOutcome>;

export const Plan = Type.Object({
  id: uuid, name: Type.String(), brand_ids: Type.Array(uuid), from: day, weeks: Type.Integer(), people: Type.Integer(), state: Type.Enum([...PLAN_STATES]), version: Type.Integer(),
  begin: Type.Enum(['search', 'published', 'empty']), seconds: Type.Integer(), seed: Type.Integer(),
  progress: nullable(Type.Object({ price: Type.Number(), short_hours: Type.Number(), used: Type.Number() })),
  /** why it failed */
  problem: nullable(Type.String()),
  made_at: moment, made_by: nullable(Type.String()), published_at: nullable(moment), published_by: nullable(Type.String()),
});
export type PlanView = Static<typeof Plan>;
export const PlanWhole = Type.Object({ ...Plan.properties, outcome: nullable(PlanOutcome) });
export type PlanWholeView = Static<typeof PlanWhole>;

export const NewPlan = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }), from: day, weeks, brand_ids: Type.Array(uuid, { minItems: 1, maxItems: 50, uniqueItems: true }),
  /** only who works there; everybody where it is left out */
  site_ids: Type.Optional(Type.Array(uuid, { maxItems: 50 })),
  /** searched for, as it is published, or from nothing */
  begin: Type.Enum(['search', 'published', 'empty']),
  seconds: Type.Integer({ minimum: 1, maximum: 240, default: 20 }), seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647, default: 1 }),
});
export type NewPlanInput = Static<typeof NewPlan>;

export const ShiftPut = Type.Object({ id: nullable(uuid), person_id: uuid, from: moment, to: moment, activities: Type.Array(Activity, { maxItems: 20 }) });
export type ShiftPutInput = Static<typeof ShiftPut>;
export const PlanEdit = Type.Object({
  /** as it was seen: another planner may have changed it meanwhile */
  version: Type.Integer({ minimum: 0 }),
  put: Type.Array(ShiftPut, { maxItems: 200 }),
  remove: Type.Array(uuid, { maxItems: 200 }),
});
export type PlanEditInput = Static<typeof PlanEdit>;
export const PlanEdited = Type.Object({ version: Type.Integer(), put: Type.Array(ShiftShape), removed: Type.Array(ShiftShape), problems: Type.Array(ScheduleProblem), about: Type.Array(uuid) });
export type PlanEditedView = Static<typeof PlanEdited>;

export const ScheduleQuery = Type.Object({ from: day, weeks: Type.Optional(weeks), plan_id: Type.Optional(uuid), brand_id: Type.Optional(uuid), site_id: Type.Optional(uuid), at: Type.Optional(moment) });
export type ScheduleQueryInput = Static<typeof ScheduleQuery>;
export const Schedule = Type.Object({
  from: day, weeks: Type.Integer(),
  /** of the plan, where one was asked for */
  version: nullable(Type.Integer()),
  people: Type.Array(SchedulePerson), shifts: Type.Array(ShiftShape),
  /** days somebody is away, by their calendar */
  away: Type.Array(Type.Object({ person_id: uuid, from: day, to: day, granted: Type.Boolean() })),
  problems: Type.Array(ScheduleProblem),
});
export type ScheduleView = Static<typeof Schedule>;

/** Values by a quarter of an hour from `from` on. */
export const Coverage = Type.Object({
  from: moment, step_seconds: Type.Integer(),
  queues: Type.Array(Type.Object({ brand_id: uuid, brand: Type.String(), channel: Type.String(), required: Type.Array(Type.Number()), able: Type.Array(Type.Integer()) })),
  required: Type.Array(Type.Number()), staffed: Type.Array(Type.Integer()),
  /** by the smallest cut: everybody counts once, wherever they help most */
  short: Type.Array(Type.Number()),
  required_hours: Type.Number(), staffed_hours: Type.Number(), short_hours: Type.Number(), not_foretold: Type.Integer(),
});
export type CoverageView = Static<typeof Coverage>;

export const PlanDiff = Type.Object({
  version: Type.Integer(),
  people: Type.Array(Type.Object({ person_id: uuid, name: Type.String(), time_zone: Type.String(), gains: Type.Array(ShiftShape), loses: Type.Array(ShiftShape), changes: Type.Array(Type.Object({ before: ShiftShape, after: ShiftShape })), minutes_before: Type.Integer(), minutes_after: Type.Integer() })),
  unchanged: Type.Integer(),
  /** shifts that have begun: they stay as they were published */
  begun: Type.Integer(),
  problems: Type.Array(ScheduleProblem),
});
export type PlanDiffView = Static<typeof PlanDiff>;
export const PublishAsked = Type.Object({ version: Type.Integer({ minimum: 0 }), despite: Type.Boolean() });
export type PublishAskedInput = Static<typeof PublishAsked>;
export const ShiftsRead = Type.Object({ version: Type.Integer(), kept: Type.Integer(), problems: Type.Array(Type.Object({ line: Type.Integer(), message: Type.String() })) });
export type ShiftsReadView = Static<typeof ShiftsRead>;
