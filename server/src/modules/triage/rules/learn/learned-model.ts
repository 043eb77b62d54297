import { ensembleChances, type Member } from './ensemble.ts';

/** What was learned from a label set. */
export interface LearnedModel {
  readonly labels: readonly string[];
  readonly members: readonly Member[];
  /** whether the members' last output means “none of the labels” */
  readonly knowsNone: boolean;
  /** power the chances are raised to, so that they say how often they are right */
  readonly sharpness: number;
  /** a best chance below this belongs to none of the labels */
  readonly leastChance: number;
  /** where texts have several labels: each with at least this chance holds; null where they have one */
  readonly leastOfMany: number | null;
}

/** Chances of every label, and last of none when the model knows it; they sum to 1. */
export function learnedChances(model: LearnedModel, text: string): Float64Array {
  return sharpen(ensembleChances(model.members, text), model.sharpness);
}

/** Raises chances to a power and scales them to 1 again. */
export function sharpen(chances: Float64Array, sharpness: number): Float64Array {
  const raised = chances.map((chance) => chance ** sharpness);
  const sum = raised.reduce((all, chance) => all + chance, 0);
  return sum === 0 ? raised : raised.map((chance) => chance / sum);
}

/** Turning a customer away wrongly is worse than asking an agent to correct: none has to be this much likelier. */
const BENEFIT_OF_DOUBT = 0.6;

/** A text belongs to none of the labels when the best is unlikely, or clearly less likely than none. */
export function isOutOfScope(best: number, none: number, leastChance: number): boolean {
  return best < leastChance || best < BENEFIT_OF_DOUBT * none;
}
