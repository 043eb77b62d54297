import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** What each snippet of a brand says in a language; where nobody wrote it there, in the brand's own. */
export async function snippetWords(tx: Tx, brandId: string, language: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ key: string; words: string }>(sql`
    select s.key, coalesce(s.words ->> ${language}, s.words ->> split_part(${language}, '-', 1), s.words ->> b.locale, '') as words
    from knowledge.snippet s join identity.brand b on b.id = s.brand_id where s.brand_id = ${brandId} and s.removed_at is null`);
  return new Map(rows.map((row) => [row.key, row.words]));
}
