import type { Tx } from '../../../platform/db/tx.ts';
import { offeredActions } from '../ports.ts';
import type { Action } from '../rules/rule.ts';

/** Actions with what they come to in a brand filled in, so that what follows can be foreseen without looking anything up. */
export function prepared(tx: Tx, brandId: string, actions: readonly Action[]): Promise<Action[]> {
  const byKind = new Map(offeredActions.get().map((one) => [one.kind, one.prepare]));
  return Promise.all(actions.map(async (action) => ((await byKind.get(action.kind)?.(tx, brandId, action)) as Action | undefined) ?? action));
}
