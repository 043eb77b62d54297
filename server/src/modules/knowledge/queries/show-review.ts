import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ArticleReviewView } from '../contract.ts';
import { snippetWords } from '../store/snippets.ts';
import { plainText } from './live-index.ts';

interface Row {
  brand_id: string;
  article_id: string;
  language: string;
  title: string;
  summary: string;
  body: string;
  live_title: string | null;
  live_summary: string | null;
  live_body: string | null;
}

/** What a second person decides about: what readers would see, beside what they see now. Both as somebody reads it who is not signed in. */
export async function showReview(tx: Tx, translationId: string): Promise<ArticleReviewView> {
  const row = await tx.maybe<Row>(sql`
    select t.brand_id, t.article_id, t.language, t.title, t.summary, t.body, v.title as live_title, v.summary as live_summary, v.body as live_body
    from knowledge.translation t left join knowledge.version v on v.translation_id = t.id and v.number = t.live_version and t.published_at is not null where t.id = ${translationId}`);
  if (row === undefined) throw notFound('article');
  const words = await snippetWords(tx, row.brand_id, row.language);
  const said = (title: string, summary: string, body: string) => ({ title, summary, text: plainText(body, words, row.language) });
  return {
    article_id: row.article_id, language: row.language, after: said(row.title, row.summary, row.body),
    before: row.live_body === null ? null : said(row.live_title ?? '', row.live_summary ?? '', row.live_body),
  };
}
