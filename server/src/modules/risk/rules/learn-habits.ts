import { fitHabits, USUAL_HABITS, type Counted } from './fit-habits.ts';
import { chanceToBuy, type Habits } from './still-a-customer.ts';
import { trustOf, type Trust } from './trust.ts';

/** Buyers who bought alike up to some day, and whether they bought in the days after it. */
export interface Followed extends Counted {
  readonly again: boolean;
}

export interface HabitsLesson {
  /** null while what shops are like does as well */
  readonly habits: Habits | null;
  readonly trust: Trust;
  readonly trustBefore: Trust;
  readonly cases: number;
}

/** Fewer teach nothing. */
export const FEWEST_BUYERS = 200;
/** A tenth has to hold some dozen of them to be judged, and no more are needed. */
const MOST_JUDGED = 20_000;

/** How many days ahead a brand with so many days of history can be judged by; null: none yet. */
export const judgedDays = (history: number): number | null => (history >= 180 ? 90 : history >= 60 ? 30 : null);

/**
 * What a brand's buyers teach: habits found on what they bought up to some day have to foretell the days after it with a smaller squared error
 * than what shops are like; those used are then found on everything.
 */
export function habitsLesson(followed: readonly Followed[], days: number, now: readonly Counted[]): HabitsLesson {
  const cases = followed.reduce((sum, one) => sum + one.buyers, 0);
  const spread = someOf(followed, cases);
  const judge = (habits: Habits): Trust => trustOf(spread.map((one) => chanceToBuy(habits, one, days)), spread.map((one) => one.again));
  const trustBefore = judge(USUAL_HABITS);
  if (cases < FEWEST_BUYERS) return { habits: null, trust: trustBefore, trustBefore, cases };
  const trust = judge(fitHabits(followed));
  return trust.brier < trustBefore.brier ? { habits: fitHabits(now), trust, trustBefore, cases } : { habits: null, trust: trustBefore, trustBefore, cases };
}

/** Each buyer one by one, or of so many an even share. */
function someOf(followed: readonly Followed[], cases: number): Followed[] {
  const share = Math.min(1, MOST_JUDGED / Math.max(1, cases));
  let owed = 0;
  return followed.flatMap((one) => {
    owed += one.buyers * share;
    const whole = Math.floor(owed);
    owed -= whole;
    return Array.from({ length: whole }, () => one);
  });
}
