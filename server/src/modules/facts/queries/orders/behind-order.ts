import { compose, part } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { OrderDimension } from '../../rules/orders/order-keys.ts';
import type { Behind } from '../behind.ts';
import type { OrdersAsked } from './per-order.ts';

/** The conversations about a period's orders of one key (of all where none is named), newest first. `filed: false` asks for those filed under no contact reason. */
export async function behindOrders(tx: Tx, asked: OrdersAsked, within: { readonly dimension: OrderDimension; readonly key: string } | null, filed: boolean, limit: number): Promise<Behind[]> {
  const chosen = within === null ? part`` : part`and s.keys @> ${JSON.stringify([{ dimension: within.dimension, key: within.key }])}::jsonb`;
  const reasons = filed ? (asked.reasonIds === null ? part`` : part`and k.reason_id = any (${asked.reasonIds as string[]}::uuid[])`) : part`and k.reason_id is null`;
  return tx.rows<Behind>(compose`
    select k.conversation_id, c.number, k.brand_id, c.subject, k.opened_at as at, 0 as hit, null::integer as seconds
    from facts.order_contact k join facts.order_story s on s.order_id = k.order_id join conversations.conversation c on c.id = k.conversation_id
    where k.brand_id = ${asked.brandId} and s.day >= ${asked.from}::date and s.day < ${asked.to}::date ${chosen} ${reasons}
    order by k.opened_at desc, k.conversation_id limit ${limit}::integer`);
}
