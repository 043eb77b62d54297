import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { holdReason, holdReasons, keepPast, nextVersion, type ReasonRow } from '../store/reasons.ts';

export interface ReasonGiven {
  readonly brandId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly targetSeconds?: number;
  readonly deflection?: string;
  readonly complexity?: string;
}

export interface ReasonEdit {
  readonly name?: string;
  readonly target_seconds?: number;
  readonly deflection?: string;
  readonly complexity?: string;
  readonly position?: number;
  readonly parent_id?: string | null;
}

export async function addReason(tx: Tx, asked: ReasonGiven): Promise<string> {
  const given = { ...asked, name: asked.name.trim() };
  const parent = given.parentId === null ? null : await parentToBe(tx, given.parentId, given.brandId);
  const id = tx.id();
  const version = await nextVersion(tx, given.brandId, 'added', id, given.name);
  await insertReason(tx, id, given, parent, version, null);
  return id;
}

/** A new name, another parent or another target is a version of the tree; where it stands is not. */
export async function changeReason(tx: Tx, id: string, asked: ReasonEdit): Promise<void> {
  const edit = asked.name === undefined ? asked : { ...asked, name: asked.name.trim() };
  if (edit.name === '') throw invalid('Give the contact reason a name.', [{ field: 'name', message: 'is empty' }]);
  const before = await holdReason(tx, id);
  const isRenamed = edit.name !== undefined && edit.name !== before.name;
  const isAimed = edit.target_seconds !== undefined && edit.target_seconds !== before.target_seconds;
  const isMoved = edit.parent_id !== undefined && edit.parent_id !== before.parent_id;
  if (isMoved) await refuseMove(tx, before, edit.parent_id ?? null);
  await tx.run(sql`
    update taxonomy.reason set name = coalesce(${edit.name ?? null}, name), target_seconds = coalesce(${edit.target_seconds ?? null}, target_seconds), deflection = coalesce(${edit.deflection ?? null}, deflection),
      complexity = coalesce(${edit.complexity ?? null}, complexity), position = coalesce(${edit.position ?? null}, position), parent_id = case when ${isMoved}::boolean then ${edit.parent_id ?? null}::uuid else parent_id end where id = ${id}`);
  if (isRenamed || isMoved || isAimed) await keepPast(tx, await nextVersion(tx, before.brand_id, isMoved ? 'moved' : isRenamed ? 'renamed' : 'aimed', id, before.name), [id]);
}

/** Takes a reason and those beneath it out of use. With `replacedById` their conversations are read under that one from now on. */
export async function retireReason(tx: Tx, id: string, replacedById: string | null): Promise<void> {
  await retire(tx, [await holdReason(tx, id)], replacedById, 'retired');
}

/** Several become one that is there: their conversations, and those of what is beneath them, are read under it from now on. */
export async function mergeReasons(tx: Tx, ids: readonly string[], intoId: string): Promise<void> {
  await retire(tx, await holdReasons(tx, [...new Set(ids)]), intoId, 'merged');
}

/** One becomes several beside it. What was filed under it stays there; it is read under it in the old tree, the parts too. */
export async function splitReason(tx: Tx, id: string, names: readonly string[]): Promise<string[]> {
  const before = await holdReason(tx, id);
  if (before.retired_version !== null) throw conflict('retired', 'This contact reason is out of use already.');
  if (await tx.maybe(sql`select 1 from taxonomy.reason where parent_id = ${id} and retired_version is null limit 1`)) throw invalid('It has contact reasons beneath it: it is split already. Add another beneath it.');
  const parent = before.parent_id === null ? null : await holdReason(tx, before.parent_id);
  const version = await nextVersion(tx, before.brand_id, 'split', id, before.name);
  const parts: string[] = [];
  for (const name of names) {
    const part = tx.id();
    await insertReason(tx, part, { brandId: before.brand_id, parentId: before.parent_id, name, targetSeconds: before.target_seconds, deflection: before.deflection, complexity: before.complexity }, parent, version, id);
    parts.push(part);
  }
  await tx.run(sql`update taxonomy.reason set retired_version = ${version}, replaced_by_id = null where id = ${id}`);
  await keepPast(tx, version, [id]);
  return parts;
}

