import type { Tx } from '../../../../platform/db/tx.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { ReleasedReply } from '../../../conversations/index.ts';
import type { ChatPorts } from '../ports.ts';
import { addLine, chatOfConversation } from '../store/chats.ts';
import { lookAfter } from './follow-up.ts';
import { tellAfter } from './tell.ts';

/** An agent's reply becomes a line of the chat, in the transaction that releases it; the browsers hear of it with the commit. */
export async function sayReply(ports: ChatPorts, tx: Tx, reply: ReleasedReply): Promise<void> {
  const chat = await chatOfConversation(tx, reply.conversationId);
  if (!chat) return;
  await addLine(tx, chat, { messageId: reply.messageId, clientId: null, ours: true });
  // Who is answered is talked to: a chat that was ended goes on.
  if (chat.ended_at !== null) tx.post(sql`update channels_chat.chat set ended_at = null where id = ${chat.id}`);
  await lookAfter(tx, chat);
  tellAfter(tx, ports, { chat: 'lines', id: chat.id, visitor: chat.visitor_id });
}
