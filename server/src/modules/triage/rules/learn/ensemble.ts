import type { FeatureOptions, View } from './features.ts';
import { learnMachine, machineScores, type LinearMachine } from './linear-machine.ts';
import { learnNetwork, networkScores, type Network } from './network.ts';
import { learnVocabulary, vectorOf, type Vocabulary } from './vocabulary.ts';

/** One look at a text and what was learned from it. */
export interface Member {
  readonly vocabulary: Vocabulary;
  /** learned alike from different starts */
  readonly networks: readonly Network[];
  /** small sets have one: a few hundred rows are told apart better by machines than by networks */
  readonly machine: LinearMachine | null;
}

export interface Look {
  readonly features: FeatureOptions;
  /** in how many texts a feature must occur to be learned */
  readonly least: Readonly<Record<View, number>>;
  /** of more features than this only those that most texts have are learned */
  readonly most?: number;
  /** what a single person writes is never learned, however small the set: it might be their name */
  readonly sharedOnly?: boolean;
  /** networks learned; small sets learn a linear machine beside them, which weighs as much as they do */
  readonly copies: number;
}

const NEVER = Infinity;
/** Rows; below it rare words are kept and machines help. */
const SMALL_SET = 1500;

/**
 * Three looks whose errors differ: words and letters together, words with pairs that stand apart, letters alone. Alone they
 * are right less often than together (0.902, 0.879, 0.895; together 0.908 of held-out messages of 77 reasons).
 */
export const THREE_LOOKS: readonly Look[] = [
  { features: { words: 2, letters: [2, 5], apart: 0 }, least: { words: 2, letters: 2 }, copies: 2 },
  { features: { words: 2, letters: [1, 0], apart: 4 }, least: { words: 1, letters: NEVER }, copies: 2 },
  { features: { words: 1, letters: [2, 6], apart: 0 }, least: { words: NEVER, letters: 2 }, copies: 2 },
];

/** One look, only what occurs several times: a model of tens of thousands of sentences in a file of two megabytes. */
export const COMPACT_LOOK: readonly Look[] = [{ features: { words: 2, letters: [2, 5], apart: 0 }, least: { words: 3, letters: 6 }, copies: 1 }];

export interface EnsembleOptions {
  readonly seed: number;
  readonly hidden: number;
  /** how often the rows are gone through */
  readonly rounds: number;
  readonly looks: readonly Look[];
  /** one network a look, whatever the look says: for copies that are only tried */
  readonly single: boolean;
  /** whose words each text is, where that is known */
  readonly owners?: readonly string[];
}

/** Rounds that a set of this size needs: small sets are gone through more often, large ones cost time. */
export function roundsFor(rows: number): number {
  return Math.round(Math.min(40, Math.max(10, 140_000 / Math.max(1, rows))));
}

/** Learns every look. `truth[row]` is the share of each label that the row should get. */
export function learnEnsemble(texts: readonly string[], truth: readonly (readonly number[])[], labels: number, options: EnsembleOptions): Member[] {
  const small = texts.length < SMALL_SET;
  return options.looks.map((look, index) => {
    const least = small && look.least.words !== NEVER && look.sharedOnly !== true ? { ...look.least, words: 1 } : look.least;
    const vocabulary = learnVocabulary(texts, least, look.features, look.most, look.sharedOnly === true ? options.owners : undefined);
    const rows = texts.map((text) => vectorOf(vocabulary, text));
    const copies = options.single ? 1 : look.copies;
    const networks = Array.from({ length: copies }, (_, copy) => learnNetwork(rows, vocabulary.ids.size, labels, truth, { hidden: options.hidden, rounds: options.rounds, rate: 0.08, featureDrop: 0.5, unitDrop: 0.2, smoothing: 0.1, seed: options.seed + index + 100 * copy }));
    const machine = small ? learnMachine(rows, vocabulary.ids.size, labels, (row, label) => (truth[row]?.[label] ?? 0) > 0, { cost: 1, rounds: 30, seed: options.seed }) : null;
    return { vocabulary, networks, machine };
  });
}

/** Scores of a linear machine are distances from its border; this many times such a distance is about a log-odds. */
const STEEPNESS = 4;

/** The mean over all members of each label's probability, not calibrated yet. */
export function ensembleChances(members: readonly Member[], text: string): Float64Array {
  const sum = new Float64Array(members[0]?.networks[0]?.labels ?? 0);
  let voices = 0;
  for (const { vocabulary, networks, machine } of members) {
    const vector = vectorOf(vocabulary, text);
    for (const network of networks) add(sum, networkScores(network, vector), 1, 1 / networks.length);
    voices++;
    if (machine === null) continue;
    add(sum, machineScores(machine, vector), STEEPNESS, 1);
    voices++;
  }
  return sum.map((chance) => chance / voices);
}

/** Adds the softmax of `steepness · scores`, times `weight`. */
function add(sum: Float64Array, scores: Float64Array, steepness: number, weight: number): void {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const chances = scores.map((score) => Math.exp(steepness * (score - highest)));
  const total = chances.reduce((all, chance) => all + chance, 0);
  for (let label = 0; label < sum.length; label++) sum[label] = (sum[label] as number) + (weight * (chances[label] as number)) / total;
}
