import { Type, type Static } from 'typebox';
import { CalendarChange } from '../calendars/contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const time = Type.String({ format: 'date-time' });
const seconds = Type.Integer({ minimum: 1, maximum: 180 * 86_400 });
const words = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 100 });

export const Metric = Type.Union([Type.Literal('first_reply'), Type.Literal('next_reply'), Type.Literal('resolution'), Type.Literal('update')]);
/** `always`: around the clock, as marketplaces count */
export const Hours = Type.Union([Type.Literal('business'), Type.Literal('always')]);

const Field = Type.Union([
  Type.Literal('channel'), Type.Literal('reason'), Type.Literal('priority'), Type.Literal('tier'), Type.Literal('tag'), Type.Literal('team'), Type.Literal('language'),
  Type.Literal('order_state'), Type.Literal('payment_state'), Type.Literal('fulfilment_state'),
]);
export const Condition = Type.Union([
  Type.Object({ field: Field, is: Type.Union([Type.Literal('one_of'), Type.Literal('none_of')]), values: words }),
  /** minor units of the order's own currency */
  Type.Object({ field: Type.Literal('order_total'), is: Type.Literal('at_least'), amount_minor: Type.Integer({ minimum: 0 }) }),
]);
const OverrideTarget = Type.Object({ metric: Metric, hours: Hours, seconds });
/** The first policy whose conditions all hold decides. */
export const Policy = Type.Object({
  id,
  name: Type.String({ minLength: 1, maxLength: 80 }),
  conditions: Type.Array(Condition, { maxItems: 20 }),
  /** in which of the brand's calendars its business hours are counted; the usual one where it names none */
  calendar_id: Type.Optional(nullable(id)),
  /** `by_reason`: the contact reason's own target, where it has one */
  targets: Type.Array(Type.Object({ metric: Metric, hours: Hours, seconds, by_reason: Type.Optional(Type.Boolean()) }), { maxItems: 8 }),
  overrides: Type.Array(Type.Object({ reason: Type.Optional(words), channel: Type.Optional(words), priority: Type.Optional(words), tier: Type.Optional(words), targets: Type.Array(OverrideTarget, { minItems: 1, maxItems: 8 }) }), { maxItems: 100 }),
  /** what has to be done before a moment of the order */
  deadlines: Type.Array(Type.Object({ metric: Metric, moment: Type.Union([Type.Literal('fulfilment_cut_off'), Type.Literal('promised_date')]), lead_seconds: Type.Integer({ minimum: 0, maximum: 30 * 86_400 }) }), { maxItems: 8 }),
  cut_off: nullable(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
  warn_owner_percent: Type.Integer({ minimum: 1, maximum: 100 }),
  warn_lead_percent: Type.Integer({ minimum: 1, maximum: 100 }),
  snooze_pauses: Type.Boolean(),
});
const policies = Type.Array(Policy, { maxItems: 100 });

export const Policies = Type.Object({ version: Type.Integer(), saved_at: time, saved_by: nullable(Type.Object({ id: Type.String(), name: Type.String() })), policies });
export type PoliciesView = Static<typeof Policies>;
/** `version`: the one that was changed; another one meanwhile is a conflict. */
export const PoliciesChange = Type.Object({ version: Type.Integer(), policies, restored_from: Type.Optional(Type.Integer({ minimum: 1 })) });
/** `problem` and the facts beside it say what is wrong for whoever words it in another language */
const PolicyFaultList = Type.Object({ faults: Type.Array(Type.Intersect([Type.Object({ field: Type.String(), message: Type.String(), problem: Type.String(), policy_id: Type.String() }), Type.Record(Type.String(), Type.Unknown())])) });
/** `days`: also what was written in since, and what would be missed of it */
export const PoliciesDraft = Type.Object({ policies, days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })) });
const examples = Type.Array(Type.Object({ id: Type.String(), number: Type.Integer(), subject: Type.String() }));
export const Caught = Type.Object({
  /** open conversations; of the last days; deadlines of these that would be missed */
  data: Type.Array(Type.Object({ policy_id: Type.String(), name: Type.String(), conversations: Type.Integer(), recent: Type.Integer(), misses: Type.Integer(), examples })),
  uncaught: Type.Integer(), uncaught_recent: Type.Integer(), uncaught_examples: examples, looked_at: Type.Integer(),
  /** conversations whose clocks were told anew, the deadlines missed by present service levels, and those that would be */
  judged: Type.Integer(), misses_as_is: Type.Integer(), misses_supposed: Type.Integer(),
});
export type CaughtView = Static<typeof Caught>;

