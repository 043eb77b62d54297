import type { FeatureOptions, View } from './features.ts';
import { learnMachine, machineScores, type LinearMachine } from './linear-machine.ts';
import { learnNetwork, networkScores, type Network } from './network.ts';
import { learnVocabulary, vectorOf, type Vocabulary } from './vocabulary.ts';

/** One look at a text and what was learned from it. */
export interface Member {
  readonly vocabulary: Vocabulary;
  readonly network: Network;
  /** the first look has one, in small sets all have: a few hundred rows are told apart better by machines than by networks */
  readonly machine: LinearMachine | null;
}

export interface Look {
  readonly features: FeatureOptions;
  /** in how many texts a feature must occur to be learned */
  readonly least: Readonly<Record<View, number>>;
  /** which sets get a linear machine beside the network */
  readonly machine: 'all sets' | 'small sets' | 'no set';
}

const NEVER = Infinity;
/** Rows; below it rare words are kept and machines help. */
const SMALL_SET = 1500;

/**
 * Three looks whose errors differ: words and letters together, words with pairs that stand apart, letters alone. Alone they
 * are right less often than together (0.902, 0.879, 0.895; together 0.908 of held-out messages of 77 reasons).
 */
export const THREE_LOOKS: readonly Look[] = [
  { features: { words: 2, letters: [2, 5], apart: 0 }, least: { words: 2, letters: 2 }, machine: 'all sets' },
  { features: { words: 2, letters: [1, 0], apart: 4 }, least: { words: 1, letters: NEVER }, machine: 'small sets' },
  { features: { words: 1, letters: [2, 6], apart: 0 }, least: { words: NEVER, letters: 2 }, machine: 'small sets' },
];

/** One look, only what occurs several times, no machine: a model of tens of thousands of sentences in a file of two megabytes. */
export const COMPACT_LOOK: readonly Look[] = [{ features: { words: 2, letters: [2, 5], apart: 0 }, least: { words: 3, letters: 6 }, machine: 'no set' }];

export interface EnsembleOptions {
  readonly seed: number;
  readonly hidden: number;
  /** how often the rows are gone through */
  readonly rounds: number;
  readonly looks: readonly Look[];
}

/** Rounds that a set of this size needs: small sets are gone through more often, large ones cost time. */
export function roundsFor(rows: number): number {
  return Math.round(Math.min(40, Math.max(12, 140_000 / Math.max(1, rows))));
}

/** Learns every look. `truth[row]` is the share of each label that the row should get. */
export function learnEnsemble(texts: readonly string[], truth: readonly (readonly number[])[], labels: number, options: EnsembleOptions): Member[] {
  const small = texts.length < SMALL_SET;
  return options.looks.map((look, index) => {
    const least = small && look.least.words !== NEVER ? { ...look.least, words: 1 } : look.least;
    const vocabulary = learnVocabulary(texts, least, look.features);
    const rows = texts.map((text) => vectorOf(vocabulary, text));
    const network = learnNetwork(rows, vocabulary.ids.size, labels, truth, { hidden: options.hidden, rounds: options.rounds, rate: 0.08, featureDrop: 0.5, unitDrop: 0.2, smoothing: 0.1, seed: options.seed + index });
    const machine = look.machine === 'all sets' || (small && look.machine === 'small sets') ? learnMachine(rows, vocabulary.ids.size, labels, (row, label) => (truth[row]?.[label] ?? 0) > 0, { cost: small ? 1 : 0.5, rounds: 30, seed: options.seed }) : null;
    return { vocabulary, network, machine };
  });
}

/** Scores of a linear machine are distances from its border; this many times such a distance is about a log-odds. */
const STEEPNESS = 4;

/** The mean over all members of each label's probability, not calibrated yet. */
export function ensembleChances(members: readonly Member[], text: string): Float64Array {
  const sum = new Float64Array(members[0]?.network.labels ?? 0);
  let voices = 0;
  for (const { vocabulary, network, machine } of members) {
    const vector = vectorOf(vocabulary, text);
    add(sum, networkScores(network, vector), 1);
    voices++;
    if (machine === null) continue;
    add(sum, machineScores(machine, vector), STEEPNESS);
    voices++;
  }
  return sum.map((chance) => chance / voices);
}

/** Adds the softmax of `steepness · scores`. */
function add(sum: Float64Array, scores: Float64Array, steepness: number): void {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const chances = scores.map((score) => Math.exp(steepness * (score - highest)));
  const total = chances.reduce((all, chance) => all + chance, 0);
  for (let label = 0; label < sum.length; label++) sum[label] = (sum[label] as number) + (chances[label] as number) / total;
}
