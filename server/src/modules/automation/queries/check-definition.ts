import { Value } from 'typebox/value';
import type { Tx } from '../../../platform/db/tx.ts';
import { offeredActions } from '../ports.ts';
import { checkRule, type Fault } from '../rules/check-rule.ts';
import { faultOfForm } from '../rules/read-condition.ts';
import type { Action, Definition } from '../rules/rule.ts';

/** Everything that keeps a definition from working in a brand, each with its place: the form of it, and whether what it names is there. */
export async function faultsOf(tx: Tx, brandId: string, definition: Definition): Promise<Fault[]> {
  const malformed = faultOfForm(definition.when);
  if (malformed !== null) return [malformed];
  const found = new Map<Action, string | null>();
  for (const action of definition.then) found.set(action, await faultOf(tx, brandId, action));
  const kinds = Object.fromEntries(offeredActions.get().map((offered) => [offered.kind, (action: Action) => found.get(action) ?? null]));
  return checkRule(definition, kinds);
}

async function faultOf(tx: Tx, brandId: string, action: Action): Promise<string | null> {
  const offered = offeredActions.get().find((one) => one.kind === action.kind);
  if (offered === undefined) return null;
  if (!Value.Check(offered.shape, action)) return 'Say what exactly.';
  return (await offered.check?.(tx, brandId, action)) ?? null;
}
