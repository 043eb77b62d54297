/** ln Γ(x) for x > 0 (Lanczos 1964, g = 7). */
function lnGamma(x: number): number {
  const terms = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];
  const sum = terms.reduce((all, term, i) => all + term / (x + i), 0.9999999999998099);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised incomplete beta function by its continued fraction (Lentz), x below (a+1)/(a+b+2). */
function betaShare(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(b, a, 1 - x);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** The t beyond which, on both sides together, lies 1 − confidence of Student's distribution with so many degrees of freedom. */
export function studentT(confidence: number, freedom: number): number {
  const outside = (t: number): number => betaShare(freedom / 2, 0.5, freedom / (freedom + t * t));
  let [low, high] = [0, 1];
  while (outside(high) > 1 - confidence) high *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (outside(middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Mean and interval of confidence of independent figures; null where there are fewer than two. */
export function intervalOf(figures: readonly number[], confidence: number): { mean: number; low: number; high: number } | null {
  const size = figures.length;
  const mean = figures.reduce((sum, one) => sum + one, 0) / size;
  if (size < 2 || !Number.isFinite(mean)) return null;
  const variance = figures.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (size - 1);
  const half = studentT(confidence, size - 1) * Math.sqrt(variance / size);
  return { mean, low: mean - half, high: mean + half };
}
