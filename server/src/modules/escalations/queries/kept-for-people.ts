import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Forbidden } from '../rules/matrix.ts';

const DOES = { reply: 'writes to the customer', close: 'resolves the conversation', money: 'moves money' } as const;

/** Why no program may do something in a conversation, or null when nothing stands against it. */
export async function keptForPeople(tx: Tx, conversationId: string, what: Forbidden): Promise<string | null> {
  const row = await tx.maybe<{ name: string }>(sql`
    select e.name from escalations.concern k join escalations.escalation e on e.id = k.escalation_id where k.conversation_id = ${conversationId} and e.closed_at is null and ${what} = any (e.forbids) limit 1`);
  return row ? `This conversation is escalated (${row.name}): until that is closed only a person ${DOES[what]}.` : null;
}
