import { learnRepeat, repeatRisk, type Settled } from './repeat-contact.ts';
import { trustOf, type Trust } from './trust.ts';

export interface Judged {
  readonly facts: Settled;
  readonly again: boolean;
  readonly settledAt: Date;
}

export interface Lesson {
  /** null while the belief does as well */
  readonly weights: readonly number[] | null;
  /** of what is used from now on, on cases nothing was learned from */
  readonly trust: Trust;
  readonly trustBefore: Trust;
}

/** Fewer teach nothing. */
export const FEWEST = 200;
/** The newest fifth is set aside, to judge by: what was learned from the past has to hold for what comes. */
const ASIDE = 0.2;

/** What a brand's own settled conversations teach: used where it foretold the newest, which it had not seen, with a smaller squared error than the belief. The weights used are then learned from all. */
export function lessonOf(judged: readonly Judged[]): Lesson {
  const inTime = judged.toSorted((a, b) => a.settledAt.getTime() - b.settledAt.getTime());
  const from = Math.floor(inTime.length * (1 - ASIDE));
  const [older, newer] = [inTime.slice(0, from), inTime.slice(from)];
  const came = newer.map((one) => one.again);
  const trustBefore = trustOf(newer.map((one) => repeatRisk(one.facts).chance), came);
  if (judged.length < FEWEST) return { weights: null, trust: trustBefore, trustBefore };
  const learned = teach(older);
  const trust = trustOf(newer.map((one) => repeatRisk(one.facts, learned).chance), came);
  return trust.brier < trustBefore.brier ? { weights: teach(inTime), trust, trustBefore } : { weights: null, trust: trustBefore, trustBefore };
}

const teach = (judged: readonly Judged[]): number[] => learnRepeat(judged.map((one) => one.facts), judged.map((one) => one.again));
