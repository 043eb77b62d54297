import { evaluate, judge, type Evaluation } from './evaluate.ts';
import { learnModel, type LabelledText, type LearnOptions } from './learn-model.ts';
import type { LearnedModel } from './learned-model.ts';

/** A correction kept by a brand; the latest of the same text holds. */
export interface Correction extends LabelledText {
  /** ISO 8601 UTC */
  readonly correctedAt: string;
}

export interface Promotion {
  readonly promote: boolean;
  readonly because: string;
}

export interface NextModel {
  /** learned from all rows */
  readonly model: LearnedModel;
  /** on rows kept aside, by a copy that had not seen them */
  readonly evaluation: Evaluation;
  /** the model in use, on the same rows */
  readonly current: Evaluation;
  readonly promotion: Promotion;
}

const ASIDE_EVERY = 5;

/**
 * A brand's next model: learned from the sentences every brand starts with and all its corrections, judged against the model
 * in use on every fifth correction, which the judged copy has not seen. Corrections with a label the model in use never
 * learned count against it. Throws when there are fewer than two labels.
 */
export function learnMore(current: LearnedModel, base: readonly LabelledText[], corrections: readonly Correction[], options: LearnOptions): NextModel {
  const latest = [...new Map([...corrections].sort((a, b) => (a.correctedAt < b.correctedAt ? -1 : 1)).map((row) => [row.text.trim().toLowerCase(), row])).values()];
  const aside = latest.filter((_row, index) => index % ASIDE_EVERY === ASIDE_EVERY - 1);
  const taught = latest.filter((_row, index) => index % ASIDE_EVERY !== ASIDE_EVERY - 1);
  const evaluation = evaluate(judge(learnModel([...base, ...taught], options), aside));
  const before = evaluate(judge(current, aside));
  return { model: learnModel([...base, ...latest], options), evaluation, current: before, promotion: decidePromotion(before, evaluation) };
}

/** Fewer judged texts say nothing. */
const LEAST_TEXTS = 20;
/** A label with so many judged texts must not lose more than this share of its F1. */
const WATCHED = 5;
const MOST_LOST = 0.1;

/** A new model replaces the one in use only when it is better over all labels and spoils none that matters. */
export function decidePromotion(current: Evaluation, next: Evaluation): Promotion {
  if (next.texts < LEAST_TEXTS) return { promote: false, because: `Only ${next.texts} texts to judge by; ${LEAST_TEXTS} are needed.` };
  if (next.macroF1 <= current.macroF1) return { promote: false, because: `Not better: ${percent(next.macroF1)} against ${percent(current.macroF1)} over all reasons.` };
  const spoilt = current.labels.find((label) => label.texts >= WATCHED && label.f1 - (next.labels.find((other) => other.label === label.label)?.f1 ?? 0) > MOST_LOST);
  if (spoilt !== undefined) return { promote: false, because: `Better over all, but worse at ${spoilt.label}.` };
  return { promote: true, because: `Better: ${percent(next.macroF1)} against ${percent(current.macroF1)} over all reasons.` };
}

function percent(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}
