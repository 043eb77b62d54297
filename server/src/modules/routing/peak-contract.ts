import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const text = Type.String();
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
  auto_answer: nullable(Type.Object({ macro_id: id, reasons: Type.Array(reasonKey, { minItems: 1, maxItems: 100 }) })),
});
export type PeakEffectsShape = Static<typeof PeakEffects>;

export const PeakPlan = Type.Object({
  /** proposed when so many times as much comes in as at the same hour of the last four weeks; null: never for that */
  volume_times: nullable(Type.Number({ minimum: 1.2, maximum: 50 })),
  /** below so many there is no peak, however quiet it was before */
  volume_at_least: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** proposed when so many wait; null: never for that */
  backlog: nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
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
export const PeakFigures = Type.Object({ from: text, to: text, came: Type.Integer(), answered: Type.Integer(), mean_wait_seconds: nullable(Type.Integer()), missed: Type.Integer(), waiting: Type.Integer({ description: 'at its end' }) });
export type PeakFiguresShape = Static<typeof PeakFigures>;

export const PeakShape = Type.Object({
  id: text,
  brand_id: text,
  state: Type.Union([Type.Literal('proposed'), Type.Literal('active'), Type.Literal('ended'), Type.Literal('refused')]),
  because: text,
  evidence: Type.Record(text, nullable(Type.Number())),
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
