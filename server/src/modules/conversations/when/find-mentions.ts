import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { ordersMentioned } from '../../orders/index.ts';
import { MESSAGE_RECEIVED, NOTE_WRITTEN, ORDER_MENTIONED } from '../events.ts';
import { indexConversations } from './index-for-search.ts';

/** Recognises the orders, parcels and products that a new message speaks of. */
export const findMentions: Listener = {
  name: 'conversations.find-mentions',
  hears: [MESSAGE_RECEIVED, NOTE_WRITTEN],
  handleBatch: async (tx, events) => {
    const found = await Promise.all(events.map((event) => lookAt(tx, event)));
    const changed = new Set(events.filter((_, i) => found[i]).map((event) => event.subjectId));
    if (changed.size > 0) await indexConversations(tx, [...changed]);
  },
};

async function lookAt(tx: Tx, event: EventRecord): Promise<boolean> {
  const message = await tx.maybe<{ subject: string; text: string; quoted: string | null }>(sql`select subject, text, quoted from conversations.message where id = ${event.payload.message_id}`);
  if (!message) return false;
  const mentions = await ordersMentioned(tx, event.brandId, `${message.subject}\n${message.text}\n${message.quoted ?? ''}`.slice(0, 20_000));
  const written = mentions.map((mention) => tx.posted<{ order_id: string | null }>(sql`
    insert into conversations.mention (brand_id, conversation_id, kind, value, order_id)
    values (${event.brandId}, ${event.subjectId}, ${mention.kind}, ${mention.value}, ${mention.orderId}) on conflict do nothing returning order_id`));
  for (const { order_id: orderId } of (await Promise.all(written)).flat()) {
    if (orderId !== null && !event.silent) await tx.announce({ name: ORDER_MENTIONED, brandId: event.brandId, subjectId: event.subjectId, payload: { order_id: orderId } });
  }
  return mentions.length > 0;
}
