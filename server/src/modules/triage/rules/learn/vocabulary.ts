import { FEATURES, featuresOf, type FeatureOptions, type View } from './features.ts';

/** A sparse vector: `ids` ascending by no rule, `values` beside them. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** What the learner knows of words: their numbers and how rare they are. */
export interface Vocabulary {
  readonly options: FeatureOptions;
  readonly ids: ReadonlyMap<string, number>;
  /** by id: ln((1 + texts) / (1 + texts with it)) + 1 */
  readonly rarity: Float32Array;
}

const VIEWS: readonly View[] = ['words', 'letters'];

/**
 * Learns the features that occur in at least `least[view]` of the texts; of more than `most` those that most texts have. With
 * `owners`, one for each text, a feature has to occur with so many of them: what one person writes again and again is theirs.
 */
export function learnVocabulary(texts: readonly string[], least: Readonly<Record<View, number>>, options: FeatureOptions = FEATURES, most = Infinity, owners?: readonly string[]): Vocabulary {
  const ids = new Map<string, number>();
  const rarities: number[] = [];
  const counts: Record<View, Map<string, number>> = { words: new Map(), letters: new Map() };
  const shared: Record<View, Map<string, number>> = { words: new Map(), letters: new Map() };
  for (const own of owners === undefined ? texts.map((text) => [text]) : byOwner(texts, owners)) {
    const theirs: Record<View, Set<string>> = { words: new Set(), letters: new Set() };
    for (const text of own) {
      const found = featuresOf(text, options);
      for (const view of VIEWS) {
        for (const key of found[view].keys()) {
          counts[view].set(key, (counts[view].get(key) ?? 0) + 1);
          theirs[view].add(key);
        }
      }
    }
    for (const view of VIEWS) for (const key of theirs[view]) shared[view].set(key, (shared[view].get(key) ?? 0) + 1);
  }
  const frequent = VIEWS.flatMap((view) => [...counts[view]].filter(([key]) => (shared[view].get(key) ?? 0) >= least[view]));
  const kept = frequent.length <= most ? frequent : frequent.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  for (const [key, seen] of kept) {
    ids.set(key, rarities.length);
    rarities.push(Math.log((1 + texts.length) / (1 + seen)) + 1);
  }
  return { options, ids, rarity: Float32Array.from(rarities) };
}

function byOwner(texts: readonly string[], owners: readonly string[]): string[][] {
  const lists = Map.groupBy(texts.keys(), (at) => owners[at] ?? '');
  return [...lists.values()].map((list) => list.map((at) => texts[at] ?? ''));
}

/** Sublinear term frequency times rarity; each view has length 1 (or 0, when it knows nothing of the text). */
export function vectorOf(vocabulary: Vocabulary, text: string): SparseVector {
  const found = featuresOf(text, vocabulary.options);
  const ids: number[] = [];
  const values: number[] = [];
  for (const view of VIEWS) {
    const from = values.length;
    let square = 0;
    for (const [key, times] of found[view]) {
      const id = vocabulary.ids.get(key);
      if (id === undefined) continue;
      const value = (1 + Math.log(times)) * (vocabulary.rarity[id] ?? 0);
      ids.push(id);
      values.push(value);
      square += value * value;
    }
    const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
    for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
  }
  return { ids: Int32Array.from(ids), values: Float32Array.from(values) };
}
