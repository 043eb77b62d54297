import { refuseUnless } from '../staffing/index.ts';

/** People who stay, and what is lost on the way. Weeks are counted from the start of the peak. */
export interface Regulars {
  readonly headcount: number;
  /** The week in which that many are there. */
  readonly atWeek: number;
  /** Share that leaves in a year. */
  readonly annualAttrition: number;
  /** Share of paid time not spent on contacts; of everybody. */
  readonly shrinkage: number;
}

/** A class of seasonal people who begin training together. */
export interface Class {
  readonly hires: number;
  readonly startWeek: number;
  readonly trainWeeks: number;
  /** Share that does not finish training. */
  readonly washout: number;
  readonly annualAttrition: number;
  /** Of those who are new, so many weeks after training, another share leaves. */
  readonly early?: { readonly weeks: number; readonly annualAttrition: number };
  /** Productivity in the first, second … week after training beside a regular; from its end on 1. */
  readonly ramp: readonly number[];
  /** So many of the weeks after training are nested: with somebody beside them. */
  readonly nestingWeeks: number;
}

export type Stage = 'not yet' | 'training' | 'nesting' | 'production';

export interface WeekOfStaff {
  readonly week: number;
  readonly regulars: number;
  readonly seasonal: number;
  readonly stage: Stage;
  readonly productivity: number;
  /** Full-time people on the queue, in regulars' worth. */
  readonly effective: number;
}

/**
 * What regulars and one class are worth in a week: [N·(1 − a)^t + H·(1 − w)·(1 − s)^j·p(j)]·(1 − shrinkage), weekly attrition
 * a = 1 − (1 − annual)^(1/52); in training (1 − h) a week with (1 − h)^weeks = 1 − w, and nobody on the queue (Gans & Zhou 2002).
 * @throws Refusal `invalid_season`
 */
export function staffInWeek(regulars: Regulars, joining: Class, week: number): WeekOfStaff {
  check(regulars, joining);
  const stayed = regulars.headcount * (1 - regulars.annualAttrition) ** ((week - regulars.atWeek) / 52);
  const { seasonal, stage, productivity } = classInWeek(joining, week);
  return { week, regulars: stayed, seasonal, stage, productivity, effective: (stayed + seasonal * productivity) * (1 - regulars.shrinkage) };
}

function classInWeek(joining: Class, week: number): Pick<WeekOfStaff, 'seasonal' | 'stage' | 'productivity'> {
  const since = week - joining.startWeek;
  if (since < 0) return { seasonal: 0, stage: 'not yet', productivity: 0 };
  if (since < joining.trainWeeks) return { seasonal: joining.hires * (1 - joining.washout) ** (since / joining.trainWeeks), stage: 'training', productivity: 0 };
  const after = since - joining.trainWeeks;
  const fresh = Math.min(after, joining.early?.weeks ?? 0);
  const seasonal = joining.hires * (1 - joining.washout) * (1 - (joining.early?.annualAttrition ?? 0)) ** (fresh / 52) * (1 - joining.annualAttrition) ** ((after - fresh) / 52);
  return { seasonal, stage: after < joining.nestingWeeks ? 'nesting' : 'production', productivity: joining.ramp[after] ?? 1 };
}

/**
 * Smallest class that meets what each week needs (effective people by week); 0 where the regulars are enough, null where no class
 * that begins then can help in time. @throws Refusal `invalid_season`
 */
export function smallestClass(regulars: Regulars, joining: Omit<Class, 'hires'>, needs: ReadonlyMap<number, number>): number | null {
  let hires = 0;
  for (const [week, need] of needs) {
    const one = staffInWeek(regulars, { ...joining, hires: 1 }, week);
    const missing = need / (1 - regulars.shrinkage) - one.regulars;
    if (missing <= 1e-12 * need) continue;
    if (one.productivity === 0) return null;
    hires = Math.max(hires, Math.ceil((missing / (one.seasonal * one.productivity)) * (1 - 1e-12)));
  }
  return hires;
}

function check(regulars: Regulars, joining: Class): void {
  const isShare = (value: number): boolean => Number.isFinite(value) && value >= 0 && value < 1;
  for (const [field, value] of [['annual_attrition', regulars.annualAttrition], ['shrinkage', regulars.shrinkage], ['washout', joining.washout], ['annual_attrition_seasonal', joining.annualAttrition], ['early_attrition', joining.early?.annualAttrition ?? 0]] as const) {
    refuseUnless(isShare(value), 'invalid_season', field, `"${field}" must be a share from 0 to below 1.`);
  }
  refuseUnless(regulars.headcount >= 0 && joining.hires >= 0, 'invalid_season', 'hires', 'Numbers of people cannot be below zero.');
  refuseUnless(Number.isInteger(joining.trainWeeks) && joining.trainWeeks >= 0, 'invalid_season', 'train_weeks', '"train_weeks" must be a whole number of weeks.');
  refuseUnless(joining.ramp.every((part) => part > 0 && Number.isFinite(part)), 'invalid_season', 'ramp', '"ramp" must hold shares above zero.');
}
