import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

const Guess = Type.Object({
  /** null where the brand's tree has no such contact reason (any more) */
  reason_id: nullable(Type.String()),
  key: Type.String(),
  name: Type.String(),
  /** 0..1 */
  confidence: Type.Number(),
});

/** What the newest message of a conversation was read as. */
export const Reading = Type.Object({
  message_id: Type.String(),
  at: Type.String(),
  guess: Guess,
  alternatives: Type.Array(Guess),
  /** belongs to no contact reason: a person looks at it */
  out_of_scope: Type.Boolean(),
  /** the words the guess rests on and how much of its chance each carries; negative ones speak against it */
  words: Type.Array(Type.Object({ word: Type.String(), weight: Type.Number() })),
  intents: Type.Array(Type.String()),
  language: Type.String(),
  /** −1..1 */
  sentiment: Type.Number(),
  sentiment_label: Type.Union([Type.Literal('negative'), Type.Literal('neutral'), Type.Literal('positive')]),
  /** 0..1: up to 0.2 it can wait, from 0.5 it is for today, from 0.8 for now */
  urgency: Type.Number(),
  urgency_because: Type.Array(Type.String()),
  entities: Type.Array(Type.Object({ type: Type.String(), start: Type.Integer(), end: Type.Integer(), text: Type.String(), value: Type.String() })),
  /** why nothing could be said of the reason, or why the default model read in place of the brand's own */
  notice: nullable(Type.String()),
  /** the version of the brand's own model that read it; null: the default model */
  model_version: nullable(Type.Integer()),
});
export type ReadingView = Static<typeof Reading>;

export const TriageAnswer = Type.Object({ reading: nullable(Reading) });
export type TriageAnswerView = Static<typeof TriageAnswer>;

export const TriageSettings = Type.Object({
  /** whether conversations without a contact reason are filed by what is read */
  files: Type.Boolean(),
  from_confidence: Type.Number({ minimum: 0.3, maximum: 1 }),
});
export type TriageSettingsView = Static<typeof TriageSettings>;

/** How often the first guess was what people filed, over the last 90 days. */
export const TriageAccuracy = Type.Object({
  judged: Type.Integer(),
  right: Type.Integer(),
  data: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), filed: Type.Integer(), said: Type.Integer(), right: Type.Integer() })),
});
export type TriageAccuracyView = Static<typeof TriageAccuracy>;
