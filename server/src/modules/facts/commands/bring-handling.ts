import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** From when to when somebody had a conversation before them, in times that are over. */
export interface PastHandling {
  readonly personId: string;
  readonly conversationId: string;
  readonly from: Date;
  readonly to: Date;
}

/** Handle times that were measured elsewhere, of conversations that are here. What the person had before them then by what is known here stays, and theirs is left out. */
export async function bringHandling(tx: Tx, rows: readonly PastHandling[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into facts.handling (id, brand_id, person_id, conversation_id, from_at, to_at)
    select x.id, c.brand_id, x.person_id, c.id, x.from_at, x.to_at
    from unnest(${rows.map(() => tx.id())}::uuid[], ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.conversationId)}::uuid[], ${rows.map((row) => row.from)}::timestamptz[], ${rows.map((row) => row.to)}::timestamptz[]) as x(id, person_id, conversation_id, from_at, to_at)
    join conversations.conversation c on c.id = x.conversation_id
    where x.to_at > x.from_at and not exists (select from facts.handling h where h.person_id = x.person_id and h.from_at < x.to_at and coalesce(h.to_at, 'infinity') > x.from_at)`);
}
