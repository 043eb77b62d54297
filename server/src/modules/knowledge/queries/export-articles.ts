import { strToU8, zipSync } from 'fflate';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pictures } from '../ports.ts';
import { picturesOf, withImageAddresses } from '../rules/clean-article.ts';
import { writeFrontMatter } from '../rules/front-matter.ts';
import { slugFrom } from '../rules/slug.ts';

interface Row {
  id: string;
  import_path: string | null;
  language: string;
  slug: string;
  source_slug: string;
  title: string;
  summary: string;
  body: string;
  category: string | null;
  above: string | null;
}

/** Everything a brand wrote, as `importArticles` takes it in again: HTML files by language, with what stands above them, and the pictures. */
export async function exportArticles(tx: Tx, brandId: string): Promise<Uint8Array> {
  const rows = await tx.rows<Row>(sql`
    select a.id, a.import_path, t.language, t.slug, coalesce(s.slug, t.slug) as source_slug, t.title, t.summary, t.body, n.name as category, p.name as above from knowledge.article a join knowledge.translation t on t.article_id = a.id
    left join knowledge.translation s on s.article_id = a.id and s.language = a.source_language left join knowledge.category c on c.id = a.category_id
    left join lateral (select name from knowledge.category_name where category_id = c.id order by language <> a.source_language, language limit 1) n on true
    left join lateral (select name from knowledge.category_name where category_id = c.parent_id order by language <> a.source_language, language limit 1) p on true
    where a.brand_id = ${brandId} and a.removed_at is null and t.state <> 'archived' order by a.id, t.language`);
  const files: Record<string, Uint8Array> = {};
  for (const row of rows) {
    const place = row.import_path ?? [row.above, row.category].filter((one) => one !== null).map(slugFrom).concat(row.source_slug).join('/');
    const up = '../'.repeat(place.split('/').length);
    const names = await addPictures(tx, brandId, row.body, files);
    const facts = { title: row.title, slug: row.slug, language: row.language, summary: row.summary, category: [row.above, row.category].filter((one) => one !== null).join(' / ') };
    files[`${row.language}/${place}.html`] = strToU8(`${writeFrontMatter(facts)}${withImageAddresses(row.body, (id) => `${up}${names.get(id) ?? id}`)}\n`);
  }
  return zipSync(files);
}

async function addPictures(tx: Tx, brandId: string, body: string, files: Record<string, Uint8Array>): Promise<Map<string, string>> {
  const found = await tx.rows<{ id: string; type: string; blob: string }>(sql`select id, type, blob from knowledge.image where brand_id = ${brandId} and id = any (${picturesOf(body)}::uuid[])`);
  const names = new Map<string, string>();
  for (const { id, type, blob } of found) {
    const name = `pictures/${id}.${type.split('/')[1] ?? 'png'}`;
    files[name] ??= new Uint8Array(await pictures.get().blobs.get(blob));
    names.set(id, name);
  }
  return names;
}
