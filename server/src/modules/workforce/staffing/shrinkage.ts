import { notNegative, refuseUnless } from './refuse-unless.ts';

/** Parts of paid time that are not spent on contacts: known beforehand (leave, training, breaks) and not (sick, late, system). */
export interface Shrinkage {
  readonly planned: number;
  readonly unplanned: number;
}

/**
 * People to schedule so that so many are there: N ÷ (1 − s), rounded up (5 needed at 30 % are 8, not 6.5). A quotient that
 * is whole but for rounding is whole: 21 ÷ 0.7 is 30. @throws Refusal `invalid_shrinkage`
 */
export function positionsFor(agents: number, shrinkage: number): number {
  checkShrinkage(shrinkage);
  return Math.ceil((agents / (1 - shrinkage)) * (1 - 1e-12));
}

/** What is there on the average of so many who are scheduled. @throws Refusal `invalid_shrinkage` */
export function presentOf(positions: number, shrinkage: number): number {
  checkShrinkage(shrinkage);
  return positions * (1 - shrinkage);
}

/**
 * The shrinkage that is left once what was planned stands on the roster: only the unplanned part, of the time that is
 * left beside the planned one: u ÷ (1 − p), so that nothing is counted twice. @throws Refusal `invalid_shrinkage`
 */
export function shrinkageOf(parts: Shrinkage, plannedIsOnTheRoster: boolean): number {
  notNegative(parts.planned, 'shrinkage.planned');
  notNegative(parts.unplanned, 'shrinkage.unplanned');
  checkShrinkage(parts.planned + parts.unplanned);
  return plannedIsOnTheRoster ? parts.unplanned / (1 - parts.planned) : parts.planned + parts.unplanned;
}

function checkShrinkage(shrinkage: number): void {
  refuseUnless(Number.isFinite(shrinkage) && shrinkage >= 0 && shrinkage < 1, 'invalid_shrinkage', 'shrinkage', '"shrinkage" must be a share from 0 to below 1.');
}
