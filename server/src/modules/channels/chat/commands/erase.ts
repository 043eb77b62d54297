import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';

interface Visited {
  name: string;
  email: string | null;
  pages: unknown;
  cart: unknown;
  created_at: Date;
}

/** Visitors of a customer: those the shop vouched for, and those of the customer's conversations. Their words are erased with the conversations. */
export function eraseVisitors(tx: Tx, customerId: string): Promise<number> {
  return tx.run(sql`
    update channels_chat.visitor set name = '', email = null, locale = null, pages = '[]', cart = null, signed_until = null, signed_subject = null, signed_email = null, customer_id = null
    where customer_id = ${customerId} or id in (select t.visitor_id from channels_chat.chat t join conversations.conversation c on c.id = t.conversation_id where c.customer_id = ${customerId})`);
}

export async function exportVisitors(tx: Tx, customerId: string): Promise<Record<string, unknown>> {
  const rows = await tx.rows<Visited>(sql`
    select name, email, pages, cart, created_at from channels_chat.visitor
    where customer_id = ${customerId} or id in (select t.visitor_id from channels_chat.chat t join conversations.conversation c on c.id = t.conversation_id where c.customer_id = ${customerId}) order by created_at`);
  return { visits: rows };
}
