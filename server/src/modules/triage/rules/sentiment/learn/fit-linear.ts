/** A sparse vector: places, ascending or not, each once, and what stands there. */
export interface Sparse {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** The inner product of weights and a sparse vector. */
export function dot(weights: Float32Array, { places, values }: Sparse): number {
  let sum = 0;
  for (let at = 0; at < places.length; at++) sum += (weights[places[at] as number] as number) * (values[at] as number);
  return sum;
}

/**
 * A linear separator of `yes` rows from the others: squared hinge loss with costs `costOf`, solved by dual coordinate descent
 * (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008,
 * algorithm 1 for L2-SVM). The order of rows is shuffled with a fixed seed: the same rows give the same weights.
 */
export function fitLinear(rows: readonly Sparse[], yes: readonly boolean[], costOf: (at: number) => number, size: number, rounds = 10): Float32Array {
  const weights = new Float32Array(size);
  const duals = new Float64Array(rows.length);
  const shrink = Float64Array.from(rows, (_, at) => 1 / (2 * costOf(at)));
  const norms = Float64Array.from(rows, (row, at) => row.values.reduce((sum, value) => sum + value * value, 0) + (shrink[at] as number));
  const order = Array.from(rows.keys());
  const random = lehmer(20_261_121);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at] as Sparse;
      const side = yes[at] === true ? 1 : -1;
      const dual = duals[at] as number;
      const slope = side * dot(weights, row) - 1 + dual * (shrink[at] as number);
      const next = Math.max(0, dual - slope / (norms[at] as number));
      const step = (next - dual) * side;
      if (step === 0) continue;
      duals[at] = next;
      for (let place = 0; place < row.places.length; place++) weights[row.places[place] as number]! += step * (row.values[place] as number);
    }
  }
  return weights;
}

function shuffle(list: number[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other] as number, list[last] as number];
  }
}

/** Lehmer's generator modulo 2³¹ − 1 with the multiplier 48271. */
export function lehmer(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
