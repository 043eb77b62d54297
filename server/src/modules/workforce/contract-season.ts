import { Type, type Static } from 'typebox';
import { pageQuery } from '../../platform/http/lists.ts';
import type { Check, SeasonPlan } from './contract-season-plan.ts';
import { AskedSeason } from './contract-season-question.ts';
import { SeasonRehearsed } from './contract-season-rehearsed.ts';

export type { Check, Decided, SeasonPlan, SeasonWeek } from './contract-season-plan.ts';
export { AskedSeason, type AskedSeasonInput } from './contract-season-question.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const day = Type.String({ format: 'date' });
const moment = Type.String({ format: 'date-time' });
const short = Type.String({ maxLength: 400 });

export const SeasonsQuery = Type.Object({ brand_id: uuid, ...pageQuery });
export const NewSeason = Type.Object({ brand_id: uuid, name: Type.String({ minLength: 1, maxLength: 120 }), asked: AskedSeason });
export type NewSeasonInput = Static<typeof NewSeason>;
export const NewSeasonVersion = Type.Object({ asked: AskedSeason, note: short });
export type NewSeasonVersionInput = Static<typeof NewSeasonVersion>;
export const NewSeasonCount = Type.Object({ who: Type.String({ minLength: 1, maxLength: 60 }), week: Type.Integer({ minimum: 0, maximum: 103 }), people: Type.Integer({ minimum: 0, maximum: 100_000 }), note: short });
export type NewSeasonCountInput = Static<typeof NewSeasonCount>;
export const NewSeasonTick = Type.Object({ check: Type.String({ minLength: 1, maxLength: 100 }), done: Type.Boolean(), note: short });
export type NewSeasonTickInput = Static<typeof NewSeasonTick>;

const states = Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export const SeasonRow = Type.Object({ id: uuid, name: Type.String(), made_at: moment, version: Type.Integer(), state: states, from: day, weeks: Type.Integer() });
export type SeasonRowView = Static<typeof SeasonRow>;

const Version = Type.Object({ number: Type.Integer(), state: states, note: Type.String(), made_at: moment, made_by: nullable(Type.String()), cost: nullable(Type.Number()), short_weeks: nullable(Type.Number()) });
const Count = Type.Object({ who: Type.String(), week: Type.Integer(), people: Type.Integer(), planned: nullable(Type.Number()), note: Type.String(), counted_at: moment, counted_by: nullable(Type.String()) });
const Change = Type.Object({ kind: Type.String(), id: Type.String(), before: Type.Number(), after: Type.Number() });

/** `plan`, `readiness` and the steps are as `keepdesk try season` writes them. */
export const SeasonShown = Type.Object({
  id: uuid, brand_id: uuid, name: Type.String(), currency: Type.String(), today: day, now_week: Type.Integer(),
  version: Type.Intersect([Version, Type.Object({ progress: Type.Number(), problem: nullable(Type.String()) })]),
  asked: AskedSeason,
  plan: nullable(Type.Unsafe<SeasonPlan>(Type.Object({}, { additionalProperties: true }))),
  readiness: Type.Array(Type.Unsafe<Check>(Type.Object({}, { additionalProperties: true }))),
  /** null where this version was never rehearsed */
  rehearsed: nullable(SeasonRehearsed),
  counts: Type.Array(Count),
  /** what came since this version was planned is not in it */
  counted_since: Type.Boolean(),
  versions: Type.Array(Version),
  /** against the version before, where both are planned */
  changed: nullable(Type.Object({ against: Type.Integer(), cost: Type.Number(), short_weeks: Type.Number(), decisions: Type.Array(Change) })),
});
export type SeasonView = Static<typeof SeasonShown>;
export const SeasonQuery = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) });

export const SeasonTry = Type.Object({ version: Type.Integer({ minimum: 1 }), classes: Type.Array(Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }), start_week: Type.Integer({ minimum: 0, maximum: 103 }), hires: Type.Integer({ minimum: 0, maximum: 10_000 }) }), { maxItems: 24 }) });
export type SeasonTryInput = Static<typeof SeasonTry>;
export const SeasonTried = Type.Object({ plan: Type.Unsafe<SeasonPlan>(Type.Object({}, { additionalProperties: true })), cost_more: Type.Number(), short_more: Type.Number() });
export type SeasonTriedView = Static<typeof SeasonTried>;

export const SeasonWhyQuery = Type.Object({ version: Type.Integer({ minimum: 1 }), week: Type.Optional(Type.Integer({ minimum: 0, maximum: 103 })), class: Type.Optional(Type.String({ maxLength: 60 })), cost: Type.Optional(Type.Enum(['regulars', 'classes', 'hiring', 'overtime', 'surge', 'deferral', 'deflection', 'extra', 'short'])) });
export type SeasonWhyInput = Static<typeof SeasonWhyQuery>;
export const SeasonWhyStep = Type.Object({ what: Type.String(), of: nullable(Type.String()), formula: Type.String(), from: Type.Record(Type.String(), Type.Number()), value: Type.Union([Type.Number(), Type.String()]), unit: Type.String() });
export type SeasonWhyStepView = Static<typeof SeasonWhyStep>;

export const SeasonDemandAsked = Type.Object({ brand_ids: Type.Array(uuid, { minItems: 1, maxItems: 20 }), from: day, weeks: Type.Integer({ minimum: 1, maximum: 30 }) });
export type SeasonDemandInput = Static<typeof SeasonDemandAsked>;
export const SeasonDemand = Type.Object({ weeks: Type.Array(Type.Object({ from: day, hours: Type.Number(), contacts: Type.Number(), not_foretold: Type.Boolean(), channels: Type.Record(Type.String(), Type.Number()) })), regulars: Type.Integer(), hours_a_week: nullable(Type.Number()) });
export type SeasonDemandView = Static<typeof SeasonDemand>;
