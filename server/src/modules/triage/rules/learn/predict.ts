import { isOutOfScope, learnedChances, type LearnedModel } from './learned-model.ts';
import { mixedChances, type MixedModel } from './mixed-model.ts';

/** What answers: a model learned from one set of texts, or two of them together. */
export type Model = LearnedModel | MixedModel;

export interface Guess {
  readonly label: string;
  /** 0..1 */
  readonly chance: number;
}

interface Prediction {
  /** likeliest first; their chances sum to at most 1 */
  readonly guesses: readonly Guess[];
  readonly outOfScope: boolean;
  /** labels that hold together, if the text belongs to any; the likeliest alone where a text has one */
  readonly labels: readonly string[];
}

/** Chances of every label, and last of none when the model knows it; they sum to 1. */
export function chancesOf(model: Model, text: string): Float64Array {
  return 'own' in model ? mixedChances(model, text) : learnedChances(model, text);
}

/** The labels of a text, likeliest first, and whether it belongs to none of them. */
export function predict(model: Model, text: string): Prediction {
  const chances = chancesOf(model, text);
  const guesses = model.labels.map((label, index) => ({ label, chance: chances[index] ?? 0 })).sort((a, b) => b.chance - a.chance);
  const best = guesses[0]?.chance ?? 0;
  const outOfScope = isOutOfScope(best, model.knowsNone ? (chances[model.labels.length] ?? 0) : 0, model.leastChance);
  const { leastOfMany } = model;
  const labels = leastOfMany === null ? guesses.slice(0, 1) : guesses.filter((guess) => guess.chance >= leastOfMany);
  return { guesses, outOfScope, labels: labels.map((guess) => guess.label) };
}
