import { Type, type Static } from 'typebox';
import { CalendarChange } from '../calendars/contract.ts';
import { Condition } from '../sla/contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const text = Type.String();
const level = Type.Integer({ minimum: 1, maximum: 5 });
const seconds = Type.Integer({ minimum: 0, maximum: 30 * 86_400 });
const channelName = Type.String({ pattern: '^(\\*|[a-z][a-z_]{0,30})$' });
const skillName = Type.String({ minLength: 1, maxLength: 60 });
const perChannel = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Record(channelName, shape);

export const AgentStateName = Type.Union([Type.Literal('available'), Type.Literal('busy'), Type.Literal('break'), Type.Literal('training'), Type.Literal('offline')]);
/** The names of before are still understood: `online` is available, `away` is a break. */
export const StateSaid = Type.Object({ state: Type.Union([AgentStateName, Type.Literal('online'), Type.Literal('away')]), note: Type.Optional(Type.String({ maxLength: 120 })) });
export const PresenceShape = Type.Object({
  person_id: text,
  name: text,
  state: AgentStateName,
  /** what they want a lead to know */
  note: text,
  /** why nobody said it: line_gone, site_out, offers_missed, left_company */
  because: nullable(text),
  since: nullable(text),
});
export type PresenceView = Static<typeof PresenceShape>;

const PoolKind = Type.Union([Type.Literal('dedicated'), Type.Literal('shared'), Type.Literal('partner'), Type.Literal('in_house')]);
const PoolMode = Type.Union([Type.Literal('pick'), Type.Literal('offered')]);
const poolFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  kind: PoolKind,
  mode: PoolMode,
  brand_ids: Type.Array(id, { minItems: 1, maxItems: 500 }),
  person_ids: Type.Array(id, { maxItems: 5000 }),
  team_ids: Type.Array(id, { maxItems: 500 }),
  /** who helps when it takes longer than so */
  overflow: Type.Array(Type.Object({ pool_id: id, after_seconds: seconds }), { maxItems: 20 }),
  offer_seconds: Type.Integer({ minimum: 5, maximum: 3600 }),
};
export const PoolShape = Type.Object({ id, ...poolFields, people: Type.Integer({ description: 'how many work in it, through teams too' }) });
export type PoolView = Static<typeof PoolShape>;
export const NewPool = Type.Object({
  name: poolFields.name, kind: poolFields.kind, brand_ids: poolFields.brand_ids, mode: Type.Optional(PoolMode), person_ids: Type.Optional(poolFields.person_ids), team_ids: Type.Optional(poolFields.team_ids),
  overflow: Type.Optional(poolFields.overflow), offer_seconds: Type.Optional(poolFields.offer_seconds),
});
export const PoolChange = Type.Partial(Type.Object(poolFields));
export type PoolInput = Static<typeof NewPool>;

const profileFields = {
  skills: Type.Record(skillName, level),
  languages: Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), level),
  tier: Type.Integer({ minimum: 1, maximum: 9 }),
  in_house: Type.Boolean(),
  /** channel → conversations at once; null: no cap of their own */
  channels: nullable(perChannel(Type.Integer({ minimum: 0, maximum: 1000 }))),
  /** units at once; null: as everybody */
  capacity: nullable(Type.Integer({ minimum: 1, maximum: 100_000 })),
};
export const ProfileChange = Type.Object(profileFields);
export type ProfileInput = Static<typeof ProfileChange>;
export const Profile = Type.Object({ person_id: text, name: text, ...profileFields, pool_ids: Type.Array(text), changed_at: nullable(text) });
export type ProfileView = Static<typeof Profile>;

