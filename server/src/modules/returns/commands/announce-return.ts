import type { Tx } from '../../../platform/db/tx.ts';
import type { ReturnNews } from '../events.ts';
import type { Held } from '../store/returns.ts';

/** The line in the conversation's timeline and the news to everybody else, in the transaction of the change. */
export async function announceReturn(tx: Tx, { row, lines }: Held, name: string, from: string | null): Promise<void> {
  const payload: ReturnNews = {
    return_id: row.id, number: row.number, order_id: row.order_id, conversation_id: row.conversation_id, customer_id: row.customer_id, kind: row.kind, state: row.state, from, problem: row.problem,
    value_minor: lines.reduce((sum, line) => sum + line.value_minor, 0), currency: row.currency,
  };
  await tx.announce({ name, brandId: row.brand_id, subjectId: row.conversation_id ?? row.order_id ?? row.id, payload: { ...payload } });
}
