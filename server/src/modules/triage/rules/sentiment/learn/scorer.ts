import { dot, fitLinear, type Sparse } from './fit-linear.ts';
import { BUCKETS, type TextFeatures } from './text-features.ts';

/** How much each of some labels fits a text; the largest is the guess. */
export type Scorer = (features: TextFeatures) => number[];

const FACTS_AT = 2 * BUCKETS;
const FACT_WEIGHT = 0.5;
const CONSTANT = 0.3;
/** Beyond this a word's odds say no more. */
const MOST_ODDS = 3;

/**
 * Learns one label against the others from the texts `rows`: half of the score is a linear separator over TF-IDF features,
 * half one over the same features times their log odds between the label and the rest (S. Wang, C.D. Manning: Baselines and
 * Bigrams, ACL 2012), which small sets need. Both are linear, so one list of weights a label is kept.
 */
export function fitScorer(rows: readonly TextFeatures[], labels: readonly string[], names: readonly string[], cost: number): Scorer {
  const size = FACTS_AT + (rows[0]?.facts.length ?? 0) + 1;
  const rarity = rarityOf(rows);
  const vectors = rows.map((row) => vectorOf(row, rarity));
  const weights = names.map((name) => {
    const yes = labels.map((label) => label === name);
    const share = yes.filter(Boolean).length / Math.max(1, yes.length);
    // Costs between those of the counts and those of equal shares keep a small label from being passed over.
    const costOf = (at: number) => cost * Math.sqrt(0.5 / Math.max(0.01, yes[at] === true ? share : 1 - share));
    const odds = oddsOf(vectors, yes);
    const plain = fitLinear(vectors, yes, costOf, size);
    const scaled = fitLinear(vectors.map(({ places, values }) => ({ places, values: values.map((value, at) => value * oddsAt(odds, places[at] as number)) })), yes, costOf, size);
    return plain.map((weight, at) => weight + (scaled[at] as number) * oddsAt(odds, at));
  });
  return (features) => {
    const vector = vectorOf(features, rarity);
    return weights.map((weight) => dot(weight, vector));
  };
}

/** Inverse document frequency of every bucket: ln((1 + n) / (1 + n with it)) + 1; nought for what no row has. */
function rarityOf(rows: readonly TextFeatures[]): Float32Array {
  const counts = new Float32Array(FACTS_AT);
  for (const row of rows) {
    for (const bucket of new Set(row.words)) counts[bucket]! += 1;
    for (const bucket of new Set(row.runs)) counts[BUCKETS + bucket]! += 1;
  }
  return counts.map((count) => (count === 0 ? 0 : Math.log((1 + rows.length) / (1 + count)) + 1));
}

/** Each block of length one, then the facts and a constant. */
function vectorOf(features: TextFeatures, rarity: Float32Array): Sparse {
  const places: number[] = [];
  const values: number[] = [];
  for (const [list, offset] of [[features.words, 0], [features.runs, BUCKETS]] as const) {
    const counts = new Map<number, number>();
    for (const bucket of list) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    const from = values.length;
    let square = 0;
    for (const [bucket, count] of counts) {
      const value = (1 + Math.log(count)) * (rarity[offset + bucket] as number);
      if (value === 0) continue;
      places.push(offset + bucket);
      values.push(value);
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = from; at < values.length; at++) values[at] = (values[at] as number) / length;
  }
  for (const [at, fact] of [...features.facts.map((fact) => fact * FACT_WEIGHT), CONSTANT].entries()) {
    places.push(FACTS_AT + at);
    values.push(fact);
  }
  return { places: Int32Array.from(places), values: Float32Array.from(values) };
}

/** Log odds of each bucket between rows that have the label and those that have not, one row added to each side. */
function oddsOf(vectors: readonly Sparse[], yes: readonly boolean[]): Float32Array {
  const inside = new Float32Array(FACTS_AT).fill(1);
  const outside = new Float32Array(FACTS_AT).fill(1);
  for (const [at, { places }] of vectors.entries()) {
    const side = yes[at] === true ? inside : outside;
    for (const place of places) if (place < FACTS_AT) side[place]! += 1;
  }
  const members = yes.filter(Boolean).length + 2;
  const others = yes.length - members + 4;
  return inside.map((count, at) => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, Math.log(count / members / ((outside[at] as number) / others)))));
}

/** Facts and the constant are taken as they are. */
function oddsAt(odds: Float32Array, place: number): number {
  return place < FACTS_AT ? (odds[place] as number) : 1;
}
