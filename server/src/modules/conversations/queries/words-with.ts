import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** What was said with a customer since a moment, oldest first: their messages and our replies that left, the newest so many. */
export async function wordsWithCustomer(tx: Tx, customerId: string, since: Date, most: number): Promise<{ at: Date; from: 'customer' | 'shop'; text: string }[]> {
  const rows = await tx.rows<{ at: Date; kind: string; text: string }>(sql`
    select m.at, m.kind, m.text from conversations.conversation c join conversations.message m on m.conversation_id = c.id
    where c.customer_id = ${customerId} and m.at >= ${since} and m.kind in ('customer', 'reply') and m.delivery_state not in ('scheduled', 'failed', 'bounced') order by m.at desc limit ${most}`);
  return rows.reverse().map(({ at, kind, text }) => ({ at, from: kind === 'customer' ? 'customer' : 'shop', text }));
}