export const Need = Type.Object({ skill: skillName, level: Type.Optional(level), relax_after_seconds: Type.Optional(seconds) });
/** The first rule whose conditions all hold decides where a conversation waits and who may have it. */
export const ScopeRule = Type.Object({
  id,
  name: Type.String({ minLength: 1, maxLength: 80 }),
  conditions: Type.Array(Condition, { maxItems: 20 }),
  /** null: whoever likes picks it */
  pool_id: nullable(id),
  needs: Type.Array(Need, { maxItems: 10 }),
  tier: Type.Integer({ minimum: 1, maximum: 9 }),
  in_house_only: Type.Boolean(),
  /** only who speaks the customer's language */
  speaks_language: Type.Boolean(),
});
export type ScopeRuleShape = Static<typeof ScopeRule>;
export const ScopeRules = Type.Object({ version: Type.Integer(), saved_at: nullable(text), rules: Type.Array(ScopeRule) });
export type ScopeRulesView = Static<typeof ScopeRules>;
/** `version`: the one that was changed; another one meanwhile is a conflict. */
export const ScopeRulesChange = Type.Object({ version: Type.Integer(), rules: Type.Array(ScopeRule, { maxItems: 200 }) });

const Cost = Type.Object({
  per_hour: Type.Number({ minimum: 0 }), growth_per_hour: Type.Optional(Type.Number({ minimum: 0 })), missed: Type.Optional(Type.Number({ minimum: 0 })),
  handle_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })), abandon_per_hour: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
});
const className = Type.String({ minLength: 1, maxLength: 100 });
export const Terms = Type.Object({
  order: Type.Union([Type.Literal('due'), Type.Literal('cost')]),
  /** units an agent handles at once */
  capacity: Type.Integer({ minimum: 1, maximum: 100_000 }),
  /** channel → units a conversation takes; `*` for all others */
  weights: perChannel(Type.Integer({ minimum: 1, maximum: 100_000 })),
  /** channel → conversations at once, for whoever works in an offered pool and has no figures of their own; `*` for all others */
  channels: perChannel(Type.Integer({ minimum: 0, maximum: 1000 })),
  /** channels that take somebody whole */
  exclusive: Type.Array(channelName, { maxItems: 20 }),
  affinity: Type.Object({ fresh_seconds: seconds, hold_seconds: seconds }),
  /** the deadline of what has none */
  target_seconds: seconds,
  longest_wait_seconds: Type.Record(className, seconds),
  costs: Type.Record(className, Cost),
  /** how many times as much the waiting of a VIP costs */
  vip_weight: Type.Number({ minimum: 1, maximum: 100 }),
  /** how many times as much the waiting of a regular costs who is surely lost; who is half lost counts half as much more */
  leaving_weight: Type.Number({ minimum: 1, maximum: 100 }),
  /** below this sentiment a customer counts as frustrated */
  frustrated_below: Type.Number({ minimum: -1, maximum: 0 }),
  offers_at_once: Type.Integer({ minimum: 1, maximum: 20 }),
  /** who let something pass is asked again after this */
  forget_pass_seconds: seconds,
  /** offers in a row that run out before somebody has a break */
  missed_before_break: Type.Integer({ minimum: 1, maximum: 100 }),
  /** how long somebody may be gone before what waits for us in their hands is given back */
  grace_seconds: seconds,
});
export type TermsShape = Static<typeof Terms>;
export const TermsView = Type.Object({ version: Type.Integer(), terms: Terms });
export const TermsChange = Type.Object({ version: Type.Integer(), terms: Type.Partial(Terms) });

export const OfferShape = Type.Object({
  id: text,
  person_id: text,
  conversation: Type.Object({ id: text, number: Type.Integer(), subject: text, channel: text, brand_id: text, customer: nullable(text), preview: text, due_at: nullable(text), waiting_since: text }),
  pool: Type.Object({ id: text, name: text }),
  familiar: Type.Boolean({ description: 'you answered this customer last' }),
  senior: Type.Boolean({ description: 'the customer is frustrated and meets somebody senior' }),
  offered_at: text,
  expires_at: text,
});
export type OfferView = Static<typeof OfferShape>;

