import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { ArticleState, ArticleView } from '../contract.ts';
import { unknownPlaceholders } from '../rules/placeholders.ts';
import { behind, figuresOf } from './figures.ts';

interface Row {
  id: string;
  brand_id: string;
  category_id: string | null;
  owner_id: string | null;
  source_language: string;
  position: number;
  review_on: string | null;
  created_at: Date;
}

interface TranslationRow {
  id: string;
  language: string;
  slug: string;
  title: string;
  summary: string;
  body: string;
  state: ArticleState;
  edit: number;
  live_version: number | null;
  source_version: number | null;
  approval_id: string | null;
  changed_at: Date;
  changed_by: string | null;
  published_at: Date | null;
  old_slugs: string[];
}

/** An article with the working copy of every language, for whoever writes. */
export async function showArticle(tx: Tx, id: string): Promise<ArticleView> {
  const row = await tx.maybe<Row>(sql`select id, brand_id, category_id, owner_id, source_language, position, review_on::text as review_on, created_at from knowledge.article where id = ${id} and removed_at is null`);
  if (!row) throw notFound('article');
  const translations = await tx.rows<TranslationRow>(sql`
    select t.id, t.language, t.slug, t.title, t.summary, t.body, t.state, t.edit, t.live_version, t.source_version, t.approval_id, t.changed_at, t.changed_by, t.published_at,
      coalesce((select array_agg(o.slug order by o.slug) from knowledge.old_slug o where o.translation_id = t.id), '{}') as old_slugs from knowledge.translation t where t.article_id = ${id} order by t.language <> ${row.source_language}, t.language`);
  const keys = new Set((await tx.rows<{ key: string }>(sql`select key from knowledge.snippet where brand_id = ${row.brand_id} and removed_at is null`)).map((one) => one.key));
  const names = await peopleNames(tx, [row.owner_id, ...translations.map((one) => one.changed_by)].filter((one) => one !== null));
  const source = translations.find((one) => one.language === row.source_language);
  const { owner_id: owner, ...rest } = row;
  return {
    ...rest, created_at: row.created_at.toISOString(), owner: owner === null ? null : { id: owner, name: names.get(owner) ?? '?' }, ...((await figuresOf(tx, [id])).get(id) ?? { helped: 0, not_helped: 0, views: 0 }),
    translations: translations.map(({ source_version: _from, ...one }) => ({
      ...one, live: one.live_version !== null, behind: behind({ ...one, source_version: _from }, row.source_language, source), changed_at: one.changed_at.toISOString(), published_at: one.published_at?.toISOString() ?? null, changed_by: one.changed_by === null ? null : (names.get(one.changed_by) ?? null),
      unknown_placeholders: unknownPlaceholders(`${one.title} ${one.summary} ${one.body}`, keys),
    })),
  };
}
