import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ABOUT_DAYS, aboutOrder } from '../rules/orders/about-order.ts';
import { markOrders } from './mark-orders.ts';

interface Row {
  readonly conversation_id: string;
  readonly brand_id: string;
  readonly opened_at: Date;
  readonly reason_id: string | null;
  readonly linked: readonly { id: string; at: string }[];
  readonly bought: readonly { id: string; at: string }[];
}

/** Finds anew which order each of these conversations is about; the orders they were about and are about are told anew. Answers with those that name none. */
export async function tieContacts(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const rows = await candidates(tx, conversationIds);
  const ties = rows.flatMap((row) => {
    const dated = (orders: Row['linked']) => orders.map((one) => ({ orderId: one.id, placedAt: Date.parse(one.at) }));
    const tie = aboutOrder(row.opened_at.getTime(), dated(row.linked), dated(row.bought));
    return tie === null ? [] : [{ conversation_id: row.conversation_id, brand_id: row.brand_id, order_id: tie.orderId, how: tie.how, opened_at: row.opened_at, reason_id: row.reason_id }];
  });
  const before = await tx.rows<{ order_id: string }>(sql`
    delete from facts.order_contact k using conversations.conversation c where k.conversation_id = any (${conversationIds as string[]}::uuid[]) and c.id = k.conversation_id and c.erased_at is null returning k.order_id`);
  await tx.run(sql`insert into facts.order_contact select * from jsonb_populate_recordset(null::facts.order_contact, ${JSON.stringify(ties)}::jsonb) on conflict do nothing`);
  await markOrders(tx, [...new Set([...before.map((row) => row.order_id), ...ties.map((tie) => tie.order_id)])]);
  const named = new Set(ties.flatMap((tie) => (tie.how === 'linked' ? [tie.conversation_id] : [])));
  return conversationIds.filter((id) => !named.has(id));
}

/** The orders each speaks of, and the newest its customer (all records that are one) had placed. What was erased stays as it was tied: its words are gone. */
function candidates(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select f.conversation_id, f.brand_id, f.opened_at, f.reason_id,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'at', o.placed_at)), '[]') from orders."order" o
        where o.brand_id = f.brand_id and o.id in (select m.order_id from conversations.mention m where m.conversation_id = f.conversation_id and m.order_id is not null)) as linked,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'at', b.placed_at)), '[]') from (
        select k.id as customer from customers.customer k where k.id = f.customer_id
        union all select k.id from customers.customer k where k.merged_into_id = f.customer_id
        union all select k.id from customers.customer l join customers.customer k on k.merged_into_id = l.id where l.merged_into_id = f.customer_id) own
        cross join lateral (select o.id, o.placed_at from orders."order" o where o.customer_id = own.customer and o.brand_id = f.brand_id and o.placed_at <= f.opened_at
          and o.placed_at > f.opened_at - make_interval(days => ${ABOUT_DAYS}::integer) order by o.placed_at desc limit 1) b) as bought
    from facts.conversation f join conversations.conversation c on c.id = f.conversation_id
    where f.conversation_id = any (${ids as string[]}::uuid[]) and f.counted and c.erased_at is null`);
}
