import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

const AGAIN_DAYS = 7;

/**
 * Writes beside what was foretold what came, once the seven days are over: they wrote again in the same conversation, or in another about
 * the same reason or one of its orders (without a reason both count as the same, as in the figures).
 */
export async function judgeSettled(tx: Tx, brandId: string): Promise<number> {
  const over = new Date(tx.now.getTime() - AGAIN_DAYS * 86_400_000);
  return tx.run(sql`
    update risk.settled s set again = exists (
        select from conversations.message m where m.conversation_id = c.id and m.kind = 'customer' and m.at > s.settled_at and m.at <= s.settled_at + make_interval(days => ${AGAIN_DAYS}::integer))
      or exists (
        select from conversations.conversation o
        where o.customer_id = c.customer_id and o.brand_id = c.brand_id and o.id <> c.id and o.kind = 'support' and o.category <> 'spam' and o.merged_into_id is null
          and o.opened_at > s.settled_at and o.opened_at <= s.settled_at + make_interval(days => ${AGAIN_DAYS}::integer)
          and (o.reason_id is not distinct from c.reason_id or exists (
            select from conversations.mention a join conversations.mention b on b.order_id = a.order_id where a.conversation_id = c.id and b.conversation_id = o.id and a.order_id is not null)))
    from conversations.conversation c
    where c.id = s.conversation_id and s.brand_id = ${brandId} and s.again is null and s.settled_at <= ${over}`);
}
