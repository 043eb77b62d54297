import { learnVocabulary, vectorOf, type SparseVector } from './vocabulary.ts';

/** From this likeness (cosine over words and letters, 0..1) on, a borrowed stranger is too much like a row of the set's own. */
const TOO_NEAR = 0.4;

/**
 * Of sentences that are supposed to belong to no label, those that no row of the set resembles: a set that has a label for
 * greetings must not be taught that greetings are none of its labels.
 */
export function distantStrangers(texts: readonly string[], strangers: readonly string[]): string[] {
  if (strangers.length === 0) return [];
  const vocabulary = learnVocabulary([...texts, ...strangers], { words: 1, letters: 1 }, { words: 1, letters: [3, 4], apart: 0 });
  const known = texts.map((text) => vectorOf(vocabulary, text));
  const holding = new Map<number, { row: number; value: number }[]>();
  known.forEach((vector, row) => vector.ids.forEach((id, at) => {
    const list = holding.get(id);
    if (list === undefined) holding.set(id, [{ row, value: vector.values[at] ?? 0 }]);
    else list.push({ row, value: vector.values[at] ?? 0 });
  }));
  return strangers.filter((text) => nearest(vectorOf(vocabulary, text), holding, texts.length) < TOO_NEAR);
}

/** The likeness of the most alike row; both views count half. */
function nearest(vector: SparseVector, holding: ReadonlyMap<number, readonly { row: number; value: number }[]>, rows: number): number {
  const likeness = new Float64Array(rows);
  vector.ids.forEach((id, at) => {
    for (const { row, value } of holding.get(id) ?? []) likeness[row] = (likeness[row] as number) + (value * (vector.values[at] ?? 0)) / 2;
  });
  return likeness.reduce((most, value) => Math.max(most, value), 0);
}
