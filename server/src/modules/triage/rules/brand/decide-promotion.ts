/** One conversation aside, with what each model says of it; null: none of the reasons. */
export interface JudgedTwice {
  readonly truth: string | null;
  readonly next: string | null;
  readonly current: string | null;
}

export interface Decision {
  readonly promote: boolean;
  readonly because: 'better' | 'too_few' | 'not_better' | 'spoils';
  /** conversations only the next model has right, and only the current one */
  readonly gained: number;
  readonly lost: number;
  /** how often so much better would come by chance alone, 0..1 */
  readonly chance: number;
  /** the reason it would spoil */
  readonly spoilt: string | null;
}

/** Fewer judged conversations say nothing. */
export const LEAST_JUDGED = 20;
/** So unlikely has the gain to be by chance. */
const BY_CHANCE = 0.05;
/** A reason that lost more than it gained, less likely by chance than this, stops the promotion. */
const SPOILT_BY_CHANCE = 0.1;

/**
 * A new model replaces the one in use only when it is better on the same conversations, by the exact one-sided test of McNemar
 * (1947) on those the two disagree about, and when no reason became worse by the same test the other way round.
 */
export function decidePromotion(judged: readonly JudgedTwice[]): Decision {
  const { gained, lost } = count(judged);
  const chance = chanceOfAtLeast(gained, gained + lost);
  const found = { gained, lost, chance, spoilt: null };
  if (judged.length < LEAST_JUDGED) return { ...found, promote: false, because: 'too_few' };
  if (gained <= lost || chance > BY_CHANCE) return { ...found, promote: false, because: 'not_better' };
  for (const [truth, of] of [...Map.groupBy(judged, (one) => one.truth)].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
    const reason = count(of);
    if (reason.lost > reason.gained && chanceOfAtLeast(reason.lost, reason.gained + reason.lost) < SPOILT_BY_CHANCE) return { ...found, promote: false, because: 'spoils', spoilt: truth };
  }
  return { ...found, promote: true, because: 'better' };
}

function count(judged: readonly JudgedTwice[]): { gained: number; lost: number } {
  return {
    gained: judged.filter((one) => one.next === one.truth && one.current !== one.truth).length,
    lost: judged.filter((one) => one.next !== one.truth && one.current === one.truth).length,
  };
}

/** The chance that of `of` fair coins at least `heads` show heads. */
export function chanceOfAtLeast(heads: number, of: number): number {
  let log = -of * Math.LN2;
  let sum = 0;
  for (let k = 0; k <= of; k++) {
    if (k >= heads) sum += Math.exp(log);
    log += Math.log(of - k) - Math.log(k + 1);
  }
  return Math.min(1, sum);
}
