import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Views are shown for this long. */
const VIEW_DAYS = 90;

export interface Figures {
  readonly helped: number;
  readonly not_helped: number;
  readonly views: number;
}

export interface TranslationFacts {
  readonly language: string;
  readonly live_version: number | null;
  readonly source_version: number | null;
}

/** Whether a translation was made from a version of its source that readers no longer see. */
export function behind(one: TranslationFacts, sourceLanguage: string, source: TranslationFacts | undefined): boolean {
  return one.language !== sourceLanguage && (source?.live_version ?? 0) > (one.source_version ?? 0);
}

/** What readers said of articles and how often they were looked at. */
export async function figuresOf(tx: Tx, articleIds: readonly string[]): Promise<Map<string, Figures>> {
  const since = new Date(tx.now.getTime() - VIEW_DAYS * 86_400_000).toISOString().slice(0, 10);
  const rows = await tx.rows<Figures & { id: string }>(sql`
    select a.id, (select count(*)::integer from knowledge.feedback f where f.article_id = a.id and f.helped) as helped, (select count(*)::integer from knowledge.feedback f where f.article_id = a.id and not f.helped) as not_helped,
      (select coalesce(sum(v.views), 0)::integer from knowledge.view_day v where v.article_id = a.id and v.day > ${since}::date) as views from knowledge.article a where a.id = any (${articleIds as string[]}::uuid[])`);
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
