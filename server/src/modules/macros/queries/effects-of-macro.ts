import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import type { MacroEffects } from '../../conversations/index.ts';
import { worksFor } from '../../identity/index.ts';
import type { MacroAction } from '../contract.ts';
import { effectsOf } from '../rules/macro-effects.ts';

type Step = Static<typeof MacroAction>;

/**
 * What a macro does with the reply it was used for. One that was removed since still does it: its words are in the
 * reply. Nothing is given to whom or to what is gone: the reply goes out all the same.
 */
export async function effectsOfMacro(tx: Tx, macroId: string, brandId: string): Promise<MacroEffects> {
  const macro = await tx.maybe<{ actions: Step[] }>(sql`select actions from macros.macro where id = ${macroId} and brand_id = ${brandId} and (scope = 'everyone' or owner_id = ${tx.actor.id})`);
  if (!macro) throw invalid('This brand has no such macro.', [{ field: 'macro_id', message: 'is unknown' }]);
  const there: Step[] = [];
  for (const step of macro.actions) if ((await missingOf(tx, brandId, step)) === null) there.push(step);
  const { category, change, untag } = effectsOf(there, tx.actor.kind === 'person' ? tx.actor.id : null, tx.now);
  const taken = untag.length === 0 ? [] : await tx.rows<{ id: string }>(sql`select id from taxonomy.tag where brand_id = ${brandId} and lower(name) = any (${untag.map((name) => name.toLowerCase())})`);
  return { category, change: taken.length === 0 ? change : { ...change, remove_tags: taken.map((tag) => tag.id) } };
}

/** What a step names and the brand does not have (any more), as a sentence; null when it is there. */
export async function missingOf(tx: Tx, brandId: string, { kind, value }: Step): Promise<string | null> {
  if (kind === 'assign' && value !== 'me') return isUuid(value) && (await worksFor(tx, value, brandId)) ? null : 'This person does not work for the brand.';
  if (kind === 'team') return isUuid(value) && (await tx.maybe(sql`select 1 from identity.team where id = ${value} and archived_at is null`)) ? null : 'There is no such team.';
  if (kind === 'reason') return isUuid(value) && (await tx.maybe(sql`select 1 from taxonomy.reason where id = ${value} and brand_id = ${brandId} and retired_version is null`)) ? null : 'This brand has no such contact reason.';
  return null;
}
