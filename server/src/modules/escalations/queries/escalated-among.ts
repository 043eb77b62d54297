import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Which of these conversations are escalated, and not closed. */
export async function escalatedAmong(tx: Tx, conversationIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ conversation_id: string }>(sql`
    select distinct k.conversation_id from escalations.concern k join escalations.escalation e on e.id = k.escalation_id where k.conversation_id = any (${conversationIds as string[]}::uuid[]) and e.closed_at is null`);
  return new Set(rows.map((row) => row.conversation_id));
}
