import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const comparison = Type.Enum(['nothing_decided', 'half_leave', 'peak_mode', 'more_demand']);

/** Which version of a season is played, and beside what. */
export const NewSeasonRehearsal = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  compare: Type.Array(comparison, { maxItems: 4, uniqueItems: true }),
  /** whether each answers one channel, as staffing supposes, or all of them */
  skills: Type.Optional(Type.Enum(['one_channel', 'all_channels'])),
  seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), replications: Type.Integer({ minimum: 1, maximum: 30 }),
});
export type NewSeasonRehearsalInput = Static<typeof NewSeasonRehearsal>;

/** Kept with what was asked: which season it is of. */
export const OfSeason = Type.Object({ season_id: Type.String(), name: Type.String(), version: Type.Integer(), first_week: Type.Integer(), compare: Type.Array(comparison) });
export type OfSeasonView = Static<typeof OfSeason>;

/** What the newest rehearsal of a version came to, in short. */
export const SeasonRehearsed = Type.Object({
  id: Type.String(), state: Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']), progress: Type.Object({ done: Type.Integer(), of: Type.Integer() }), problem: nullable(Type.Object({ code: Type.String(), message: Type.String() })), made_at: Type.String({ format: 'date-time' }),
  /** what changed since: somebody was counted, another version was planned, another forecast is in force */
  stale: Type.Array(Type.Enum(['counted', 'version', 'forecast'])),
  /** of the plan as it is; empty before it is played */
  weeks: Type.Array(Type.Object({ week: Type.Integer(), service_level: nullable(Type.Number()), between: nullable(Type.Tuple([Type.Number(), Type.Number()])), waiting_at_end: Type.Number(), fails: Type.Array(Type.String()) })),
});
export type SeasonRehearsedView = Static<typeof SeasonRehearsed>;
