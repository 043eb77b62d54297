/** P(|Z| > |z|), with full relative precision far out in the tail too. */
export function twoSided(z: number): number {
  return complementaryError(Math.abs(z) / Math.SQRT2);
}

/** The z with P(Z ≤ z) = p: a start of few digits (Abramowitz & Stegun 26.2.23), then Newton's steps. */
export function quantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('a probability lies between 0 and 1');
  if (p === 0.5) return 0;
  if (p > 0.5) return -quantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let z = -(t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t));
  for (let step = 0; step < 8; step++) {
    const off = (twoSided(z) / 2 - p) / density(z);
    z -= off;
    if (Math.abs(off) < 1e-15 * Math.abs(z)) break;
  }
  return z;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** erfc(x) for x ≥ 0: the series of erf near zero, Lentz's continued fraction further out. */
function complementaryError(x: number): number {
  if (x < 2) {
    let [term, sum] = [x, x];
    for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
      if (term === 0) break;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = 0;
  for (let k = 120; k >= 1; k--) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** 97.5 % of a standard normal lie below it. */
export const Z95 = 1.959963984540054;