/** Takes one that is out of use back into it. */
export async function restoreReason(tx: Tx, id: string): Promise<void> {
  const before = await holdReason(tx, id);
  if (before.retired_version === null) return;
  const parent = before.parent_id === null ? null : await holdReason(tx, before.parent_id);
  if (parent && parent.retired_version !== null) throw invalid('What it stands beneath is out of use. Take that back first.');
  if (parent && parent.parent_id !== null) throw invalid('What it stood beneath stands beneath another now, and the tree has two levels. Move that one out first.');
  // What went with it comes back with it.
  const back = await tx.rows<{ id: string }>(sql`
    update taxonomy.reason set retired_version = null, replaced_by_id = null where id = ${id} or (parent_id = ${id} and retired_version = ${before.retired_version}) returning id`);
  await keepPast(tx, await nextVersion(tx, before.brand_id, 'restored', id, before.name), back.map((row) => row.id));
}

async function retire(tx: Tx, reasons: readonly ReasonRow[], replacedById: string | null, change: 'retired' | 'merged'): Promise<void> {
  const [first] = reasons;
  if (!first) throw notFound('contact reason');
  if (reasons.some((one) => one.id === replacedById)) throw invalid('A contact reason cannot replace itself.');
  if (reasons.some((one) => one.brand_id !== first.brand_id)) throw invalid('They belong to different brands.');
  if (reasons.some((one) => one.retired_version !== null)) throw conflict('retired', 'One of them is out of use already.');
  await refuseReplacement(tx, reasons, first.brand_id, replacedById);
  const ids = reasons.map((one) => one.id);
  const version = await nextVersion(tx, first.brand_id, change, replacedById ?? first.id, reasons.map((one) => one.name).join(', '));
  const gone = await tx.rows<{ id: string }>(sql`
    update taxonomy.reason set retired_version = ${version}, replaced_by_id = ${replacedById} where (id = any (${ids}::uuid[]) or parent_id = any (${ids}::uuid[])) and retired_version is null and id is distinct from ${replacedById} returning id`);
  await keepPast(tx, version, gone.map((row) => row.id));
}

/** What is read under another is read under one that is in use, and not beneath it. */
async function refuseReplacement(tx: Tx, reasons: readonly ReasonRow[], brandId: string, replacedById: string | null): Promise<void> {
  if (replacedById === null) return;
  const into = await holdReason(tx, replacedById);
  if (into.brand_id !== brandId) throw invalid('The replacement belongs to another brand.');
  if (into.retired_version !== null) throw invalid('What they are read under from now on is out of use itself.');
  if (reasons.some((one) => one.id === into.parent_id)) throw invalid('A contact reason cannot be replaced by one beneath it. Move that one out first.');
}

async function insertReason(tx: Tx, id: string, given: ReasonGiven, parent: ReasonRow | null, version: number, splitFromId: string | null): Promise<void> {
  const key = [parent?.key, keyOf(given.name)].filter(Boolean).join('.');
  const added = await tx.run(sql`
    insert into taxonomy.reason (id, brand_id, parent_id, key, name, target_seconds, deflection, complexity, position, since_version, split_from_id)
    select ${id}, ${given.brandId}, ${given.parentId}, ${key}, ${given.name}, ${given.targetSeconds ?? parent?.target_seconds ?? 14_400}, ${given.deflection ?? parent?.deflection ?? 'medium'}, ${given.complexity ?? parent?.complexity ?? 'medium'},
      coalesce(max(position) + 1, 0), ${version}, ${splitFromId}::uuid from taxonomy.reason where brand_id = ${given.brandId} and parent_id is not distinct from ${given.parentId}
    on conflict do nothing`);
  if (added === 0) throw conflict('already_exists', `There is, or was, a contact reason “${given.name}” here. Choose another name, or take that one back into use.`);
  await keepPast(tx, version, [id]);
}

async function parentToBe(tx: Tx, id: string, brandId: string): Promise<ReasonRow> {
  const parent = await holdReason(tx, id);
  if (parent.brand_id !== brandId) throw invalid('The parent belongs to another brand.');
  if (parent.parent_id !== null) throw invalid('Contact reasons have two levels; choose a reason of the first level as the parent.');
  if (parent.retired_version !== null) throw invalid('The parent is out of use.');
  return parent;
}

async function refuseMove(tx: Tx, reason: ReasonRow, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  if (parentId === reason.id) throw invalid('A contact reason cannot stand beneath itself.');
  await parentToBe(tx, parentId, reason.brand_id);
  if (await tx.maybe(sql`select 1 from taxonomy.reason where parent_id = ${reason.id} and retired_version is null limit 1`)) throw invalid('It has contact reasons beneath it, and the tree has two levels. Move those first.');
}

function keyOf(name: string): string {
  const key = name.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, '').slice(0, 60);
  if (key === '') throw invalid('Give the contact reason a name with letters.');
  return key;
}
