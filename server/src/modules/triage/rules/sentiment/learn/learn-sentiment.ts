import { detectLanguage } from '../../../../../platform/language/index.ts';
import { sentimentOf, type Sentiment } from '../read-sentiment.ts';
import { macroF1, shiftsFor } from './macro-f1.ts';
import { fitScorer, type Scorer } from './scorer.ts';
import { textFeatures, type TextFeatures } from './text-features.ts';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
  /** ISO 639-1, where it is known. */
  readonly language?: string;
}

/** What was learned: a label for a text; the score is −1..1 where the labels are negative, neutral and positive, else how sure it is. */
interface SentimentModel {
  readonly labels: readonly string[];
  /** Macro-F1 on rows that were held out while the settings were chosen; null when there were too few. */
  readonly expected: number | null;
  predict(text: string, language?: string): Sentiment | { readonly score: number; readonly label: string };
}

interface Row {
  readonly features: TextFeatures;
  readonly language: string;
}

const COSTS = [0.1, 0.25];
const FOLDS = 3;
/** A language with fewer rows is learned with the others only. */
const LEAST_ROWS = 400;
/** What all languages together say beside a language's own rows. */
const TOGETHER = 0.5;
const LEAST_TO_TUNE = 90;

/** Learns labels from texts: per language where there are rows enough, all together beside it; settings by cross-validation for macro-F1. Throws RangeError without rows or with one label. */
export function learnSentiment(given: readonly LabelledText[]): SentimentModel {
  const labels = [...new Set(given.map((row) => row.label))].sort();
  if (labels.length < 2) throw new RangeError('learning needs texts with at least two different labels');
  const rows = given.map((row) => rowOf(row.text, row.language));
  const names = given.map((row) => row.label);
  const { cost, shifts, expected } = given.length < LEAST_TO_TUNE ? { cost: COSTS[1] ?? 0.25, shifts: labels.map(() => 0), expected: null } : tuned(rows, names, labels);
  const score = fitAll(rows, names, labels, cost);
  return {
    labels,
    expected,
    predict: (text, language) => {
      const scores = score(rowOf(text, language)).map((value, at) => value + (shifts[at] ?? 0));
      return answer(labels, scores);
    },
  };
}

function rowOf(text: string, language: string | undefined): Row {
  const known = language ?? detectLanguage(text).language;
  return { features: textFeatures(text, known), language: known };
}

/** The cost and shifts with which rows that were not learned come out best. */
function tuned(rows: readonly Row[], names: readonly string[], labels: readonly string[]): { cost: number; shifts: number[]; expected: number } {
  const folds = foldsOf(names);
  const tried = COSTS.map((cost) => {
    const scores: number[][] = rows.map(() => []);
    for (let fold = 0; fold < FOLDS; fold++) {
      const inside = Array.from(rows.keys()).filter((at) => folds[at] !== fold);
      const score = fitAll(inside.map((at) => rows[at] as Row), inside.map((at) => names[at] as string), labels, cost);
      for (const [at, row] of rows.entries()) if (folds[at] === fold) scores[at] = score(row);
    }
    const shifts = shiftsFor(scores, names, labels);
    return { cost, shifts, expected: macroF1(scores, names, labels, shifts) };
  });
  return tried.sort((a, b) => b.expected - a.expected)[0] as (typeof tried)[number];
}

/** Every fold holds its share of every label, in whatever order the rows come. */
function foldsOf(names: readonly string[]): number[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return nth % FOLDS;
  });
}

function fitAll(rows: readonly Row[], names: readonly string[], labels: readonly string[], cost: number): (row: Row) => number[] {
  const byLanguage = Map.groupBy(rows.keys(), (at) => (rows[at] as Row).language);
  const fit = (places: readonly number[]) => fitScorer(places.map((at) => (rows[at] as Row).features), places.map((at) => names[at] as string), labels, cost);
  const large = [...byLanguage].filter(([, places]) => places.length >= LEAST_ROWS);
  const together = fit([...rows.keys()]);
  if (large.length < 2) return (row) => together(row.features);
  const own = new Map<string, Scorer>(large.map(([language, places]) => [language, fit(places)]));
  return (row) => {
    const all = together(row.features);
    const alone = own.get(row.language)?.(row.features);
    return alone === undefined ? all : alone.map((value, at) => value + TOGETHER * (all[at] ?? 0));
  };
}

/** The best label; for the three feelings a score between −1 and 1 that never contradicts it. */
function answer(labels: readonly string[], scores: readonly number[]): Sentiment | { score: number; label: string } {
  const powers = scores.map((value) => Math.exp(2 * (value - Math.max(...scores))));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const best = scores.indexOf(Math.max(...scores));
  const label = labels[best] ?? '';
  const chance = (name: string) => (powers[labels.indexOf(name)] ?? 0) / total;
  if (!labels.every((name) => ['negative', 'neutral', 'positive'].includes(name))) return { score: Math.round((powers[best] ?? 0) / total * 1000) / 1000, label };
  const score = chance('positive') - chance('negative');
  const fitting = label === 'positive' ? Math.max(0.05, score) : label === 'negative' ? Math.min(-0.05, score) : Math.max(-0.049, Math.min(0.049, score));
  return sentimentOf(fitting);
}
