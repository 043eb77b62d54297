/**
 * Whether somebody who bought before buys again: the beta-geometric/NBD model (Fader, Hardie & Lee, "Counting your customers the easy way",
 * Marketing Science 24(2), 2005). While they are customers they buy as a Poisson process with a rate of their own (gamma with shape `r` and
 * scale 1/`alpha`), and after each purchase they leave with a chance of their own (beta with `a` and `b`).
 */
export interface Habits {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** What is known of a buyer, all in days. */
export interface Buying {
  /** purchases after the first */
  readonly repeats: number;
  /** from the first purchase to the last; 0 with one */
  readonly lastAfter: number;
  /** from the first purchase to now */
  readonly known: number;
}

/** Chance in [0, 1] that they are still a customer (their equation for P(alive), Fader et al. 2008 note). Who bought once is: the model has them leave only after a repeat. */
export function chanceStillThere({ r, alpha, a, b }: Habits, { repeats, lastAfter, known }: Buying): number {
  if (repeats === 0) return 1;
  const odds = (a / (b + repeats - 1)) * Math.exp((r + repeats) * Math.log((alpha + known) / (alpha + lastAfter)));
  return 1 / (1 + odds);
}

/**
 * Chance in [0, 1] that they buy at least once within the next `days`: still there, and a purchase of somebody with their history in that time
 * (negative binomial of the posterior rate).
 */
export function chanceToBuy(habits: Habits, buying: Buying, days: number): number {
  const none = Math.exp((habits.r + buying.repeats) * Math.log((habits.alpha + buying.known) / (habits.alpha + buying.known + days)));
  return chanceStillThere(habits, buying) * (1 - none);
}

/**
 * Logarithm of how likely some buying is under these habits (their equation 6). Ratios of gamma functions are sums over whole numbers
 * of repeats (Γ(r+x)/Γ(r) = r(r+1)…(r+x−1)), kept from one buyer to the next.
 */
export function likelihoodUnder({ r, alpha, a, b }: Habits): (buying: Buying) => number {
  const rising = [0];
  const stayed = [0];
  const upTo = (repeats: number): void => {
    for (let at = rising.length; at <= repeats; at++) {
      rising[at] = (rising[at - 1] ?? 0) + Math.log(r + at - 1);
      stayed[at] = (stayed[at - 1] ?? 0) + Math.log((b + at - 1) / (a + b + at - 1));
    }
  };
  return ({ repeats, lastAfter, known }) => {
    upTo(repeats);
    const common = (rising[repeats] ?? 0) + r * Math.log(alpha);
    const there = (stayed[repeats] ?? 0) - (r + repeats) * Math.log(alpha + known);
    if (repeats === 0) return common + there;
    // B(a+1, b+x−1)/B(a, b) is B(a, b+x)/B(a, b) · a/(b+x−1).
    const left = (stayed[repeats] ?? 0) + Math.log(a / (b + repeats - 1)) - (r + repeats) * Math.log(alpha + lastAfter);
    const more = Math.max(there, left);
    return common + more + Math.log(Math.exp(there - more) + Math.exp(left - more));
  };
}
