import type { Tx } from '../../../platform/db/tx.ts';
import { withImageAddresses } from '../rules/clean-article.ts';
import { filledArticle, withSnippets } from '../rules/placeholders.ts';
import { snippetWords } from '../store/snippets.ts';
import { translationOf } from '../store/translations.ts';

/** What is being written, as a reader sees it who is not signed in. */
export async function previewArticle(tx: Tx, articleId: string, language: string): Promise<{ title: string; summary: string; html: string }> {
  const { brand_id: brandId, title, summary, body } = await translationOf(tx, articleId, language);
  const words = await snippetWords(tx, brandId, language);
  return { title, summary, html: filledArticle(withImageAddresses(withSnippets(body, words), (id) => `/article-images/${id}`), {}, language) };
}
