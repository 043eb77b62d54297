import type { Tx } from '../../../platform/db/tx.ts';
import { brandsOf } from '../queries/own-person.ts';
import { problemsFor, swapFrame } from '../queries/swap-sides.ts';
import { putInForce, shiftsByIds } from '../store/shifts.ts';

/** That somebody is away then. */
export const AWAY_RULES: ReadonlySet<string> = new Set(['leave', 'left', 'not_begun']);

export interface GivenBack {
  readonly given: readonly string[];
  /** something else was planned meanwhile, or a rule of labour would be broken by it, or it has begun */
  readonly keptOut: readonly string[];
  /** they are away then all the same */
  readonly away: readonly string[];
}

/**
 * Puts shifts that were ended in force anew, one after another, each judged with those before it: where nothing else was planned and no rule of labour is broken.
 * `despite`: though they are away then. What is published never changes, so the same times begin anew.
 */
export async function giveBackShifts(tx: Tx, personId: string, ids: readonly string[], { despite = false }: { despite?: boolean } = {}): Promise<GivenBack> {
  const brands = await brandsOf(tx, personId);
  const done: { given: string[]; keptOut: string[]; away: string[] } = { given: [], keptOut: [], away: [] };
  for (const shift of await shiftsByIds(tx, ids)) {
    const problems = shift.from <= tx.now ? null : problemsFor(await swapFrame(tx, [personId], [shift], brands), personId, null, shift);
    if (problems === null || problems.some((one) => one.kind === 'law')) done.keptOut.push(shift.id);
    else if (!despite && problems.some((one) => AWAY_RULES.has(one.rule))) done.away.push(shift.id);
    else {
      await putInForce(tx, shift.planId, [shift]);
      done.given.push(shift.id);
    }
  }
  return done;
}
