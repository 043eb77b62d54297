import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';

export interface ReasonRow {
  id: string;
  brand_id: string;
  parent_id: string | null;
  key: string;
  name: string;
  deflection: string;
  complexity: string;
  target_seconds: number;
  position: number;
  retired_version: number | null;
  replaced_by_id: string | null;
}

export async function addReason(tx: Tx, given: { brandId: string; parentId: string | null; name: string; targetSeconds?: number }): Promise<string> {
  const parent = given.parentId === null ? null : await reason(tx, given.parentId);
  if (parent?.parent_id) throw invalid('Contact reasons have two levels; choose a reason of the first level as the parent.');
  const key = [parent?.key, keyOf(given.name)].filter(Boolean).join('.');
  const version = await nextVersion(tx, given.brandId, `added ${key}`);
  const id = tx.id();
  const added = await tx.run(sql`
    insert into taxonomy.reason (id, brand_id, parent_id, key, name, target_seconds, position, since_version)
    select ${id}, ${given.brandId}, ${given.parentId}, ${key}, ${given.name}, ${given.targetSeconds ?? parent?.target_seconds ?? 14_400},
      coalesce(max(position) + 1, 0), ${version} from taxonomy.reason where brand_id = ${given.brandId} and parent_id is not distinct from ${given.parentId}
    on conflict do nothing`);
  if (added === 0) throw conflict('already_exists', 'There is, or was, a contact reason with this name.');
  return id;
}

export async function changeReason(tx: Tx, id: string, change: { name?: string; target_seconds?: number; position?: number }): Promise<void> {
  const before = await reason(tx, id);
  await tx.run(sql`
    update taxonomy.reason set name = coalesce(${change.name ?? null}, name), target_seconds = coalesce(${change.target_seconds ?? null}, target_seconds),
      position = coalesce(${change.position ?? null}, position) where id = ${id}`);
  if (change.name !== undefined && change.name !== before.name) await nextVersion(tx, before.brand_id, `renamed ${before.key}`);
}

/** Takes a reason out of use; conversations that have it can be read under `replacedBy` from then on. */
export async function retireReason(tx: Tx, id: string, replacedById: string | null): Promise<void> {
  const before = await reason(tx, id);
  if (replacedById === id) throw invalid('A contact reason cannot replace itself.');
  if (replacedById !== null && (await reason(tx, replacedById)).brand_id !== before.brand_id) throw invalid('The replacement belongs to another brand.');
  const version = await nextVersion(tx, before.brand_id, `retired ${before.key}`);
  await tx.run(sql`update taxonomy.reason set retired_version = ${version}, replaced_by_id = ${replacedById} where id = ${id} or (parent_id = ${id} and retired_version is null)`);
}

async function reason(tx: Tx, id: string): Promise<ReasonRow> {
  const row = await tx.maybe<ReasonRow>(sql`select * from taxonomy.reason where id = ${id}`);
  if (!row) throw notFound('contact reason');
  return row;
}

async function nextVersion(tx: Tx, brandId: string, what: string): Promise<number> {
  const row = await tx.one<{ number: number }>(sql`
    insert into taxonomy.version (brand_id, number, what, by_id, at)
    select ${brandId}, coalesce(max(number), 0) + 1, ${what}, ${tx.actor.id}, ${tx.now} from taxonomy.version where brand_id = ${brandId} returning number`);
  await tx.announce({ name: 'taxonomy.reasons_changed', brandId, subjectId: brandId, payload: { version: row.number } });
  return row.number;
}

function keyOf(name: string): string {
  const key = name.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, '').slice(0, 60);
  if (key === '') throw invalid('Give the contact reason a name with letters.');
  return key;
}
