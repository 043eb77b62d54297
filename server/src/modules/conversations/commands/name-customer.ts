import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CHANGED } from '../events.ts';

/**
 * Somebody who wrote without saying who they are said it later: their messages and the conversation are theirs from now on.
 * A conversation that has a customer keeps it. Answers whether anything changed.
 */
export async function nameCustomer(tx: Tx, conversationId: string, customerId: string, name: string): Promise<boolean> {
  const named = await tx.maybe<{ brand_id: string }>(sql`
    update conversations.conversation set customer_id = ${customerId} where id = ${conversationId} and customer_id is null returning brand_id`);
  if (!named) return false;
  tx.post(sql`
    update conversations.message set author_id = ${customerId}, author_name = case when author_name = '' then ${name} else author_name end
    where conversation_id = ${conversationId} and kind = 'customer' and author_id is null`);
  await tx.announce({ name: CHANGED, brandId: named.brand_id, subjectId: conversationId, payload: { fields: ['customer'] } });
  return true;
}
