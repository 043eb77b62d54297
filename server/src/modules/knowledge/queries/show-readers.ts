import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import type { EmptySearch, Feedback } from '../contract.ts';

/** What readers said, newest first; of one article, or of all. */
export async function listFeedback(tx: Tx, { articleId, limit, cursor }: { articleId: string | null; limit: number; cursor: string | undefined }): Promise<{ data: Static<typeof Feedback>[]; next_cursor: string | null }> {
  const after = readCursor(cursor);
  const rows = await tx.rows<Omit<Static<typeof Feedback>, 'at'> & { at: Date }>(sql`
    select id, article_id, language, helped, words, at from knowledge.feedback where (${articleId}::uuid is null or article_id = ${articleId}::uuid) and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${limit + 1}`);
  const page = pageOf(rows, limit, (row) => ({ at: row.at.toISOString(), id: row.id }));
  return { data: page.data.map((row) => ({ ...row, at: row.at.toISOString() })), next_cursor: page.next_cursor };
}

/** What people looked for and did not find, the most often first. */
export async function emptySearches(tx: Tx, brandId: string, limit: number): Promise<Static<typeof EmptySearch>[]> {
  const rows = await tx.rows<Omit<Static<typeof EmptySearch>, 'last_at'> & { last_at: Date }>(sql`select language, words, times, last_at from knowledge.empty_search where brand_id = ${brandId} order by times desc, last_at desc limit ${limit}`);
  return rows.map((row) => ({ ...row, last_at: row.last_at.toISOString() }));
}
