import { weights } from './weights.ts';

/** Of length one. */
export type Vector = ReadonlyMap<string, number>;

/** What is like other good hits is likely good itself (the cluster hypothesis): each hit gains a share of the mean of its nearest. */
export function smoothed<Hit extends { readonly score: number }>(hits: readonly Hit[], vectorOf: (hit: Hit) => Vector): Hit[] {
  if (hits.length < 3) return [...hits];
  const vectors = hits.map(vectorOf);
  const likeness = vectors.map(() => new Float64Array(hits.length));
  vectors.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const like = dot(a, vectors[j] ?? new Map());
      (likeness[i] as Float64Array)[j] = like;
      (likeness[j] as Float64Array)[i] = like;
    }
  });
  return hits.map((hit, i) => ({ ...hit, score: hit.score + weights.likeness * meanOfNearest(likeness[i] as Float64Array, i, hits) }));
}

function meanOfNearest(likeness: Float64Array, self: number, hits: readonly { readonly score: number }[]): number {
  const nearest = [...likeness.keys()].filter((at) => at !== self).sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0)).slice(0, weights.nearest);
  const whole = nearest.reduce((sum, at) => sum + (likeness[at] ?? 0), 0);
  return whole === 0 ? 0 : nearest.reduce((sum, at) => sum + (likeness[at] ?? 0) * (hits[at]?.score ?? 0), 0) / whole;
}

function dot(a: Vector, b: Vector): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, value] of short) sum += value * (long.get(term) ?? 0);
  return sum;
}
