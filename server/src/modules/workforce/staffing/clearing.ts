/** Chances of how many of those ahead are gone: `chances[i]` is that of `from + i`; `beyond` is that of more than were asked about. */
export interface Clearing {
  readonly from: number;
  readonly chances: readonly number[];
  readonly beyond: number;
}

/** From here on exp(−drain·t) is near the smallest numbers, and the chances are reckoned around their middle instead. */
const FAR = 600;
const NEGLIGIBLE = 1e-22;

/**
 * How many of a long line of people are gone after `seconds`, when they are taken at `drain` a second and each of them
 * gives up at `leave` a second: steps come at drain, drain + leave, drain + 2·leave …, so the number is negative binomial
 * with a = drain/leave and x = exp(−leave·t): c_0 = x^a, c_i = c_{i−1}·(1 − x)(a + i − 1)/i; without giving up (leave 0) it
 * is Poisson's with mean drain·t (Palm 1957; the equally spaced rates make exp(−leave·S) a Beta variable). All terms are
 * positive, so the relative error is a few times the number of terms × 1e-16. Chances after `most` go into `beyond`.
 */
export function clearing(drain: number, leave: number, seconds: number, most: number): Clearing {
  const span = leave === 0 ? seconds : -Math.expm1(-leave * seconds) / leave;
  const stay = Math.exp(-leave * seconds);
  if (drain * seconds <= FAR) return fromTheStart(drain, leave, seconds, span, stay, most);
  const mean = (span * drain) / stay;
  const reach = 12 * Math.sqrt(mean / stay);
  if (!(mean - reach <= most)) return { from: 0, chances: [], beyond: 1 };
  // Spread over more than was asked about, the middle may lie where nobody ever waits.
  if (mean <= reach || most < 2 * reach) return fromTheStart(drain, leave, seconds, span, stay, most);
  return aroundTheMiddle(drain, leave, span, Math.floor(mean - reach), mean, most);
}

function fromTheStart(drain: number, leave: number, seconds: number, span: number, stay: number, most: number): Clearing {
  // chance = part × scale, so that a chance below the smallest numbers can grow out of them.
  let [part, exponent, scale] = [1, -drain * seconds, Math.exp(-drain * seconds)];
  let chance = scale;
  const chances = [chance];
  let sum = chance;
  const middle = (span * Math.max(0, drain - leave)) / stay;
  for (let i = 1; i <= most; i++) {
    part *= (span * (drain + (i - 1) * leave)) / i;
    if (part > 1e200) {
      [part, exponent] = [part * 1e-200, exponent + 200 * Math.LN10];
      scale = Math.exp(exponent);
    }
    chance = part * scale;
    if (i > middle && chance < NEGLIGIBLE) return { from: 0, chances, beyond: 0 };
    chances.push(chance);
    sum += chance;
  }
  return { from: 0, chances, beyond: middle > most ? 1 - sum : tailAfter(most, chance, drain, leave, span, 1 - sum) };
}

/** The chances after `last`, added up; where they go on and on, what is missing to 1 is as good. */
function tailAfter(last: number, chanceOfLast: number, drain: number, leave: number, span: number, missing: number): number {
  let [chance, sum] = [chanceOfLast, 0];
  for (let i = last + 1; i < 2 * last + 2000; i++) {
    chance *= (span * (drain + (i - 1) * leave)) / i;
    sum += chance;
    if (chance <= NEGLIGIBLE * sum || chance === 0) return sum;
  }
  return Math.max(0, missing);
}

/** Twelve deviations around the mean, relative to the lowest of them, then made to add up to 1. */
function aroundTheMiddle(drain: number, leave: number, span: number, from: number, mean: number, most: number): Clearing {
  const chances = [1];
  let [chance, largest, sum, beyond] = [1, 1, 1, 0];
  for (let i = from + 1; i <= mean || chance > NEGLIGIBLE * largest; i++) {
    chance *= (span * (drain + (i - 1) * leave)) / i;
    largest = Math.max(largest, chance);
    sum += chance;
    if (i <= most) chances.push(chance);
    else beyond += chance;
  }
  return { from, chances: chances.map((one) => one / sum), beyond: beyond / sum };
}
