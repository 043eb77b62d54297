import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { ordersMentioned, type Mentioned } from '../../orders/index.ts';
import { MESSAGE_RECEIVED, NOTE_WRITTEN, ORDER_MENTIONED } from '../events.ts';
import { indexConversations } from './index-for-search.ts';

/** Recognises the orders, parcels and products that a new message speaks of. */
export const findMentions: Listener = {
  name: 'conversations.find-mentions',
  hears: [MESSAGE_RECEIVED, NOTE_WRITTEN],
  handleBatch: async (tx, events) => {
    const texts = await textsOf(tx, events);
    const changed = new Set<string>();
    for (const [brandId, theirs] of Map.groupBy(events.filter((event) => texts.has(String(event.payload.message_id))), (event) => event.brandId)) {
      const found = await ordersMentioned(tx, brandId, theirs.map((event) => texts.get(String(event.payload.message_id)) as string));
      await Promise.all(theirs.map((event, i) => keep(tx, event, found[i] as Mentioned[])));
      for (const [i, event] of theirs.entries()) if ((found[i] as Mentioned[]).length > 0) changed.add(event.subjectId);
    }
    if (changed.size > 0) await indexConversations(tx, [...changed]);
  },
};

const MOST_LETTERS = 20_000;

/** By message, what is looked at. */
async function textsOf(tx: Tx, events: readonly EventRecord[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; text: string }>(sql`
    select id, left(concat_ws(E'\n', subject, text, quoted), ${MOST_LETTERS}::integer) as text from conversations.message where id = any (${events.map((event) => event.payload.message_id)}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.text]));
}

/** Writes down what a message speaks of and, where it is live, says so of every order that was not known of before. */
async function keep(tx: Tx, event: EventRecord, mentions: readonly Mentioned[]): Promise<void> {
  const written = await Promise.all(mentions.map((mention) => tx.posted<{ order_id: string | null }>(sql`
    insert into conversations.mention (brand_id, conversation_id, kind, value, order_id)
    values (${event.brandId}, ${event.subjectId}, ${mention.kind}, ${mention.value}, ${mention.orderId}) on conflict do nothing returning order_id`)));
  for (const { order_id: orderId } of written.flat()) {
    if (orderId !== null && !event.silent) await tx.announce({ name: ORDER_MENTIONED, brandId: event.brandId, subjectId: event.subjectId, payload: { order_id: orderId } });
  }
}
