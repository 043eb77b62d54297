import { quantile } from './normal.ts';

/** ln Γ(a) for a > 0: Stirling's series where it holds to the last digit, and the recurrence down to smaller ones. */
export function logGamma(a: number): number {
  let [at, shift] = [a, 0];
  while (at < 12) {
    shift += Math.log(at);
    at += 1;
  }
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}

/** P(a, x), the share of a gamma distribution with shape a and scale 1 that lies below x: a series near zero, Lentz's continued fraction further out. */
export function gammaBelow(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, front * sum);
  }
  return 1 - Math.min(1, front * fractionAbove(a, x));
}

function fractionAbove(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / Number.MIN_VALUE;
  let d = 1 / b;
  let whole = d;
  for (let n = 1; n < 100_000; n++) {
    const step = n * (a - n);
    b += 2;
    d = 1 / (step * d + b || Number.EPSILON);
    c = b + step / c || Number.EPSILON;
    const by = c * d;
    whole *= by;
    if (Math.abs(by - 1) < 1e-15) break;
  }
  return whole;
}

/** Above this shape the cube root of Wilson and Hilferty (1931) is right within a millionth. */
const LARGE = 20_000;

/** The x with P(a, x) = p: Wilson and Hilferty's start, then Newton's steps kept between what is too low and too high. */
export function gammaQuantile(a: number, p: number): number {
  const z = quantile(p);
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const start = a * root ** 3;
  if (a > LARGE) return start;
  // Where the cube root is no start, P(a, x) ≈ x^a / Γ(a + 1) is one.
  let x = root > 0.2 ? start : Math.exp((Math.log(p) + logGamma(a + 1)) / a);
  let [low, high] = [0, Infinity];
  for (let step = 0; step < 100; step++) {
    const off = gammaBelow(a, x) - p;
    if (off > 0) high = x;
    else low = x;
    const next = x - off / Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
    const kept = next > low && next < high ? next : high === Infinity ? x * 2 : (low + high) / 2;
    if (Math.abs(kept - x) < 1e-13 * x) return kept;
    x = kept;
  }
  return x;
}
