import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const day = Type.String({ format: 'date' });
const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' });

/** Places whose rules of labour are known; workforce keeps the rules. */
export const RULE_PLACES = ['EU', 'US', 'US-CA', 'PH', 'ZA', 'SV'] as const;

/** ISO weekday → windows by the clock of the site; a window that ends before it begins goes over midnight. */
export const Availability = Type.Partial(Type.Object({ 1: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }), 2: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }), 3: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }), 4: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }), 5: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }), 6: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }), 7: Type.Array(Type.Tuple([clock, clock]), { maxItems: 4 }) }));
export type AvailabilityShape = Static<typeof Availability>;

/** What somebody would rather have; nothing of it is promised. */
export const Wishes = Type.Object({ days_off: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 })), from: Type.Optional(clock), to: Type.Optional(clock) }, { additionalProperties: false });
export type WishesShape = Static<typeof Wishes>;

export const Terms = Type.Object({
  /** null: the site of their team */
  site_id: nullable(uuid),
  /** paid, a week */
  contract_minutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  least_shift_minutes: Type.Integer({ minimum: 60, maximum: 1440 }),
  most_shift_minutes: Type.Integer({ minimum: 60, maximum: 1440 }),
  most_days: Type.Integer({ minimum: 1, maximum: 7 }),
  availability: Availability,
  nights: Type.Boolean(),
  wishes: Wishes,
  hour_cost_minor: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  currency: nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
  starts_on: nullable(day),
  /** the last day */
  ends_on: nullable(day),
  /** null: by the country of the site */
  rules_place: nullable(Type.Enum([...RULE_PLACES])),
});
export type TermsShape = Static<typeof Terms>;

export const PersonTerms = Type.Object({
  person_id: uuid, name: Type.String(),
  /** where they work: said, or by their team; null: nobody said */
  site: nullable(Type.Object({ id: uuid, name: Type.String(), country: Type.String(), time_zone: Type.String() })),
  team_ids: Type.Array(uuid),
  /** null while nothing was agreed: nobody is planned who has no terms */
  terms: nullable(Terms),
});
export type PersonTermsView = Static<typeof PersonTerms>;

export const LEAVE_KINDS = ['holiday', 'sick', 'unpaid', 'training', 'other'] as const;
export const LEAVE_STATES = ['asked', 'granted', 'refused', 'withdrawn'] as const;
/** What the rules said of it: a code, and the figures the answer rests on. */
export const LeaveJudged = Type.Object({ answer: Type.Enum(['granted', 'refused', 'ask']), code: Type.String(), figures: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])) });
export type LeaveJudgedView = Static<typeof LeaveJudged>;
export const Leave = Type.Object({
  id: uuid, person_id: uuid, name: Type.String(),
  /** both belong to it */
  from: day, to: day,
  kind: Type.Enum([...LEAVE_KINDS]), state: Type.Enum([...LEAVE_STATES]),
  reason: Type.String(), because: Type.String(), asked_at: Type.String({ format: 'date-time' }), decided_by: nullable(Type.String()),
  /** null: nobody asked the rules */
  judged: nullable(LeaveJudged),
  /** told no by the rules (or undecided), and put to a person */
  handed_over: Type.Boolean(),
});
export type LeaveView = Static<typeof Leave>;

export const NewLeave = Type.Object({ person_id: uuid, from: day, to: day, kind: Type.Enum([...LEAVE_KINDS]), reason: Type.String({ maxLength: 400 }), state: Type.Enum(['asked', 'granted']) });
export type NewLeaveInput = Static<typeof NewLeave>;
export const LeaveDecision = Type.Object({ state: Type.Enum(['granted', 'refused', 'withdrawn']), because: Type.String({ maxLength: 400 }) });
export type LeaveDecisionInput = Static<typeof LeaveDecision>;
export const LeaveQuery = Type.Object({ from: day, to: day, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })), cursor: Type.Optional(Type.String({ maxLength: 500 })) });
export type LeaveQueryInput = Static<typeof LeaveQuery>;

export const Sheet = Type.Object({ csv: Type.String({ maxLength: 900_000 }) });
export const SheetRead = Type.Object({ kept: Type.Integer(), problems: Type.Array(Type.Object({ line: Type.Integer(), message: Type.String() })) });
export type SheetReadView = Static<typeof SheetRead>;
