import { drawer } from './draw.ts';
import type { SparseVector } from './vocabulary.ts';

/** Sparse input, one hidden layer of rectified units, one output per label. */
export interface Network {
  readonly labels: number;
  readonly hidden: number;
  /** by feature: `input[id * hidden + unit]` */
  readonly input: Float32Array;
  readonly inputBias: Float32Array;
  /** by label: `output[label * hidden + unit]` */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

interface NetworkOptions {
  readonly hidden: number;
  readonly rounds: number;
  readonly rate: number;
  /** share of a row's features hidden from the network in a round */
  readonly featureDrop: number;
  /** share of units switched off in a round */
  readonly unitDrop: number;
  /** share of the truth spread over all labels */
  readonly smoothing: number;
  readonly seed: number;
}

/**
 * Learns by stochastic gradient descent with one learning rate per feature line and per unit line (Adagrad kept by lines: one
 * root a line instead of one a weight), falling linearly to zero; features and units are dropped at random (Srivastava 2014).
 * `truth[row]` is the distribution over labels that the row should get.
 */
export function learnNetwork(rows: readonly SparseVector[], features: number, labels: number, truth: readonly (readonly number[])[], options: NetworkOptions): Network {
  const { hidden, seed } = options;
  const random = drawer(seed);
  const network: Network = { labels, hidden, input: drawn(features * hidden, Math.sqrt(2 / hidden), random.next), inputBias: new Float32Array(hidden), output: drawn(labels * hidden, Math.sqrt(1 / hidden), random.next), outputBias: new Float32Array(labels) };
  const pace: Pace = { features: new Float32Array(features).fill(1e-4), labels: new Float32Array(labels).fill(1e-2), units: 1e-2 };
  const order = Int32Array.from(rows.keys());
  const steps = options.rounds * rows.length;
  let step = 0;
  const work = scratch(hidden, labels, rows.reduce((most, row) => Math.max(most, row.ids.length), 0));
  for (let round = 0; round < options.rounds; round++) {
    random.shuffle(order);
    for (const index of order) {
      const row = rows[index];
      const wanted = truth[index];
      const rate = options.rate * (1 - step++ / steps);
      if (row !== undefined && wanted !== undefined) learnRow(network, pace, work, row, wanted, rate, options, random.next);
    }
  }
  return network;
}

interface Pace {
  readonly features: Float32Array;
  readonly labels: Float32Array;
  units: number;
}

interface Scratch {
  readonly ids: Int32Array;
  readonly values: Float64Array;
  readonly units: Float64Array;
  readonly back: Float64Array;
  readonly scores: Float64Array;
}

function scratch(hidden: number, labels: number, longest: number): Scratch {
  return { ids: new Int32Array(longest), values: new Float64Array(longest), units: new Float64Array(hidden), back: new Float64Array(hidden), scores: new Float64Array(labels) };
}

function drawn(length: number, spread: number, next: () => number): Float32Array {
  const values = new Float32Array(length);
  for (let at = 0; at < length; at++) values[at] = (next() * 2 - 1) * spread;
  return values;
}

function learnRow(network: Network, pace: Pace, work: Scratch, row: SparseVector, wanted: readonly number[], rate: number, options: NetworkOptions, next: () => number): void {
  const { labels, hidden, input, inputBias, output, outputBias } = network;
  const { ids, values, units, back, scores } = work;
  const kept = drop(work, row, options.featureDrop, next);
  units.set(inputBias);
  for (let k = 0; k < kept; k++) {
    const from = (ids[k] as number) * hidden;
    const value = values[k] as number;
    for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] as number) + (input[from + unit] as number) * value;
  }
  const scale = 1 / (1 - options.unitDrop);
  for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] as number) <= 0 || next() < options.unitDrop ? 0 : (units[unit] as number) * scale;
  forward(network, units, scores);
  softmax(scores);
  back.fill(0);
  const even = options.smoothing / labels;
  let unitSquare = 1e-12;
  for (let unit = 0; unit < hidden; unit++) unitSquare += (units[unit] as number) ** 2;
  for (let label = 0; label < labels; label++) {
    const error = (scores[label] as number) - ((1 - options.smoothing) * (wanted[label] ?? 0) + even);
    if (Math.abs(error) < 1e-4) continue;
    const line = label * hidden;
    pace.labels[label] = (pace.labels[label] as number) + (error * error * unitSquare) / hidden;
    const pull = (rate * error) / Math.sqrt(pace.labels[label] as number);
    for (let unit = 0; unit < hidden; unit++) {
      back[unit] = (back[unit] as number) + error * (output[line + unit] as number);
      output[line + unit] = (output[line + unit] as number) - pull * (units[unit] as number);
    }
    outputBias[label] = (outputBias[label] as number) - pull * 0.1;
  }
  let square = 0;
  for (let unit = 0; unit < hidden; unit++) {
    back[unit] = (units[unit] as number) === 0 ? 0 : (back[unit] as number) * scale;
    square += (back[unit] as number) ** 2;
  }
  square /= hidden;
  if (square < 1e-14) return;
  pace.units += square;
  const biasPull = rate / Math.sqrt(pace.units);
  for (let unit = 0; unit < hidden; unit++) inputBias[unit] = (inputBias[unit] as number) - biasPull * (back[unit] as number);
  for (let k = 0; k < kept; k++) {
    const id = ids[k] as number;
    const value = values[k] as number;
    pace.features[id] = (pace.features[id] as number) + square * value * value;
    const pull = (rate * value) / Math.sqrt(pace.features[id] as number);
    const from = id * hidden;
    for (let unit = 0; unit < hidden; unit++) input[from + unit] = (input[from + unit] as number) - pull * (back[unit] as number);
  }
}

/** Copies a row's features into the scratch space, leaving a share of them out and making up for it. Returns how many are left. */
function drop(work: Scratch, row: SparseVector, share: number, next: () => number): number {
  const { ids, values } = work;
  const scale = 1 / Math.sqrt(1 - share);
  let kept = 0;
  for (let k = 0; k < row.ids.length; k++) {
    if (next() < share) continue;
    ids[kept] = row.ids[k] as number;
    values[kept++] = (row.values[k] as number) * scale;
  }
  return kept;
}

function forward(network: Network, units: Float64Array, scores: Float64Array): void {
  const { labels, hidden, output, outputBias } = network;
  for (let label = 0; label < labels; label++) {
    let score = outputBias[label] as number;
    const line = label * hidden;
    for (let unit = 0; unit < hidden; unit++) score += (output[line + unit] as number) * (units[unit] as number);
    scores[label] = score;
  }
}

function softmax(scores: Float64Array): void {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    scores[label] = Math.exp((scores[label] as number) - highest);
    sum += scores[label] as number;
  }
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] as number) / sum;
}

/** The score (log-odds up to a constant) of every label for a vector. */
export function networkScores(network: Network, vector: SparseVector): Float64Array {
  const { hidden, input, inputBias, labels } = network;
  const units = Float64Array.from(inputBias);
  for (let k = 0; k < vector.ids.length; k++) {
    const from = (vector.ids[k] as number) * hidden;
    const value = vector.values[k] as number;
    for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] as number) + (input[from + unit] as number) * value;
  }
  for (let unit = 0; unit < hidden; unit++) units[unit] = Math.max(0, units[unit] as number);
  const scores = new Float64Array(labels);
  forward(network, units, scores);
  return scores;
}
