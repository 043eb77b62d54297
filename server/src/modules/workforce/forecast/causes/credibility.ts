/** A past day as it was foretold without the causes, what the causes would have added, and what came. */
export interface Trial {
  /** 0 is the first day of the forecast */
  readonly ahead: number;
  readonly came: number;
  readonly foretold: number;
  readonly extra: number;
}

export interface Credibility {
  /** of the first days, and of those after them: 0 the series alone … 1 all the causes say */
  readonly near: number;
  readonly far: number;
  /** contacts a day the causes added as often more as less: what is no larger is mostly chance */
  readonly chance: number;
  readonly days: number;
  /** Σ|came − foretold| ÷ Σ came over these days, without and with; null where nothing came */
  readonly without: number | null;
  readonly with: number | null;
}

/** Less than four weeks that can be looked back on moves nothing. */
export const LEAST_TRIALS = 28;
/** What stands today says more of the next three days than of those after them. */
export const NEAR_DAYS = 3;
/**
 * What is reckoned in contacts begins with some credit for the next days, which the days behind it confirm or use up. Days after them begin with none and have to earn it:
 * nobody knows when a carrier that stands still moves again, and with credit from the start they were foretold up to 3 % worse (`measured.test.ts`).
 */
const PRIOR = { near: 0.8, far: 0, deviation: 0.4 } as const;
/** Extras of so many times the usual size count half. */
const CHANCE = 2;
/** So much less off is no chance. */
const CLEARLY = 0.97;
/** So much worse could be chance; what is more is not taken. */
const IMMATERIAL = 1.005;

/**
 * How far to believe the causes for a channel: the credibility (Bühlmann) of what they would have added against how far the series was off.
 * In quiet weeks, when they add next to nothing, little is learned and the credit stays; where they added what did not come, it is used up. Lowered until the
 * days looked back on are not foretold worse than without.
 */
export function credibility(trials: readonly Trial[]): Credibility {
  const usual = trials.map((one) => Math.abs(one.extra)).toSorted((a, b) => a - b)[Math.floor(trials.length / 2)] ?? 0;
  const [careful, whole] = [weighed(trials, usual), weighed(trials, 0)];
  // Where small extras clearly came true as well, they are no chance.
  return (whole.with ?? 0) < CLEARLY * (careful.with ?? 0) ? whole : careful;
}

function weighed(given: readonly Trial[], chance: number): Credibility {
  const trials = given.map((one) => ({ ...one, extra: counted(one.extra, chance) }));
  const enough = trials.length >= LEAST_TRIALS && trials.some((one) => one.came > 0);
  const [near, far] = [trials.filter((one) => one.ahead < NEAR_DAYS), trials.filter((one) => one.ahead >= NEAR_DAYS)];
  const weights = enough ? { near: believed(near, PRIOR.near), far: believed(far, PRIOR.far) } : { near: 0, far: 0 };
  const came = trials.reduce((all, one) => all + one.came, 0);
  const share = (value: number): number | null => (came === 0 ? null : value / came);
  return { ...weights, chance, days: trials.length, without: share(off(trials, 0)), with: share(off(near, weights.near) + off(far, weights.far)) };
}

/** By how many contacts the causes move a day: what they add, less what is mostly chance, as far as they are believed. */
export function movedBy({ near, far, chance }: Pick<Credibility, 'near' | 'far' | 'chance'>, ahead: number, extra: number): number {
  return (ahead < NEAR_DAYS ? near : far) * counted(extra, chance);
}

/** An extra as large as usual ones counts little, one many times as large nearly whole; a larger one never less. */
function counted(extra: number, chance: number): number {
  return extra === 0 ? 0 : extra ** 3 / (extra * extra + (CHANCE * chance) ** 2);
}

function believed(trials: readonly Trial[], prior: number): number {
  for (let weight = posterior(trials, prior); weight > 0.05; weight -= 0.05) if (off(trials, weight) <= IMMATERIAL * off(trials, 0)) return weight;
  return 0;
}

function off(trials: readonly Trial[], weight: number): number {
  return trials.reduce((all, one) => all + Math.abs(one.came - Math.max(0, one.foretold + weight * one.extra)), 0);
}

/** The mean of what came beyond the series per contact the causes added, drawn to the credit it begins with. */
function posterior(trials: readonly Trial[], prior: number): number {
  const noise = Math.max(1, trials.reduce((all, one) => all + (one.came - one.foretold) ** 2, 0) / Math.max(1, trials.length));
  const [own, weight] = [trials.reduce((all, one) => all + one.extra * one.extra, 0) / noise, 1 / PRIOR.deviation ** 2];
  const product = trials.reduce((all, one) => all + one.extra * (one.came - one.foretold), 0) / noise;
  return Math.min(1, Math.max(0, (product + prior * weight) / (own + weight)));
}
