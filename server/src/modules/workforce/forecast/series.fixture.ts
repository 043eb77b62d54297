/** Uniform draws from a seed (Lehmer's generator): the same on every machine. */
export function drawn(seed: number): () => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A count about `mean`, spread as counts are. */
export function noisy(mean: number, next: () => number): number {
  const bell = next() + next() + next() + next() + next() + next() + next() + next() + next() + next() + next() + next() - 6;
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * bell));
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
