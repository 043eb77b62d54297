import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import type { MacroInput } from '../contract.ts';
import { unknownVariables, variables } from '../rules/variables.ts';

export async function addMacro(tx: Tx, given: MacroInput & { brand_id: string }): Promise<string> {
  refuseUnknown(given.text);
  const id = tx.id();
  await tx.run(sql`
    insert into macros.macro (id, brand_id, owner_id, scope, name, folder, text, actions, attachment_ids, changed_at)
    values (${id}, ${given.brand_id}, ${tx.actor.id}, ${given.scope ?? 'everyone'}, ${given.name}, ${given.folder ?? null}, ${given.text}, ${JSON.stringify(given.actions ?? [])}::jsonb, ${given.attachment_ids ?? []}, ${tx.now})`);
  await tx.announce({ name: 'macros.macro_changed', brandId: given.brand_id, subjectId: id, payload: { version: 1 } });
  return id;
}

/** The version before is kept with who replaced it. */
export async function changeMacro(tx: Tx, id: string, change: Partial<MacroInput>): Promise<void> {
  if (change.text !== undefined) refuseUnknown(change.text);
  const kept = await tx.maybe<{ brand_id: string; number: number }>(sql`
    insert into macros.version (brand_id, macro_id, number, name, text, actions, by_id, at)
    select brand_id, id, version, name, text, actions, ${tx.actor.id}, ${tx.now} from macros.macro where id = ${id} and removed_at is null and (scope = 'everyone' or owner_id = ${tx.actor.id})
    returning brand_id, number`);
  if (!kept) throw notFound('macro');
  await tx.run(sql`
    update macros.macro set name = coalesce(${change.name ?? null}, name), folder = case when ${change.folder !== undefined} then ${change.folder ?? null} else folder end, text = coalesce(${change.text ?? null}, text),
      actions = coalesce(${change.actions === undefined ? null : JSON.stringify(change.actions)}::jsonb, actions), attachment_ids = coalesce(${change.attachment_ids ?? null}::uuid[], attachment_ids),
      version = version + 1, changed_at = ${tx.now} where id = ${id}`);
  await tx.announce({ name: 'macros.macro_changed', brandId: kept.brand_id, subjectId: id, payload: { version: kept.number + 1 } });
}

export async function removeMacro(tx: Tx, id: string): Promise<void> {
  const gone = await tx.run(sql`update macros.macro set removed_at = ${tx.now} where id = ${id} and removed_at is null and (scope = 'everyone' or owner_id = ${tx.actor.id})`);
  if (gone === 0) throw notFound('macro');
}

function refuseUnknown(text: string): void {
  const unknown = unknownVariables(text);
  if (unknown.length > 0) throw invalid(`There is no variable ${unknown.join(', ')}.`, [{ field: 'text', message: `Use one of: ${Object.keys(variables).join(', ')}` }]);
}
