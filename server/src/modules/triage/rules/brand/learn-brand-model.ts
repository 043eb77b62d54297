import { fitLeastChance, fitSharpness, type Trial } from '../learn/calibrate.ts';
import type { Look } from '../learn/ensemble.ts';
import { learnTried, type LabelledText, type RowTrial } from '../learn/learn-model.ts';
import { learnedChances, sharpen, type LearnedModel } from '../learn/learned-model.ts';
import { drawer } from '../learn/draw.ts';
import { ELSEWHERE, mixModels, poolChances, type Follows, type MixedModel } from '../learn/mixed-model.ts';
import { NOBODYS, type FiledText } from './teaching.ts';

/**
 * One look at words and letters, and only what several customers have in common: nothing of the model can be traced to one
 * of them. Six thousand rows or two hundred, it stays under two megabytes.
 */
const BRAND_LOOK: readonly Look[] = [{ features: { words: 2, letters: [2, 5], apart: 0 }, least: { words: 2, letters: 3 }, most: 12_000, sharedOnly: true, copies: 2 }];
const HIDDEN = 32;
const SEED = 5;
/** With fewer examples of “none of these” the threshold is not theirs to set. */
const LEAST_STRANGERS = 5;
const WEIGHTS = Array.from({ length: 19 }, (_, step) => (step + 1) / 20);

/** So many sentences show the own model what is elsewhere: as many as conversations teach it, within these bounds. */
const LEAST_ELSEWHERE = 600;
const MOST_ELSEWHERE = 1500;

/**
 * Learns a brand's model from what people filed and pools it with the default one. `sentences` are those the default model was
 * learned from: of the reasons nobody filed yet they show what is elsewhere, where the default model is asked. How much the own model weighs, how sure to be and
 * when to say “none” is settled on rows that copies had not seen. Same rows: same model. Throws when fewer than two reasons are taught.
 */
export function learnBrandModel(base: LearnedModel, taught: readonly FiledText[], sentences: readonly LabelledText[], follows: Follows, onStep: (share: number) => void = () => {}): MixedModel {
  const rows = [...taught].sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1)).map((row): LabelledText => ({ text: row.text, labels: row.key === NOBODYS ? [] : [row.key], group: row.customerId ?? row.conversationId }));
  const filed = new Set(rows);
  const known = new Set(rows.flatMap((row) => row.labels));
  if (known.size < 2) throw new Error('At least two contact reasons with three conversations each have to be filed to learn from.');
  const { model: own, trials } = learnTried([...rows, ...elsewhereOf(sentences, known, follows, Math.min(MOST_ELSEWHERE, Math.max(LEAST_ELSEWHERE, rows.length)))], { seed: SEED, strangers: [], hidden: HIDDEN, looks: BRAND_LOOK, onStep: (share) => onStep(share * 0.9) });
  return settle(base, own, trials.filter(({ row }) => filed.has(row)), follows);
}

/** Sentences of reasons that were not filed, of each about as many; of those that were merged into a filed one they are examples of it. */
function elsewhereOf(sentences: readonly LabelledText[], known: ReadonlySet<string>, follows: Follows, wanted: number): LabelledText[] {
  const foreign = [...Map.groupBy(sentences, (row) => row.labels[0])].flatMap(([label, of]) => {
    const today = label === undefined ? [] : (follows.get(label) ?? [label]);
    if (label === undefined || known.has(label) || (today.length > 1 && today.some((one) => known.has(one)))) return [];
    return [{ of, as: today.find((one) => known.has(one)) ?? ELSEWHERE }];
  });
  const each = Math.ceil(wanted / Math.max(1, foreign.length));
  const random = drawer(SEED);
  return foreign.flatMap(({ of, as }) => {
    const order = Int32Array.from(of.keys());
    random.shuffle(order);
    return [...order.subarray(0, each)].flatMap((at) => of[at] ?? []).map((row): LabelledText => ({ ...row, labels: [as] }));
  });
}

function settle(base: LearnedModel, own: LearnedModel, trials: readonly RowTrial[], follows: Follows): MixedModel {
  const mixed = (ownWeight: number): MixedModel => mixModels(base, own, { ownWeight, sharpness: 1, leastChance: 0, follows });
  const { labels } = mixed(0.5);
  const asked = trials.map(({ row, chances }) => ({ base: learnedChances(base, row.text), own: sharpen(chances, own.sharpness), truth: [row.labels[0] === undefined ? labels.length : labels.indexOf(row.labels[0])] }));
  const pooled = (ownWeight: number): Trial[] => {
    const model = mixed(ownWeight);
    return asked.map((one) => ({ chances: poolChances(model, one.base, one.own), truth: one.truth }));
  };
  const ownWeight = WEIGHTS.reduce((best, weight) => (loss(pooled(weight)) < loss(pooled(best)) ? weight : best));
  const found = pooled(ownWeight);
  const sharpness = fitSharpness(found);
  const strangers = found.filter(({ truth }) => truth[0] === labels.length).length;
  const sharp = found.map((trial) => ({ ...trial, chances: sharpen(trial.chances, sharpness) }));
  return { ...mixed(ownWeight), sharpness, leastChance: fitLeastChance(sharp, labels.length, strangers >= LEAST_STRANGERS) };
}

/** Minus the log-likelihood of the truth. */
function loss(trials: readonly Trial[]): number {
  return trials.reduce((sum, { chances, truth }) => sum - Math.log(Math.max(1e-6, chances[truth[0] ?? 0] ?? 0)), 0);
}
