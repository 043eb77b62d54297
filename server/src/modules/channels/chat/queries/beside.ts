import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { ChatBesideView } from '../contract.ts';
import { chatOfConversation } from '../store/chats.ts';
import { isOnline, isSigned, type VisitorRow } from '../store/visitors.ts';

/** What the desk shows beside a conversation that has a chat: who is there, what they look at, how far they have read. */
export async function showBeside(tx: Tx, conversationId: string): Promise<ChatBesideView> {
  const chat = await chatOfConversation(tx, conversationId);
  if (!chat) return { visitor: null, ended: false, delivered_message_id: null, seen_message_id: null, mailed_message_id: null };
  const [visitor, reached] = await Promise.all([
    tx.one<VisitorRow>(sql`select * from channels_chat.visitor where id = ${chat.visitor_id}`),
    tx.one<{ delivered: string | null; seen: string | null; mailed: string | null }>(sql`
      select (select message_id from channels_chat.line where chat_id = ${chat.id} and ours and seq <= ${chat.delivered_seq} order by seq desc limit 1) as delivered,
        (select message_id from channels_chat.line where chat_id = ${chat.id} and ours and seq <= ${chat.seen_seq} order by seq desc limit 1) as seen,
        (select message_id from channels_chat.line where chat_id = ${chat.id} and ours and mailed_at is not null order by seq desc limit 1) as mailed`),
  ]);
  return {
    visitor: {
      name: visitor.name, email: visitor.email, signed_in: isSigned(visitor, tx.now), online: isOnline(visitor, tx.now), last_seen_at: (visitor.left_at ?? visitor.last_seen_at).toISOString(),
      blocked: visitor.blocked_at !== null, locale: visitor.locale, pages: visitor.pages, cart: visitor.cart as never,
    },
    ended: chat.ended_at !== null, delivered_message_id: reached.delivered, seen_message_id: reached.seen, mailed_message_id: reached.mailed,
  };
}
