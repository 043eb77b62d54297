import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import type { MacroAction, MacroInput } from '../contract.ts';
import { missingOf } from '../queries/effects-of-macro.ts';
import { faultOfStep } from '../rules/macro-effects.ts';
import { needsApproval, propose } from './propose.ts';
import { unknownVariables, variables } from '../rules/variables.ts';

type Change = Partial<MacroInput> & { version?: number; why?: string };

/** Steps are looked at by whoever writes them; what comes from another desk is kept as it is, and does what it can. */
export async function addMacro(tx: Tx, given: MacroInput & { brand_id: string; why?: string }): Promise<string> {
  refuseUnknown(given.text);
  const id = tx.id();
  await tx.run(sql`
    insert into macros.macro (id, brand_id, owner_id, scope, name, folder, text, actions, attachment_ids, changed_at, changed_by, why)
    values (${id}, ${given.brand_id}, ${tx.actor.id}, ${given.scope ?? 'everyone'}, ${given.name}, ${given.folder ?? null}, ${given.text}, ${JSON.stringify(given.actions ?? [])}::jsonb, ${given.attachment_ids ?? []}, ${tx.now}, ${personOf(tx)}, ${given.why ?? ''})`);
  await tx.announce({ name: 'macros.macro_changed', brandId: given.brand_id, subjectId: id, payload: { version: 1 } });
  return id;
}

/** The version before is kept with who replaced it. Where `version` says which one was changed, of two who do it at once the second is told. */
export async function changeMacro(tx: Tx, id: string, change: Change, restoredFrom: number | null = null): Promise<void> {
  if (change.text !== undefined) refuseUnknown(change.text);
  const held = await tx.maybe<{ brand_id: string; version: number }>(sql`select brand_id, version from macros.macro where id = ${id} and removed_at is null and (scope = 'everyone' or owner_id = ${tx.actor.id}) for update`);
  if (!held) throw notFound('macro');
  if (change.version !== undefined && change.version !== held.version) throw conflict('changed_meanwhile', 'Somebody changed this macro since you began. Look at theirs, then change it again.', [{ message: `version ${held.version} was saved`, version: held.version }]);
  if (change.actions !== undefined) await refuseFaults(tx, held.brand_id, change.actions);
  await tx.run(sql`
    insert into macros.version (brand_id, macro_id, number, name, text, actions, folder, attachment_ids, why, restored_from, by_id, at)
    select brand_id, id, version, name, text, actions, folder, attachment_ids, why, restored_from, ${tx.actor.id}, ${tx.now} from macros.macro where id = ${id}`);
  await tx.run(sql`
    update macros.macro set name = coalesce(${change.name ?? null}, name), folder = case when ${change.folder !== undefined} then ${change.folder ?? null} else folder end, text = coalesce(${change.text ?? null}, text),
      actions = coalesce(${change.actions === undefined ? null : JSON.stringify(change.actions)}::jsonb, actions), attachment_ids = coalesce(${change.attachment_ids ?? null}::uuid[], attachment_ids),
      version = version + 1, changed_at = ${tx.now}, changed_by = ${personOf(tx)}, why = ${change.why ?? ''}, restored_from = ${restoredFrom} where id = ${id}`);
  await tx.announce({ name: 'macros.macro_changed', brandId: held.brand_id, subjectId: id, payload: { version: held.version + 1 } });
}

/** What an earlier version said holds again, as a new version; a step that names what is gone is left out. */
export async function restoreMacro(tx: Tx, id: string, base: number, number: number): Promise<boolean> {
  const row = await tx.maybe<{ brand_id: string; name: string; text: string; folder: string | null; actions: Static<typeof MacroAction>[]; attachment_ids: string[] | null }>(sql`select brand_id, name, text, folder, actions, attachment_ids from macros.version where macro_id = ${id} and number = ${number}`);
  if (!row) throw notFound('version of this macro');
  const actions: Static<typeof MacroAction>[] = [];
  for (const step of row.actions) if (faultOfStep(step) === null && (await missingOf(tx, row.brand_id, step)) === null) actions.push(step);
  return rewriteMacro(tx, id, { version: base, name: row.name, text: row.text, folder: row.folder, actions, ...(row.attachment_ids === null ? {} : { attachment_ids: row.attachment_ids }) }, number);
}