export const PoolBoard = Type.Object({
  pool: nullable(Type.Object({ id: text, name: text, kind: PoolKind, mode: PoolMode })),
  waiting: Type.Integer(),
  offered: Type.Integer(),
  /** due within an hour, and past due */
  at_risk: Type.Integer(),
  overdue: Type.Integer(),
  longest_wait_since: nullable(text),
  /** waiting for less than 15 minutes, 1 hour, 4 hours, 1 day, and longer */
  ages: Type.Array(Type.Integer()),
  /** due within 15 minutes, 1 hour, 4 hours, later, and without a deadline; what is past due is in the first */
  dues: Type.Array(Type.Integer()),
  people: Type.Array(Type.Object({ person_id: text, name: text, state: AgentStateName, since: nullable(text), in_hand: Type.Integer(), free: nullable(Type.Integer({ description: 'conversations of the usual channel that still fit; null without a cap' })) })),
});
export type PoolBoardView = Static<typeof PoolBoard>;
/** Why nobody has a conversation that waits, as facts. */
export const WhyWaiting = Type.Object({
  /** offered: somebody is asked now · unpooled, picked: people pick it themselves · turn: others come first · last_agent: kept for who knows the customer · passed, full, away: everybody who could · missing: nobody can */
  why: Type.Union([Type.Literal('offered'), Type.Literal('unpooled'), Type.Literal('picked'), Type.Literal('turn'), Type.Literal('last_agent'), Type.Literal('passed'), Type.Literal('full'), Type.Literal('away'), Type.Literal('missing')]),
  pool: nullable(Type.Object({ id: text, name: text })),
  /** who is asked, or who knows the customer */
  agent: nullable(Type.Object({ id: text, name: text })),
  /** until when, for an offer and for who knows the customer */
  until: nullable(text),
  /** how many let it pass, are full, or could and are not here */
  people: Type.Integer(),
  /** of those who could, beside the full ones */
  away: Type.Integer(),
  /** what nobody has who has all that is asked before it */
  missing: nullable(Type.Union([Type.Literal('people'), Type.Literal('brand'), Type.Literal('channel'), Type.Literal('in_house'), Type.Literal('tier'), Type.Literal('language'), Type.Literal('skills')])),
  channel: text,
  tier: Type.Integer(),
  language: nullable(text),
  /** what is asked for by now */
  needs: Type.Array(Type.Object({ skill: text, level: Type.Integer() })),
  /** when hours begin for those who could, where it is outside them */
  opens_at: nullable(text),
  /** what changes it by itself next */
  then: nullable(Type.Object({ what: Type.Union([Type.Literal('pool_helps'), Type.Literal('need_relaxed')]), name: text, at: text })),
});
export type WhyWaitingView = Static<typeof WhyWaiting>;

export const WaitingRow = Type.Object({
  conversation: Type.Object({ id: text, number: Type.Integer(), subject: text, channel: text, brand_id: text }),
  waiting_since: text,
  due_at: nullable(text),
  language: nullable(text),
  tier: Type.Integer(),
  frustrated: Type.Boolean(),
  offered_to: nullable(Type.Object({ id: text, name: text, expires_at: text })),
  why: WhyWaiting,
});
export type WaitingRowView = Static<typeof WaitingRow>;

export const Reassign = Type.Object(
  {
    person_id: Type.Optional(nullable(id)),
    /** back to the queue, of this pool; null: where the rules put it */
    pool_id: Type.Optional(nullable(id)),
    /** at least this tier, when it goes back to the queue */
    tier: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    /** a note for whoever has it next; needed between tiers */
    note: Type.Optional(Type.String({ maxLength: 20_000 })),
  },
  { additionalProperties: false },
);
export type ReassignInput = Static<typeof Reassign>;

export const SiteShape = Type.Object({ site_id: text, name: text, calendar: nullable(CalendarChange), works_now: Type.Boolean(), people: Type.Integer(), there: Type.Integer(), out_since: nullable(text), out_because: nullable(text) });
export type SiteView = Static<typeof SiteShape>;
export const SiteHours = Type.Object({ calendar: Type.Optional(nullable(CalendarChange)), out: Type.Optional(Type.Boolean()) });

