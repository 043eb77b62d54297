import { evaluate, type Evaluation } from '../learn/evaluate.ts';
import { predict, type Model } from '../learn/predict.ts';
import type { Follows } from '../learn/mixed-model.ts';
import type { JudgedTwice } from './decide-promotion.ts';
import { NOBODYS, type FiledText } from './teaching.ts';

/** A conversation aside that a version got wrong; null: none of the reasons. */
export interface Mistake {
  readonly conversationId: string;
  readonly truth: string | null;
  readonly said: string | null;
  /** how sure it was, 0..1 */
  readonly chance: number;
}

export interface Compared {
  readonly next: Evaluation;
  readonly current: Evaluation;
  readonly pairs: readonly JudgedTwice[];
  /** of the next model, surest first */
  readonly mistakes: readonly Mistake[];
}

const MOST_MISTAKES = 100;

/** Asks the next model and the one in use about the same conversations, which neither has seen. */
export function compareModels(next: Model, current: Model, follows: Follows, aside: readonly FiledText[]): Compared {
  const judged = aside.map((row) => ({ row, truth: row.key === NOBODYS ? null : row.key, next: said(next, row.text, follows), current: said(current, row.text, follows) }));
  const mistakes = judged.filter((one) => one.next.said !== one.truth).map((one): Mistake => ({ conversationId: one.row.conversationId, truth: one.truth, said: one.next.said, chance: one.next.chance }));
  return {
    next: evaluate(judged.map(({ truth, next: answer }) => ({ truth, ...answer }))),
    current: evaluate(judged.map(({ truth, current: answer }) => ({ truth, ...answer }))),
    pairs: judged.map((one) => ({ truth: one.truth, next: one.next.said, current: one.current.said })),
    mistakes: mistakes.sort((a, b) => b.chance - a.chance || (a.conversationId < b.conversationId ? -1 : 1)).slice(0, MOST_MISTAKES),
  };
}

/** What a model says, in the words of today's tree: what it learned may have been merged since. */
function said(model: Model, text: string, follows: Follows): { said: string | null; chance: number } {
  const { guesses, outOfScope } = predict(model, text);
  const best = guesses[0];
  const [only, ...others] = best === undefined ? [] : (follows.get(best.label) ?? [best.label]);
  const followed = others.length === 0 && only !== undefined ? only : (best?.label ?? null);
  return { said: outOfScope || followed === NOBODYS ? null : followed, chance: best?.chance ?? 0 };
}

/** Expected calibration error (Naeini 2015): how far, on the mean, confidence and being right lie apart, 0..1. */
export function calibrationError({ reliability }: Pick<Evaluation, 'reliability'>): number {
  const all = reliability.reduce((sum, { texts }) => sum + texts, 0);
  return all === 0 ? 0 : reliability.reduce((sum, { texts, confidence, accuracy }) => sum + (texts / all) * Math.abs(confidence - accuracy), 0);
}
