import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Moments } from '../rules/deadline.ts';

interface Row {
  id: string;
  brand_id: string;
  counts: boolean;
  category: string;
  opened_at: Date;
  waiting_since: Date | null;
  resolved_at: Date | null;
  replied_at: Date | null;
}

export interface Standing extends Moments {
  readonly id: string;
  readonly brandId: string;
  /** false for side threads, spam and what was merged: no time runs */
  readonly counts: boolean;
}

/** What time is counted from, for many conversations in one statement. A program's reply is no answer. */
export async function momentsOf(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const rows = await tx.rows<Row>(sql`
    select c.id, c.brand_id, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counts, c.category, c.opened_at, c.waiting_since, c.resolved_at, case when last.kind = 'reply' then last.at end as replied_at
    from conversations.conversation c
    left join lateral (
      select m.kind, m.at from conversations.message m
      where m.conversation_id = c.id and (m.kind = 'customer' or (m.kind = 'reply' and m.author_kind in ('person', 'key') and m.delivery_state not in ('scheduled', 'failed', 'bounced')))
      order by m.at desc, m.id desc limit 1) last on true
    where c.id = any (${ids as string[]}::uuid[])`);
  return rows.map((row) => ({
    id: row.id, brandId: row.brand_id, counts: row.counts, category: row.category, openedAt: row.opened_at.getTime(), waitingSince: row.waiting_since?.getTime() ?? null, repliedAt: row.replied_at?.getTime() ?? null,
    resolvedAt: row.resolved_at?.getTime() ?? null,
  }));
}