const reasonKey = Type.String({ minLength: 1, maxLength: 100 });
const times = Type.Number({ minimum: 1, maximum: 20 });

/** What a peak changes while it is in force. */
export const PeakEffects = Type.Object({
  /** what is dearest to leave waiting comes first, instead of the next deadline */
  order_by_cost: Type.Boolean(),
  /** channel → how many times as much at once */
  raise: Type.Record(Type.String({ pattern: '^[a-z][a-z_]{0,30}$' }), Type.Number({ minimum: 1, maximum: 5 })),
  /** contact reasons that can wait, and how many times as long */
  relax: Type.Array(Type.Object({ reasons: Type.Array(reasonKey, { minItems: 1, maxItems: 100 }), times }), { maxItems: 20 }),
  /** shown in the chat on the shop's pages; language → words, `en` for all others */
  banner: Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String({ minLength: 1, maxLength: 300 })),
  /** what is answered by itself: new conversations of these reasons, with this macro */
  auto_answer: nullable(Type.Object({
    macro_id: id,
    reasons: Type.Array(reasonKey, { minItems: 1, maxItems: 100 }),
    /** language of the customer → the macro in that language; `macro_id` for all others */
    in_language: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), id)),
  })),
});
export type PeakEffectsShape = Static<typeof PeakEffects>;

export const PeakPlan = Type.Object({
  /** proposed when so many times as much comes in as at the same hour of the last four weeks; null: never for that */
  volume_times: nullable(Type.Number({ minimum: 1.2, maximum: 50 })),
  /** below so many there is no peak, however quiet it was before */
  volume_at_least: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** proposed when so many wait; null: never for that */
  backlog: nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  /** proposed when somebody declares that a carrier is in trouble */
  carrier_incident: Type.Optional(Type.Boolean()),
  /** whether a second person has to agree before it begins */
  needs_approval: Type.Boolean(),
  /** begins by itself when it is proposed, where nobody has to agree */
  begins_by_itself: Type.Boolean(),
  lasts_seconds: Type.Integer({ minimum: 600, maximum: 14 * 86_400 }),
  /** ends before its time when things are calm again */
  ends_when_calm: Type.Boolean(),
  effects: PeakEffects,
});
export type PeakPlanShape = Static<typeof PeakPlan>;
export const PeakPlanView = Type.Object({ version: Type.Integer(), plan: PeakPlan });
export const PeakPlanChange = PeakPlanView;

/** A stretch of time in figures. */
const PeakFigures = Type.Object({ from: text, to: text, came: Type.Integer(), answered: Type.Integer(), mean_wait_seconds: nullable(Type.Integer()), missed: Type.Integer(), waiting: Type.Integer({ description: 'at its end' }) });
export type PeakFiguresShape = Static<typeof PeakFigures>;

export const PeakShape = Type.Object({
  id: text,
  brand_id: text,
  state: Type.Union([Type.Literal('proposed'), Type.Literal('active'), Type.Literal('ended'), Type.Literal('refused')]),
  because: text,
  evidence: Type.Record(text, nullable(Type.Number())),
  /** the declared carrier incident it was proposed for */
  incident_id: nullable(text),
  effects: PeakEffects,
  proposed_at: text,
  proposed_by: nullable(text),
  /** waits for a second person */
  needs_approval: Type.Boolean(),
  began_at: nullable(text),
  ends_at: nullable(text),
  ended_at: nullable(text),
  ended_because: nullable(text),
  before: nullable(PeakFigures),
  during: nullable(PeakFigures),
  after: nullable(PeakFigures),
});
export type PeakView = Static<typeof PeakShape>;
export const PeakDeclared = Type.Object({ lasts_seconds: Type.Optional(Type.Integer({ minimum: 600, maximum: 14 * 86_400 })) });
