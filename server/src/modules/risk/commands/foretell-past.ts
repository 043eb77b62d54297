import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { foretell } from './foretell.ts';

const AT_ONCE = 500;
const MOST = 20_000;

/** What was settled before anybody listened (a history brought in from elsewhere) is foretold as it would have been then. */
export async function foretellPast(tx: Tx, brandId: string, since: Date): Promise<void> {
  const missed = await tx.rows<{ id: string; resolved_at: Date }>(sql`
    select c.id, c.resolved_at from conversations.conversation c
    where c.brand_id = ${brandId} and c.category = 'resolved' and c.merged_into_id is null and c.last_message_at > ${since} and c.kind = 'support' and c.customer_id is not null and c.resolved_at is not null
      and not exists (select from risk.settled s where s.conversation_id = c.id)
    order by c.last_message_at desc limit ${MOST}`);
  for (let from = 0; from < missed.length; from += AT_ONCE) await foretell(tx, missed.slice(from, from + AT_ONCE).map((row) => ({ conversationId: row.id, at: row.resolved_at })));
}
