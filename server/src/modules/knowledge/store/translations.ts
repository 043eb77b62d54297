import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ArticleState } from '../contract.ts';

export interface ArticleRow {
  id: string;
  brand_id: string;
  category_id: string | null;
  owner_id: string | null;
  source_language: string;
}

export interface TranslationRow {
  id: string;
  brand_id: string;
  article_id: string;
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
  changed_by: string | null;
}

/** The article, held until the end of the transaction: whoever changes any language of it waits. */
export async function holdArticle(tx: Tx, id: string): Promise<ArticleRow> {
  const row = await tx.maybe<ArticleRow>(sql`select id, brand_id, category_id, owner_id, source_language from knowledge.article where id = ${id} and removed_at is null for update`);
  if (!row) throw notFound('article');
  return row;
}

export async function translationIn(tx: Tx, articleId: string, language: string): Promise<TranslationRow | undefined> {
  return tx.maybe<TranslationRow>(sql`
    select id, brand_id, article_id, language, slug, title, summary, body, state, edit, live_version, source_version, approval_id, changed_by from knowledge.translation where article_id = ${articleId} and language = ${language}`);
}

/** The same, or a refusal. */
export async function translationOf(tx: Tx, articleId: string, language: string): Promise<TranslationRow> {
  const row = await translationIn(tx, articleId, language);
  if (!row) throw notFound('translation of this article');
  return row;
}

/** What of these addresses is some other article's, or was once: an old address never leads to something else. */
export async function takenSlugs(tx: Tx, brandId: string, language: string, stem: string, exceptTranslation: string | null): Promise<Set<string>> {
  const rows = await tx.rows<{ slug: string }>(sql`
    select slug from knowledge.translation where brand_id = ${brandId} and language = ${language} and left(slug, ${stem.length}) = ${stem} and id is distinct from ${exceptTranslation}::uuid
    union select slug from knowledge.old_slug where brand_id = ${brandId} and language = ${language} and left(slug, ${stem.length}) = ${stem} and translation_id is distinct from ${exceptTranslation}::uuid`);
  return new Set(rows.map((row) => row.slug));
}

export const personOf = (tx: Tx): string | null => (tx.actor.kind === 'person' ? tx.actor.id : null);