export async function removeMacro(tx: Tx, id: string): Promise<void> {
  const gone = await tx.run(sql`update macros.macro set removed_at = ${tx.now}, removed_by = ${personOf(tx)} where id = ${id} and removed_at is null and (scope = 'everyone' or owner_id = ${tx.actor.id})`);
  if (gone === 0) throw notFound('macro');
}

/**
 * Takes a removal back, unless its name was given to another one meanwhile. Where a second person is wanted, whoever removed it
 * may, and whoever approves.
 */
export async function bringMacroBack(tx: Tx, id: string): Promise<void> {
  const gone = await tx.maybe<{ brand_id: string; scope: 'mine' | 'everyone'; removed_by: string | null }>(sql`select brand_id, scope, removed_by from macros.macro where id = ${id} and removed_at is not null`);
  if (gone !== undefined && (gone.removed_by === null || gone.removed_by !== personOf(tx)) && (await needsApproval(tx, gone.brand_id, gone.scope))) throw new Refusal(403, 'needs_second', 'Somebody else removed this macro: whoever approves macros can bring it back.');
  const back = await tx.run(sql`update macros.macro set removed_at = null where id = ${id} and removed_at is not null and (scope = 'everyone' or owner_id = ${tx.actor.id})`);
  if (back === 0) throw notFound('removed macro');
}

/** A macro as whoever writes it wants it: it stands at once, or waits for a second person. Answers whether it waits. */
export async function writeMacro(tx: Tx, given: MacroInput & { brand_id: string; why?: string }): Promise<boolean> {
  refuseUnknown(given.text);
  await refuseFaults(tx, given.brand_id, given.actions ?? []);
  const { brand_id: brandId, ...draft } = given;
  const waits = await needsApproval(tx, brandId, given.scope ?? 'everyone');
  if (waits) await propose(tx, { brandId, macroId: null, baseVersion: null, draft });
  else await addMacro(tx, given);
  return waits;
}

/** The same for a change of one. */
export async function rewriteMacro(tx: Tx, id: string, change: Change, restoredFrom: number | null = null): Promise<boolean> {
  const held = await tx.maybe<MacroInput & { brand_id: string; version: number; scope: 'mine' | 'everyone' }>(sql`select brand_id, version, scope, name, folder, text, actions, attachment_ids from macros.macro where id = ${id} and removed_at is null`);
  if (held === undefined || !(await needsApproval(tx, held.brand_id, held.scope))) {
    await changeMacro(tx, id, change, restoredFrom);
    return false;
  }
  if (change.text !== undefined) refuseUnknown(change.text);
  await refuseFaults(tx, held.brand_id, change.actions ?? []);
  const { version = held.version, ...draft } = change;
  const { brand_id: brandId, version: _version, scope: _scope, ...present } = held;
  await propose(tx, { brandId, macroId: id, baseVersion: version, draft: { ...present, ...draft }, ...(restoredFrom === null ? {} : { restoredFrom }) });
  return true;
}

/** Every step that cannot work, each with its place. */
async function refuseFaults(tx: Tx, brandId: string, actions: readonly Static<typeof MacroAction>[]): Promise<void> {
  const faults: { field: string; message: string }[] = [];
  for (const [i, step] of actions.entries()) {
    const message = faultOfStep(step) ?? (await missingOf(tx, brandId, step));
    if (message !== null) faults.push({ field: `actions.${i}`, message });
  }
  if (faults.length > 0) throw invalid('A step of this macro cannot work.', faults);
}

function refuseUnknown(text: string): void {
  const unknown = unknownVariables(text);
  if (unknown.length > 0) throw invalid(`There is no variable ${unknown.join(', ')}.`, [{ field: 'text', message: `Use one of: ${Object.keys(variables).join(', ')}` }]);
}

const personOf = (tx: Tx): string | null => (tx.actor.kind === 'person' ? tx.actor.id : null);
