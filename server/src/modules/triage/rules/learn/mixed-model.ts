import { learnedChances, sharpen, type LearnedModel } from './learned-model.ts';

/** Which labels of today stand for each label of a model: itself, what it was merged into, its parts, or none. Unnamed: itself. */
export type Follows = ReadonlyMap<string, readonly string[]>;

/** The label of the own model that means: none of mine, ask the base. */
export const ELSEWHERE = '(elsewhere)';

/** A model learned from a few texts beside one that many sentences were written for: their chances are pooled. */
export interface MixedModel {
  readonly labels: readonly string[];
  readonly knowsNone: true;
  readonly sharpness: number;
  readonly leastChance: number;
  readonly leastOfMany: null;
  readonly base: LearnedModel;
  readonly own: LearnedModel;
  /** 0..1: how much of the pool is the own model's */
  readonly ownWeight: number;
  readonly follows: Follows;
  /** by label of the base: where it stands among the labels */
  readonly basePlaces: readonly (readonly number[])[];
  /** by label of the own model; null: elsewhere */
  readonly ownPlaces: readonly (number | null)[];
}

interface Mixture {
  readonly ownWeight: number;
  readonly sharpness: number;
  readonly leastChance: number;
  readonly follows: Follows;
}

/** Puts two models beside each other. Labels are those of both, as they are followed. */
export function mixModels(base: LearnedModel, own: LearnedModel, mixture: Mixture): MixedModel {
  const followed = base.labels.map((label) => mixture.follows.get(label) ?? [label]);
  const labels = [...new Set([...followed.flat(), ...own.labels.filter((label) => label !== ELSEWHERE)])].sort();
  const places = new Map(labels.map((label, at) => [label, at]));
  return {
    ...mixture, labels, knowsNone: true, leastOfMany: null, base, own,
    basePlaces: followed.map((of) => of.map((label) => places.get(label) ?? 0)),
    ownPlaces: own.labels.map((label) => places.get(label) ?? null),
  };
}

/** Chances of every label and last of none: the pool of both models, raised to its power. */
export function mixedChances(model: MixedModel, text: string): Float64Array {
  return sharpen(poolChances(model, learnedChances(model.base, text), learnedChances(model.own, text)), model.sharpness);
}

/**
 * The linear pool (Stone 1961) of what the base and the own model say. What the own model takes to be elsewhere it leaves to the base:
 * that part is shared as the base shares what the own model never learned. A label of the base that has parts today is shared
 * among them as the own model would; one without a successor is none.
 */
export function poolChances(model: Pick<MixedModel, 'labels' | 'ownWeight' | 'basePlaces' | 'ownPlaces' | 'base' | 'own'>, base: Float64Array, own: Float64Array): Float64Array {
  const none = model.labels.length;
  const [ofOwn, elsewhere] = ownChances(model, own);
  const ofBase = baseChances(model, base, ofOwn);
  const known = new Set(model.ownPlaces);
  if (model.own.knowsNone) known.add(none);
  const foreign = ofBase.map((chance, place) => (known.has(place) ? 0 : chance));
  const mass = foreign.reduce((sum, chance) => sum + chance, 0);
  return ofBase.map((chance, place) => {
    const left = mass > 0 ? (foreign[place] ?? 0) / mass : Number(place === none);
    return (1 - model.ownWeight) * chance + model.ownWeight * ((ofOwn[place] ?? 0) + elsewhere * left);
  });
}

/** The own model's chances by place, and what it takes to be elsewhere. */
function ownChances({ labels, ownPlaces, own: model }: Pick<MixedModel, 'labels' | 'ownPlaces' | 'own'>, own: Float64Array): [Float64Array, number] {
  const placed = new Float64Array(labels.length + 1);
  let elsewhere = 0;
  ownPlaces.forEach((place, label) => {
    if (place === null) elsewhere = own[label] ?? 0;
    else placed[place] = own[label] ?? 0;
  });
  if (model.knowsNone) placed[labels.length] = own[model.labels.length] ?? 0;
  return [placed, elsewhere];
}

/** The base's chances by place, as its labels are followed. */
function baseChances({ labels, basePlaces, base: model }: Pick<MixedModel, 'labels' | 'basePlaces' | 'base'>, base: Float64Array, ofOwn: Float64Array): Float64Array {
  const placed = new Float64Array(labels.length + 1);
  const give = (place: number, chance: number): void => void (placed[place] = (placed[place] ?? 0) + chance);
  basePlaces.forEach((places, label) => {
    const chance = base[label] ?? 0;
    const claimed = places.reduce((sum, place) => sum + (ofOwn[place] ?? 0), 0);
    if (places.length === 0) give(labels.length, chance);
    for (const place of places) give(place, chance * (claimed === 0 ? 1 / places.length : (ofOwn[place] ?? 0) / claimed));
  });
  if (model.knowsNone) give(labels.length, base[model.labels.length] ?? 0);
  return placed;
}
