import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { orderCards } from '../../orders/index.ts';
import type { OrderCardView } from '../contract.ts';

/**
 * The orders an agent sees beside a conversation: those its messages speak of first, then the customer's own, newest
 * first. An order that belongs to somebody else is flagged; nothing of it ever goes to whoever wrote its number.
 */
export async function ordersBeside(tx: Tx, conversationId: string, customerIds: readonly string[]): Promise<OrderCardView[]> {
  const mentionedIds = new Set(await mentionedOrders(tx, conversationId));
  const cards = await orderCards(tx, { customerIds, orderIds: [...mentionedIds], limit: 20 });
  return cards
    .map(({ customer_id, ...card }) => ({ ...card, mentioned: mentionedIds.has(card.id), flag: customer_id === null || !customerIds.includes(customer_id) ? ('not_buyers_address' as const) : null }))
    .toSorted((a, b) => Number(b.mentioned) - Number(a.mentioned));
}

/** Orders that messages of a conversation speak of, whoever they belong to. */
export async function mentionedOrders(tx: Tx, conversationId: string): Promise<string[]> {
  const rows = await tx.rows<{ order_id: string }>(sql`select order_id from conversations.mention where conversation_id = ${conversationId} and order_id is not null`);
  return rows.map((row) => row.order_id);
}
