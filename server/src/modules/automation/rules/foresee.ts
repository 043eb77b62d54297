import type { OfferedAction } from '../../../platform/module/action.ts';
import type { Facts } from './condition.ts';
import type { ReasonPath } from './past-state.ts';
import type { Foresee } from './run-rules.ts';

/**
 * What is known once an action is done, by what those who offer it say. An unknown one changes nothing, and filing under the reason
 * it is filed under already does not either.
 */
export function foreseeBy(offered: readonly OfferedAction[], reasonPath: ReasonPath): Foresee {
  const byKind = new Map(offered.map((one) => [one.kind, one.foresee]));
  return (facts, action) => {
    const then = (byKind.get(action.kind)?.(facts, action) as Facts | undefined) ?? facts;
    const [before, after] = [leafOf(facts), leafOf(then)];
    return after === undefined || after === before ? { ...then, ...('reason' in facts ? { reason: facts['reason'] } : {}) } : { ...then, reason: reasonPath(after) };
  };
}

function leafOf(facts: Facts): string | undefined {
  const reason = facts['reason'];
  return Array.isArray(reason) ? (reason[0] as string | undefined) : undefined;
}
