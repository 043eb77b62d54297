import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import type { CategoryChangeInput, NewCategoryInput } from '../contract.ts';
import { freeSlug, slugFrom } from '../rules/slug.ts';

interface Held {
  id: string;
  brand_id: string;
  parent_id: string | null;
}

/** A new category, behind the others of its parent. Answers with its id. */
export async function addCategory(tx: Tx, given: NewCategoryInput): Promise<string> {
  if (!may(tx.actor, 'knowledge.publish', given.brand_id)) throw forbidden('knowledge.publish');
  if (Object.keys(given.names).length === 0) throw invalid('Give the category a name.', [{ field: 'names', message: 'at least one language is needed' }]);
  const parentId = given.parent_id ?? null;
  await refuseThirdLevel(tx, given.brand_id, parentId, null);
  const id = tx.id();
  await tx.run(sql`
    insert into knowledge.category (id, brand_id, parent_id, position, icon, created_at)
    select ${id}::uuid, ${given.brand_id}::uuid, ${parentId}::uuid, coalesce(${given.position ?? null}::integer, max(position) + 1, 0), ${given.icon ?? 'book'}, ${tx.now}::timestamptz
    from knowledge.category where brand_id = ${given.brand_id} and parent_id is not distinct from ${parentId}::uuid and removed_at is null`);
  await nameCategory(tx, { id, brand_id: given.brand_id, parent_id: parentId }, given.names);
  return id;
}

export async function changeCategory(tx: Tx, id: string, change: CategoryChangeInput): Promise<void> {
  const held = await holdCategory(tx, id);
  if (change.parent_id !== undefined) await refuseThirdLevel(tx, held.brand_id, change.parent_id, id);
  await tx.run(sql`
    update knowledge.category set parent_id = case when ${change.parent_id !== undefined} then ${change.parent_id ?? null}::uuid else parent_id end, position = coalesce(${change.position ?? null}::integer, position), icon = coalesce(${change.icon ?? null}, icon) where id = ${id}`);
  if (change.names !== undefined) await nameCategory(tx, held, change.names);
}

/** Only an empty one: nobody loses an article by tidying up. */
export async function removeCategory(tx: Tx, id: string): Promise<void> {
  await holdCategory(tx, id);
  if (await tx.maybe(sql`select 1 from knowledge.article where category_id = ${id} and removed_at is null limit 1`)) throw conflict('category_not_empty', 'There are articles in this category. Move them first.');
  if (await tx.maybe(sql`select 1 from knowledge.category where parent_id = ${id} and removed_at is null limit 1`)) throw conflict('category_not_empty', 'There are categories in this one. Move or remove them first.');
  await tx.run(sql`update knowledge.category set removed_at = ${tx.now} where id = ${id}`);
}

async function holdCategory(tx: Tx, id: string): Promise<Held> {
  const held = await tx.maybe<Held>(sql`select id, brand_id, parent_id from knowledge.category where id = ${id} and removed_at is null for update`);
  if (!held) throw notFound('category');
  if (!may(tx.actor, 'knowledge.publish', held.brand_id)) throw forbidden('knowledge.publish');
  return held;
}

/** Two levels and no more: readers do not dig. */
async function refuseThirdLevel(tx: Tx, brandId: string, parentId: string | null, self: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await tx.maybe<{ parent_id: string | null }>(sql`select parent_id from knowledge.category where id = ${parentId} and brand_id = ${brandId} and removed_at is null`);
  if (!parent) throw notFound('category above this one');
  const hasChildren = self !== null && (await tx.maybe(sql`select 1 from knowledge.category where parent_id = ${self} and removed_at is null limit 1`)) !== undefined;
  if (parentId === self || parent.parent_id !== null || hasChildren) throw invalid('Categories go two deep.', [{ field: 'parent_id', message: 'is itself in a category, or this one holds others' }]);
}

async function nameCategory(tx: Tx, { id, brand_id: brandId }: Held, names: NewCategoryInput['names']): Promise<void> {
  for (const [language, { name, slug, description }] of Object.entries(names)) {
    const wanted = slugFrom(slug ?? name) || 'category';
    const taken = new Set((await tx.rows<{ slug: string }>(sql`
      select n.slug from knowledge.category_name n join knowledge.category c on c.id = n.category_id where n.brand_id = ${brandId} and n.language = ${language} and n.category_id <> ${id} and c.removed_at is null`)).map((row) => row.slug));
    // A name that is corrected keeps its address, unless another is asked for.
    await tx.run(sql`
      insert into knowledge.category_name (brand_id, category_id, language, name, slug, description) values (${brandId}, ${id}, ${language}, ${name.trim()}, ${freeSlug(wanted, (one) => taken.has(one))}, ${description ?? ''})
      on conflict (category_id, language) do update set name = excluded.name, slug = case when ${slug !== undefined} then excluded.slug else knowledge.category_name.slug end, description = coalesce(${description ?? null}, knowledge.category_name.description)`);
  }
}
