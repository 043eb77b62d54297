import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../../platform/refusal/refusal.ts';
import { record } from '../../../audit/index.ts';
import { mailWords, type ChatPorts } from '../ports.ts';
import { chatOfConversation, type ChatRow } from '../store/chats.ts';
import type { VisitorRow } from '../store/visitors.ts';
import { tellAfter, tellDeskAfter } from './tell.ts';

/** The shopper is done: what is said next begins another chat. The conversation stands as it stands. */
export async function endChat(ports: ChatPorts, tx: Tx, chat: ChatRow): Promise<void> {
  if (chat.ended_at !== null) return;
  tx.post(sql`update channels_chat.chat set ended_at = ${tx.now} where id = ${chat.id}`);
  tellAfter(tx, ports, { chat: 'state', id: chat.id, visitor: chat.visitor_id, ended: true });
  tellDeskAfter(tx, ports, chat.brand_id, chat.conversation_id);
}

/** Everything that was said, to the address that is known; never to one that is typed for it. */
export async function mailTranscript(tx: Tx, visitor: VisitorRow, chat: ChatRow): Promise<void> {
  if (visitor.email === null) throw invalid('Say first where it can be mailed to.', [{ field: 'email', message: 'is missing' }]);
  const lines = await tx.rows<{ message_id: string; conversation_id: string }>(sql`
    select l.message_id, m.conversation_id from channels_chat.line l join conversations.message m on m.id = l.message_id where l.chat_id = ${chat.id} order by l.seq limit 500`);
  if (lines.length === 0) throw invalid('Nothing was said yet.');
  await mailWords.get()(tx, { brandId: chat.brand_id, conversationId: (lines[0] as { conversation_id: string }).conversation_id, messageIds: lines.map((line) => line.message_id), to: { address: visitor.email, name: visitor.name }, as: 'transcript' });
}

/** Somebody who abuses the chat is shut out, or let in again. */
export async function blockVisitor(ports: ChatPorts, tx: Tx, conversationId: string, blocked: boolean): Promise<void> {
  const chat = await chatOfConversation(tx, conversationId);
  if (!chat) throw notFound('chat');
  tx.post(sql`update channels_chat.visitor set blocked_at = ${blocked ? tx.now : null} where id = ${chat.visitor_id}`);
  await record(tx, { action: blocked ? 'channels_chat.visitor_blocked' : 'channels_chat.visitor_unblocked', subjectKind: 'conversation', subjectId: conversationId, brandId: chat.brand_id });
  if (blocked) tellAfter(tx, ports, { chat: 'visitor', visitor: chat.visitor_id, gone: 'blocked' });
  tellDeskAfter(tx, ports, chat.brand_id, conversationId);
}
