/**
 * Chance by name instead of by order: what is drawn depends on whom it is drawn for and what for, never on what was drawn before.
 * So the same contact has the same patience and takes as long under every plan, and two plans differ by the plan alone
 * (common random numbers).
 */
export const PURPOSE = { gap: 1, kind: 2, keep: 3, patience: 4, handle: 5, handleToo: 6, redial: 7, redialDelay: 8, reopen: 9, reopenDelay: 10, absent: 11, washout: 12, attrition: 13, leaver: 14, day: 15 } as const;
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** 32 bits well stirred: the end of MurmurHash3 (public domain, Austin Appleby). */
function stir(bits: number): number {
  let h = bits | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A key below another: for the third contact of an interval, the second try of a contact … */
export const keyBelow = (key: number, number: number): number => stir(stir(key ^ 0x9e37_79b9) + Math.imul(number + 1, 0x85eb_ca77));

/** A number above 0 and below 1. */
export const uniform = (key: number, purpose: Purpose): number => (stir(stir(key + Math.imul(purpose, 0x9e37_79b9)) ^ Math.imul(purpose, 0x27d4_eb2f)) + 0.5) / 2 ** 32;

export const exponential = (key: number, purpose: Purpose, mean: number): number => -Math.log(uniform(key, purpose)) * mean;

/** By Box and Muller, of two purposes. */
const normal = (key: number, one: Purpose, other: Purpose): number => Math.sqrt(-2 * Math.log(uniform(key, one))) * Math.cos(2 * Math.PI * uniform(key, other));

export type Spread = { readonly distribution: 'lognormal'; readonly cv: number } | { readonly distribution: 'exponential' } | { readonly distribution: 'constant' };

/** How long something takes, of mean 1. Handle times of calls are lognormal (Brown et al. 2005). */
export function handleTime(key: number, spread: Spread): number {
  if (spread.distribution === 'constant') return 1;
  if (spread.distribution === 'exponential') return exponential(key, PURPOSE.handle, 1);
  const variance = Math.log(1 + spread.cv ** 2);
  return Math.exp(Math.sqrt(variance) * normal(key, PURPOSE.handle, PURPOSE.handleToo) - variance / 2);
}

/** A day's own factor of mean 1 and a coefficient of variation: gamma (Marsaglia & Tsang 2000), so that counts of days spread as they do. */
export function dayFactor(key: number, cv: number): number {
  if (cv === 0) return 1;
  const shape = 1 / cv ** 2;
  // A shape below 1 is drawn one higher and brought down by a power.
  const lifted = shape < 1 ? shape + 1 : shape;
  const d = lifted - 1 / 3;
  for (let turn = 0; ; turn++) {
    const own = keyBelow(key, turn);
    const x = normal(own, PURPOSE.handle, PURPOSE.handleToo);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(uniform(own, PURPOSE.day)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v * (shape < 1 ? uniform(own, PURPOSE.keep) ** (1 / shape) : 1)) / shape;
  }
}
