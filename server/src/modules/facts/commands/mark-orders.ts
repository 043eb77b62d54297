import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** These orders are told anew when the job next comes by. */
export async function markOrders(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await tx.run(sql`insert into facts.changed_order (order_id, brand_id, placed_at) select id, brand_id, placed_at from orders."order" where id = any (${orderIds as string[]}::uuid[]) order by id on conflict do nothing`);
}

/** These conversations are tied to their orders anew when the job next comes by. */
export function markContacts(tx: Tx, conversationIds: readonly string[]): void {
  tx.post(sql`
    insert into facts.changed_contact (conversation_id, brand_id, look_at) select conversation_id, brand_id, ${tx.now}::timestamptz from facts.conversation where conversation_id = any (${conversationIds as string[]}::uuid[]) order by conversation_id
    on conflict (conversation_id) do update set look_at = excluded.look_at, again = false`);
}

const AGAIN_SECONDS = 3600;

/** What names no order yet is looked at once more: the orders a message speaks of are found by another reader of the log, and of the past without news of it. */
export function lookAgainAt(tx: Tx, conversationIds: readonly string[]): void {
  tx.post(sql`
    insert into facts.changed_contact (conversation_id, brand_id, look_at, again) select conversation_id, brand_id, ${new Date(tx.now.getTime() + AGAIN_SECONDS * 1000)}::timestamptz, true from facts.conversation
    where conversation_id = any (${conversationIds as string[]}::uuid[]) and counted order by conversation_id on conflict (conversation_id) do nothing`);
}
