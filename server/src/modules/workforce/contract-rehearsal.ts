import { Type, type Static } from 'typebox';
import { OfSeason } from './contract-season-rehearsed.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const moment = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });
const channel = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z_]+$' });
/** by the clock of the first brand */
const clock = Type.String({ pattern: '^20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d$' });
const between = { from: clock, to: clock };
const factor = Type.Number({ minimum: 0, maximum: 20 });
const list = Type.Array(Type.Number());
const gappy = Type.Array(nullable(Type.Number()));
const figures = Type.Record(Type.String(), nullable(Type.Number()));
const intervals = Type.Record(Type.String(), nullable(Type.Tuple([Type.Number(), Type.Number()])));

export const Happening = Type.Union([
  Type.Object({ kind: Type.Literal('times'), ...between, factor, channel: Type.Optional(nullable(channel)) }),
  Type.Object({ kind: Type.Literal('viral_post'), ...between, factor, channel: Type.Optional(nullable(channel)) }),
  Type.Object({ kind: Type.Literal('carrier_meltdown'), ...between, factor }),
  Type.Object({ kind: Type.Literal('lost_site'), ...between, site: Type.String({ minLength: 1, maxLength: 120 }) }),
  Type.Object({ kind: Type.Literal('peak_mode'), ...between }),
  Type.Object({ kind: Type.Literal('people'), ...between, change: Type.Integer({ minimum: -500, maximum: 500 }), channel: Type.Optional(nullable(channel)) }),
  Type.Object({ kind: Type.Literal('leavers'), share: Type.Number({ minimum: 0, maximum: 1 }), at: clock }),
]);
export type HappeningView = Static<typeof Happening>;

/** What the planner says instead of what is known or assumed. Where `people` is left out: whoever was there (`presence`) on days that are over, and else whoever is on the published schedule; where nobody is, as many as staffing asks for. */
export const RehearsalChoices = Type.Object({
  people: Type.Optional(Type.Enum(['schedule', 'staffing', 'presence'])), skills: Type.Optional(Type.Enum(['one_channel', 'all_channels'])),
  absence: Type.Optional(Type.Number({ minimum: 0, maximum: 0.9 })), day_cv: Type.Optional(Type.Number({ minimum: 0, maximum: 2 })), handle_cv: Type.Optional(Type.Number({ minimum: 0, maximum: 5 })),
  redial: Type.Optional(Type.Number({ minimum: 0, maximum: 0.9 })), new_share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  patience: Type.Optional(Type.Record(channel, Type.Number({ minimum: 1, maximum: 86_400 }))), handle: Type.Optional(Type.Record(channel, Type.Number({ minimum: 1, maximum: 36_000 }))), backlog: Type.Optional(Type.Boolean()),
});
export type RehearsalChoicesView = Static<typeof RehearsalChoices>;

const asked = {
  /** the first says whose clock the days are by */
  brand_ids: Type.Array(uuid, { minItems: 1, maxItems: 20 }),
  from: day, days: Type.Integer({ minimum: 1, maximum: 28 }), choices: RehearsalChoices,
};
/** What is supposed of some days, before they are played. */
export const SupposedAsked = Type.Object(asked);
export type SupposedAskedInput = Static<typeof SupposedAsked>;

export const NewRehearsal = Type.Object({
  ...asked,
  name: Type.String({ minLength: 1, maxLength: 120 }),
  seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), replications: Type.Integer({ minimum: 1, maximum: 100 }),
  /** happens in every plan */
  always: Type.Array(Happening, { maxItems: 12 }),
  /** compared with the plan in which only that happens */
  scenarios: Type.Array(Type.Object({ name: Type.String({ minLength: 1, maxLength: 80 }), happenings: Type.Array(Happening, { minItems: 1, maxItems: 12 }) }), { maxItems: 6 }),
});
export type NewRehearsalInput = Static<typeof NewRehearsal>;
/** As it is kept and shown: of a season it is longer, and says which. */
export const RehearsalAsked = Type.Object({ ...NewRehearsal.properties, days: Type.Integer(), season: Type.Optional(OfSeason) });
export type RehearsalAskedView = Static<typeof RehearsalAsked>;

export const Assumption = Type.Object({ what: Type.String(), about: nullable(Type.String()), value: Type.Union([Type.Number(), Type.String(), Type.Null()]), from: Type.String(), contacts: Type.Optional(Type.Integer()), choice: nullable(Type.String()) });
export type AssumptionView = Static<typeof Assumption>;
export const Supposed = Type.Object({
  time_zone: Type.String(), has_schedule: Type.Boolean(), has_backlog: Type.Boolean(),
  /** the days begin in the past: what came and who was there can be played */
  has_begun: Type.Boolean(), channels: Type.Array(Type.String()),
  sites: Type.Array(Type.Object({ name: Type.String(), people: Type.Integer() })), assumptions: Type.Array(Assumption),
});
export type SupposedView = Static<typeof Supposed>;

