import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface NextDue {
  readonly conversationId: string;
  /** null when nothing of it is due */
  readonly at: Date | null;
}

/** By when each of these has to have been dealt with: whoever keeps its clocks says so. Lists sort by it. */
export function setNextDue(tx: Tx, dues: readonly NextDue[]): void {
  if (dues.length === 0) return;
  const rows = JSON.stringify(dues.map((due) => ({ id: due.conversationId, at: due.at })));
  tx.post(sql`
    update conversations.conversation c set due_at = d.at from jsonb_to_recordset(${rows}::jsonb) as d(id uuid, at timestamptz)
    where c.id = d.id and c.due_at is distinct from d.at`);
}
