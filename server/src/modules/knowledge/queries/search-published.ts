import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SearchHitView } from '../contract.ts';
import { noteEmptySearch } from '../commands/note-empty-search.ts';
import { excerptOf } from '../rules/search/excerpt.ts';
import { snippetWords } from '../store/snippets.ts';
import { liveIndex, plainText } from './live-index.ts';

export interface Asked {
  readonly brandId: string;
  readonly language: string;
  readonly query: string;
  readonly limit?: number;
  /** the last word may be half a word: the reader is still typing. Nothing is noted of such a search. */
  readonly typing?: boolean;
}

const LONGEST = 4000;

/** Articles readers see, best first. A finished search that finds nothing is noted, where the transaction can write. */
export async function searchPublished(tx: Tx, { brandId, language, query, limit = 10, typing = false }: Asked): Promise<SearchHitView[]> {
  const asked = query.slice(0, LONGEST);
  const hits = (await liveIndex(tx, brandId, language)).search(asked, { limit: Math.min(limit, 50), typing });
  if (hits.length === 0) {
    if (!typing) await noteEmptySearch(tx, brandId, language, asked);
    return [];
  }
  const rows = await tx.rows<{ article_id: string; slug: string; title: string; summary: string; body: string }>(sql`
    select t.article_id, t.slug, v.title, v.summary, v.body from knowledge.translation t join knowledge.version v on v.translation_id = t.id and v.number = t.live_version where t.article_id = any (${hits.map((hit) => hit.id)}::uuid[]) and t.language = ${language}`);
  const words = await snippetWords(tx, brandId, language);
  return hits.flatMap(({ id, score }) => {
    const row = rows.find((one) => one.article_id === id);
    return row === undefined ? [] : [{ article_id: id, language, slug: row.slug, title: row.title, summary: row.summary, excerpt: excerptOf(plainText(row.body, words, language), asked, language), score }];
  });
}
