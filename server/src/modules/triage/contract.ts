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

const share = Type.Number();
const literals = <T extends string>(...values: T[]) => Type.Unsafe<T>({ type: 'string', enum: values });

/** A contact reason by its key, as it is called today; null in its place: none of the reasons. */
export const NamedReason = Type.Object({ key: Type.String(), name: Type.String() });
export type NamedReasonView = Static<typeof NamedReason>;

const Score = Type.Object({
  /** share of conversations with a reason that got it */
  accuracy: share,
  /** the mean over all reasons */
  f1: share,
  /** how far confidence and being right lie apart, on the mean */
  calibration_error: share,
});

export const ModelVersion = Type.Object({
  number: Type.Integer(),
  learned_at: Type.String(),
  because: literals('enough', 'asked'),
  by_name: nullable(Type.String()),
  /** conversations it was taught, and those it was judged by */
  taught: Type.Integer(),
  judged: Type.Integer(),
  /** when the first and the last of them were filed */
  first_at: nullable(Type.String()),
  last_at: nullable(Type.String()),
  promoted: Type.Boolean(),
  in_force: Type.Boolean(),
  /** whether it can be put in force: of old versions only the figures are kept */
  kept: Type.Boolean(),
  score: Score,
  /** of what it was judged against, on the same conversations: a version, or null for the default model */
  against: nullable(Type.Integer()),
  against_score: Score,
  decision: Type.Object({
    because: literals('better', 'too_few', 'not_better', 'spoils', 'overtaken'),
    /** conversations only this version had right, and only the other one */
    gained: Type.Integer(),
    lost: Type.Integer(),
    chance: share,
    spoilt: nullable(NamedReason),
  }),
});
export type ModelVersionView = Static<typeof ModelVersion>;

export const BrandModel = Type.Object({
  /** conversations filed by people that can be learned from */
  filed: Type.Integer(),
  /** so many before there can be a first version */
  needed: Type.Integer(),
  /** so many more until the next version is learned unasked */
  until_next: Type.Integer(),
  learning: nullable(Type.Object({
    state: literals('waiting', 'running', 'done', 'failed'),
    /** waiting because enough was filed, it begins up to six hours later */
    because: literals('enough', 'asked'),
    share,
    asked_at: Type.String(),
    finished_at: nullable(Type.String()),
    message: nullable(Type.String()),
  })),
  /** null: the default model */
  in_force: nullable(Type.Integer()),
  since: nullable(Type.String()),
  /** why the version in force cannot be used, and the default model reads in its place */
  notice: nullable(Type.String()),
  /** newest first */
  versions: Type.Array(ModelVersion),
});
export type BrandModelView = Static<typeof BrandModel>;

/** How one version did on the conversations it had not seen. */
export const ModelFigures = Type.Object({
  number: Type.Integer(),
  reasons: Type.Array(Type.Object({
    reason: NamedReason, taught: Type.Integer(), judged: Type.Integer(), precision: share, recall: share, f1: share,
    /** of what it was judged against */
    against_f1: share,
  })),
  /** most first */
  confusions: Type.Array(Type.Object({ truth: nullable(NamedReason), said: nullable(NamedReason), conversations: Type.Integer() })),
  /** by tenth of confidence */
  reliability: Type.Array(Type.Object({ conversations: Type.Integer(), confidence: share, accuracy: share })),
  /** surest first; subject null where the reader may not read conversations */
  mistakes: Type.Array(Type.Object({ conversation_id: Type.String(), conversation_number: Type.Integer(), subject: nullable(Type.String()), truth: nullable(NamedReason), said: nullable(NamedReason), confidence: share })),
});
export type ModelFiguresView = Static<typeof ModelFigures>;

const DRIFTS = ['out_of_scope', 'confidence', 'accuracy', 'reasons'] as const;

/** What was read and how well, week by week, and what moved. */
export const Drift = Type.Object({
  weeks: Type.Array(Type.Object({
    /** the first of its seven days */
    from: Type.String(),
    read: Type.Integer(),
    out_of_scope: share,
    confidence: share,
    /** conversations people filed after they were read, and how many under what had been read */
    judged: Type.Integer(),
    right: Type.Integer(),
  })),
  /** the last seven days against the four weeks before */
  moved: Type.Array(Type.Object({ what: literals(...DRIFTS), before: share, now: share, reason: nullable(NamedReason) })),
  /** shares of reasons, the ones that changed most first */
  reasons: Type.Array(Type.Object({ reason: NamedReason, before: share, now: share })),
});
export type DriftView = Static<typeof Drift>;

export const VersionChoice = Type.Object({ number: nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })) });
