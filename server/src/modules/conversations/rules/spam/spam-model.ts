import type { SpamSample } from './sample.ts';
import { HASH_BITS, spamFeatures } from './spam-features.ts';

/**
 * A hashed logistic regression: one weight a feature, and the sums of squared gradients that let each weight learn at
 * its own pace (AdaGrad, Duchi et al. 2011), so that single rescues can be learned years later.
 */
export interface SpamModel {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  bias: number;
  /** From this probability on a message is junk. */
  threshold: number;
  /** Examples seen, spam and not. */
  seenSpam: number;
  seenHam: number;
}

export interface SpamExample {
  readonly sample: SpamSample;
  readonly spam: boolean;
}

const USUAL_THRESHOLD = 0.9;
const RATE = 0.5;
const DECAY = 1e-6;
const EPOCHS = 12;
const RESCUE_STEPS = 8;

export function emptySpamModel(): SpamModel {
  const size = 1 << HASH_BITS;
  return { weights: new Float32Array(size), squares: new Float32Array(size), bias: 0, threshold: USUAL_THRESHOLD, seenSpam: 0, seenHam: 0 };
}

/** Learns from examples in a fixed pseudo-random order (same examples, same model). */
export function learn(examples: readonly SpamExample[], seed = 1): SpamModel {
  const model = emptySpamModel();
  const prepared = examples.map((example) => ({ features: spamFeatures(example.sample), target: example.spam ? 1 : 0 }));
  for (const one of prepared) count(model, one.target === 1);
  const order = prepared.map((_, index) => index);
  const random = generator(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const one = prepared[index];
      if (one !== undefined) step(model, one.features, one.target);
    }
  }
  return model;
}

/** Learns one judgement (a rescue, or a mail marked as junk) until the model agrees or it has had its share of steps. */
export function learnOne(model: SpamModel, sample: SpamSample, spam: boolean): void {
  const features = spamFeatures(sample);
  count(model, spam);
  for (let round = 0; round < RESCUE_STEPS; round++) {
    const probability = probabilityOf(model, features);
    if (spam ? probability > 0.9 : probability < 0.1) return;
    step(model, features, spam ? 1 : 0);
  }
}

/** The probability that a sample is spam, 0..1; 0.5 for a model that has learned nothing. `found` are its facts, where they are known already. */
export function score(model: SpamModel, sample: SpamSample, found?: readonly string[]): number {
  return probabilityOf(model, spamFeatures(sample, found));
}

function probabilityOf(model: SpamModel, features: Uint32Array): number {
  let sum = model.bias;
  const scale = scaleOf(features);
  for (const feature of features) sum += (model.weights[feature] ?? 0) * scale;
  return 1 / (1 + Math.exp(-sum));
}

/** Long mails have many features: each speaks more softly. */
function scaleOf(features: Uint32Array): number {
  return features.length === 0 ? 0 : 2 / Math.sqrt(features.length);
}

function step(model: SpamModel, features: Uint32Array, target: number): void {
  const error = probabilityOf(model, features) - target;
  const scale = scaleOf(features);
  const { weights, squares } = model;
  for (const feature of features) {
    const weight = weights[feature] ?? 0;
    const gradient = error * scale + DECAY * weight;
    const square = (squares[feature] ?? 0) + gradient * gradient;
    squares[feature] = square;
    weights[feature] = weight - (RATE * gradient) / (Math.sqrt(square) + 1e-4);
  }
  model.bias -= 0.01 * error;
}

function count(model: SpamModel, spam: boolean): void {
  if (spam) model.seenSpam++;
  else model.seenHam++;
}

/**
 * The lowest threshold at which at most `share` of the wanted samples would be taken for spam. `scores` are those of
 * samples the model has not learned.
 */
export function thresholdFor(wantedScores: readonly number[], share: number): number {
  const sorted = [...wantedScores].sort((a, b) => b - a);
  const allowed = Math.floor(sorted.length * share);
  return Math.min(0.9999, (sorted[allowed] ?? 0.5) + 1e-6);
}

/** Mulberry32: small, seeded, good enough to shuffle. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
}