const policy = Type.String();
const count = Type.Integer();
const VersionChange = Type.Union([
  Type.Object({ what: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('conditions'), Type.Literal('deadlines')]), policy }),
  Type.Object({ what: Type.Literal('renamed'), policy, from: Type.String() }),
  Type.Object({ what: Type.Union([Type.Literal('moved'), Type.Literal('exceptions'), Type.Literal('owner'), Type.Literal('lead')]), policy, from: count, to: count }),
  Type.Object({ what: Type.Literal('target'), policy, metric: Metric, hours: Hours, from: nullable(count), to: nullable(count) }),
  Type.Object({ what: Type.Union([Type.Literal('by_reason'), Type.Literal('snooze')]), policy, on: Type.Boolean() }),
  Type.Object({ what: Type.Literal('calendar'), policy, from: nullable(Type.String()), to: nullable(Type.String()) }),
]);
export type VersionChangeView = Static<typeof VersionChange>;
/** What would keep a draft from being saved, and what it changes of what holds. */
export const PolicyCheck = Type.Object({ ...PolicyFaultList.properties, changes: Type.Array(VersionChange) });
export type PolicyCheckView = Static<typeof PolicyCheck>;
/** One version of a brand's policies, with what it changed of the one before. */
export const PoliciesVersion = Type.Object({ version: Type.Integer(), saved_at: time, saved_by: nullable(Type.Object({ id: Type.String(), name: Type.String() })), restored_from: nullable(Type.Integer()), changes: Type.Array(VersionChange), policies });
export type PoliciesVersionView = Static<typeof PoliciesVersion>;
export const versionsQuery = Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })), before: Type.Optional(Type.Integer({ minimum: 1 })) });

export const ClockShape = Type.Object({
  metric: Metric,
  hours: Hours,
  n: Type.Integer(),
  state: Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('met'), Type.Literal('missed')]),
  policy_id: Type.String(),
  policy_version: Type.Integer(),
  target_seconds: Type.Integer(),
  started_at: time,
  elapsed_seconds: Type.Integer(),
  /** below nothing once it is over */
  remaining_seconds: Type.Integer(),
  /** null while it is paused, and where the calendar never works */
  due_at: nullable(time),
  warn_at: nullable(time),
  ended_at: nullable(time),
  missed_at: nullable(time),
  /** the deadline that decides instead of the target */
  capped_by: nullable(Type.String()),
  because: nullable(Type.String()),
});
export type ClockView = Static<typeof ClockShape>;
export const Clocks = Type.Object({ policy: nullable(Type.Object({ id: Type.String(), name: Type.String(), version: Type.Integer() })), due_at: nullable(time), notice: nullable(Type.String()), data: Type.Array(ClockShape) });
export type ClocksView = Static<typeof Clocks>;

export const Redating = Type.Object({ brand_id: Type.String(), because: Type.String(), total: Type.Integer(), done: Type.Integer(), started_at: time, finished_at: nullable(time) });
export type RedatingView = Static<typeof Redating>;

/** Without a calendar the brand's usual one is asked; `calendar_id` names another one. */
export const DueQuestion = Type.Object({ calendar: Type.Optional(CalendarChange), calendar_id: Type.Optional(nullable(id)), hours: Type.Optional(Hours), seconds: Type.Integer({ minimum: 0, maximum: 180 * 86_400 }), start: time });
export const DueAnswer = Type.Object({ due_at: nullable(time), notice: nullable(Type.String()) });
