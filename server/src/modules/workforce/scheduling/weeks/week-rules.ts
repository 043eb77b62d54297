import { DAYS, DAYS_IN_A_ROW } from './problem.ts';

/** Days of a week as bits, Monday the lowest. */
export type Days = number;

/** Which sets of days are few enough to be worked in a week. */
export const fewEnough = (shiftsAWeek: number): Uint8Array => Uint8Array.from({ length: 1 << DAYS }, (_, days) => (count(days) <= shiftsAWeek ? 1 : 0));

/**
 * Whether a week holds two days off beside each other. Where `running`, Sunday and the Monday that follows are beside each other, too: whoever has
 * these two off every week has them for the week that ends.
 */
export function hasPairOff(days: Days, nextMondayOff: boolean, running: boolean): boolean {
  const free = ~days & ((1 << DAYS) - 1);
  return (free & (free >> 1)) !== 0 || (running && nextMondayOff && (free >> (DAYS - 1)) === 1);
}

/** Days worked without a break from Monday on. */
export const leadingRun = (days: Days): number => run((day) => (days >> day) & 1);

/** Days worked without a break up to Sunday. */
export const trailingRun = (days: Days): number => run((day) => (days >> (DAYS - 1 - day)) & 1);

/** Whether two weeks that follow each other hold no run that is too long. A whole week is never worked, so a run spans two weeks at most. */
export const runFits = (earlier: Days, later: Days): boolean => trailingRun(earlier) + leadingRun(later) <= DAYS_IN_A_ROW;

function run(worked: (day: number) => number): number {
  let days = 0;
  while (days < DAYS && worked(days) === 1) days++;
  return days;
}

function count(days: Days): number {
  let ones = 0;
  for (let rest = days; rest !== 0; rest &= rest - 1) ones++;
  return ones;
}