const Group = Type.Object({
  name: Type.String(), arrived: Type.Number(), service_level: nullable(Type.Number()), missed: Type.Number(), abandoned: Type.Number(), wait_mean_seconds: nullable(Type.Number()),
  wait_p50_seconds: nullable(Type.Number()), wait_p90_seconds: nullable(Type.Number()), wait_p99_seconds: nullable(Type.Number()),
  /** what was kept before these were told has neither */
  delay_cost: Type.Optional(Type.Number()), intervals: Type.Optional(intervals),
});
/** A sentence as its code and what it holds. */
const Because = Type.Object({ code: Type.String(), values: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])) });
export type BecauseView = Static<typeof Because>;
const hourly = Type.Object({ arrived: list, service_level: gappy });
/** One week of a plan; `fails` names channels that do not keep what was promised. */
export const PlayedWeek = Type.Object({
  from: moment, arrived: Type.Number(), figures, intervals, by_age: Type.Record(Type.String(), Type.Number()), oldest_seconds: Type.Number(),
  by_channel: Type.Record(Type.String(), Type.Object({ arrived: Type.Number(), service_level: nullable(Type.Number()), between: nullable(Type.Tuple([Type.Number(), Type.Number()])) })), by_hour: hourly, fails: Type.Array(Type.String()),
});
export type PlayedWeekView = Static<typeof PlayedWeek>;
export const PlayedScenario = Type.Object({
  name: Type.String(), arrived: Type.Number(), figures, intervals,
  /** against the first, play by play; null of the first */
  difference: nullable(Type.Object({ figures, intervals })),
  by_channel: Type.Array(Group), by_reason: Type.Array(Group),
  /** by interval; of more than four weeks by day */
  course: Type.Object({
    at: Type.Array(moment), arrived: list, service_level: gappy, people: list, busy: list, waiting: list, oldest_seconds: list, wait_p90_seconds: gappy,
    by_channel: Type.Record(Type.String(), Type.Object({ arrived: list, service_level: gappy, waiting: list })),
    /** what was kept before has none */
    by_reason: Type.Optional(Type.Record(Type.String(), Type.Object({ arrived: list, service_level: gappy }))),
  }),
  /** of a season; what was kept before there were any has none */
  weeks: Type.Optional(Type.Array(PlayedWeek)),
  worst: Type.Array(Type.Object({ at: moment, missed: Type.Number(), arrived: Type.Number(), service_level: nullable(Type.Number()), delay_cost: Type.Number(), people_needed: Type.Number(), people_here: Type.Number(), why: Type.String(), because: Type.Optional(Type.Array(Because)) })),
  says: Type.Array(Type.String()), remarks: Type.Optional(Type.Array(Because)), opening: nullable(Type.Record(Type.String(), Type.Number())),
});
export type PlayedScenarioView = Static<typeof PlayedScenario>;

const row = {
  id: uuid, name: Type.String(), brand_ids: Type.Array(uuid), from: day, days: Type.Integer(), state: Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: Type.Object({ done: Type.Integer(), of: Type.Integer() }), problem: nullable(Type.Object({ code: Type.String(), message: Type.String() })), baseline: Type.Boolean(),
  made_at: moment, made_by: nullable(Type.String()), ended_at: nullable(moment),
  /** of the first plan; null before it is played */
  service_level: nullable(Type.Number()), plans: Type.Integer(),
};
export const RehearsalRow = Type.Object(row);
export type RehearsalRowView = Static<typeof RehearsalRow>;
export const RehearsalAnswer = Type.Object({
  ...row, asked: RehearsalAsked, time_zone: Type.String(), step_seconds: Type.Integer(), currency: Type.String(),
  /** whether waiting has a cost here, and an hour of people */
  has_delay_cost: Type.Boolean(), has_labour_cost: Type.Boolean(),
  /** of the answers of a channel, in how many seconds */
  promises: Type.Record(Type.String(), Type.Object({ share: Type.Number(), seconds: Type.Number() })),
  assumptions: Type.Array(Assumption), scenarios: Type.Array(PlayedScenario),
});
export type RehearsalAnswerView = Static<typeof RehearsalAnswer>;

export const Baseline = Type.Object({ baseline: Type.Boolean() });
const Beside = { rehearsed: Type.Number(), came: Type.Integer(), rehearsed_level: nullable(Type.Number()), level: nullable(Type.Number()), decided: Type.Integer() };
/** What came in the days that were rehearsed, as far as they are over. */
export const Came = Type.Object({
  over_until: moment,
  /** days that are over, of all channels */
  days: Type.Array(Type.Object({ day, ...Beside })),
  channels: Type.Array(Type.Object({ channel: Type.String(), ...Beside })),
});
export type CameView = Static<typeof Came>;
