import { sql } from '../../../../platform/db/sql.ts';
import type { ReadSource } from './source.ts';

/** How the customer rated it, 1 to 5; the newest answer. */
export const ratings: ReadSource = async (tx, ids) => {
  const rows = await tx.rows<{ id: string; score: number }>(sql`
    select c.id, s.score from unnest(${ids as string[]}::uuid[]) c(id)
    join lateral (select x.score from surveys.survey x where x.conversation_id = c.id and x.kind = 'csat' and x.answered_at is not null order by x.answered_at desc limit 1) s on true`);
  return new Map(rows.map((row) => [row.id, { facts: { rating: row.score } }]));
};
