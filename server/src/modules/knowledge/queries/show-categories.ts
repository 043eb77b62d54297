import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { CategoryView, SnippetView } from '../contract.ts';
import { including } from '../commands/change-snippet.ts';

/** All categories of a brand in its order; the few there are need no pages. */
export async function showCategories(tx: Tx, brandId: string): Promise<CategoryView[]> {
  return tx.rows<CategoryView>(sql`
    select c.id, c.brand_id, c.parent_id, c.position, c.icon, coalesce((select jsonb_object_agg(n.language, jsonb_build_object('name', n.name, 'slug', n.slug, 'description', n.description)) from knowledge.category_name n where n.category_id = c.id), '{}') as names,
      (select count(*)::integer from knowledge.article a where a.category_id = c.id and a.removed_at is null) as articles from knowledge.category c where c.brand_id = ${brandId} and c.removed_at is null order by c.position, c.id`);
}

/** All snippets of a brand by name, and how many articles include each. */
export async function showSnippets(tx: Tx, brandId: string): Promise<SnippetView[]> {
  const rows = await tx.rows<Omit<SnippetView, 'changed_at' | 'used_by'> & { changed_at: Date }>(sql`select id, brand_id, key, name, words, changed_at from knowledge.snippet where brand_id = ${brandId} and removed_at is null order by name, id`);
  const uses = await tx.rows<{ key: string; uses: number }>(sql`
    select k.key, count(distinct t.article_id)::integer as uses from unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => including(row.key))}::text[]) as k(key, pattern) join knowledge.translation t on t.brand_id = ${brandId} and t.body ~ k.pattern
    join knowledge.article a on a.id = t.article_id and a.removed_at is null group by k.key`);
  return rows.map((row) => ({ ...row, changed_at: row.changed_at.toISOString(), used_by: uses.find((one) => one.key === row.key)?.uses ?? 0 }));
}
