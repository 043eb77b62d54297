import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

const MOST = 40;

/** Pictures a customer sent in a conversation, newest first; what was found infected is not among them. */
export function picturesIn(tx: Tx, conversationId: string): Promise<{ id: string; name: string }[]> {
  return tx.rows<{ id: string; name: string }>(sql`
    select a.id, a.name from conversations.message m join conversations.attachment a on a.message_id = m.id
    where m.conversation_id = ${conversationId} and m.kind = 'customer' and a.type like 'image/%' and not a.inline and a.scan <> 'infected' order by m.at desc, a.id limit ${MOST}`);
}
