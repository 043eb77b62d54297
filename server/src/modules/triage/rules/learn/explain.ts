import { wordsOf, foldText } from './fold-text.ts';
import { chancesOf, type Model } from './predict.ts';

/** A word of the text and how much of the label's chance it carries (negative: it speaks against). */
interface Contribution {
  readonly word: string;
  readonly weight: number;
}

const MOST_WORDS = 40;
/** Longer is no word anybody wrote, and dear to leave out so often. */
const LONGEST_WORD = 40;

/** The words a prediction rests on: for each, the chance of the label with it less the chance without it; most first. */
export function explain(model: Model, text: string, label: string, count = 5): Contribution[] {
  const index = model.labels.indexOf(label);
  const words = wordsOf(foldText(text)).filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  const whole = chancesOf(model, words.join(' '))[index] ?? 0;
  return [...new Set(words)]
    .map((word) => ({ word, weight: whole - (chancesOf(model, words.filter((other) => other !== word).join(' '))[index] ?? 0) }))
    .filter(({ weight }) => Math.abs(weight) >= 0.01)
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, count);
}
