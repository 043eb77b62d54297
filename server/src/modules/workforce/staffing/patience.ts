import { notNegative } from './refuse-unless.ts';

/** One contact in the queue: how long it waited, and whether it gave up. */
export interface Wait {
  readonly seconds: number;
  readonly gaveUp: boolean;
}

export interface Patience {
  /** Mean patience; Infinity where nobody gave up. */
  readonly meanSeconds: number;
  /** 95 % by the logarithm, mean × exp(±1.96/√n of those who gave up); null where nobody did. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Mean wait of those who gave up: what patience is often taken for, and too short. */
  readonly meanOfThoseWhoGaveUp: number;
}

/**
 * Mean patience from waits that mostly ended in an answer, which only says that it was longer: all the waiting ÷ number who
 * gave up (maximum likelihood of an exponential, censored). @throws Refusal `invalid_load`
 */
export function patienceOf(waits: readonly Wait[]): Patience {
  for (const wait of waits) notNegative(wait.seconds, 'wait_seconds');
  const gone = waits.filter((wait) => wait.gaveUp);
  const total = (list: readonly Wait[]): number => list.reduce((sum, wait) => sum + wait.seconds, 0);
  if (gone.length === 0) return { meanSeconds: Infinity, interval: null, meanOfThoseWhoGaveUp: Number.NaN };
  const meanSeconds = total(waits) / gone.length;
  const spread = Math.exp(1.959963984540054 / Math.sqrt(gone.length));
  return { meanSeconds, interval: [meanSeconds / spread, meanSeconds * spread], meanOfThoseWhoGaveUp: total(gone) / gone.length };
}

export interface Survival {
  readonly seconds: number;
  readonly atRisk: number;
  readonly gaveUp: number;
  /** Share whose patience is longer. */
  readonly share: number;
}

/** The shape of patience without a formula for it (Kaplan & Meier 1958); at a tie giving up comes before the answer. */
export function patienceCurve(waits: readonly Wait[]): Survival[] {
  const moments = [...new Set(waits.filter((wait) => wait.gaveUp).map((wait) => wait.seconds))].toSorted((a, b) => a - b);
  let share = 1;
  return moments.map((seconds) => {
    const atRisk = waits.filter((wait) => wait.seconds >= seconds).length;
    const gaveUp = waits.filter((wait) => wait.gaveUp && wait.seconds === seconds).length;
    share *= 1 - gaveUp / atRisk;
    return { seconds, atRisk, gaveUp, share };
  });
}
