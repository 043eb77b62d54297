import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import type { MacroEffects } from '../../conversations/index.ts';
import { worksFor } from '../../identity/index.ts';
import type { MacroAction } from '../contract.ts';
import { effectsOf } from '../rules/macro-effects.ts';

/**
 * What a macro does with the reply it was used for. One that was removed since still does it: its words are in the
 * reply. Nobody who left is given anything: the reply goes out all the same.
 */
export async function effectsOfMacro(tx: Tx, macroId: string, brandId: string): Promise<MacroEffects> {
  const macro = await tx.maybe<{ actions: Static<typeof MacroAction>[] }>(sql`select actions from macros.macro where id = ${macroId} and brand_id = ${brandId} and (scope = 'everyone' or owner_id = ${tx.actor.id})`);
  if (!macro) throw invalid('This brand has no such macro.', [{ field: 'macro_id', message: 'is unknown' }]);
  const { category, change } = effectsOf(macro.actions, tx.actor.kind === 'person' ? tx.actor.id : null, tx.now);
  const { assignee_id: given, ...rest } = change ?? {};
  if (!given || (isUuid(given) && (await worksFor(tx, given, brandId)))) return { category, change };
  return { category, change: Object.keys(rest).length === 0 ? null : rest };
}
