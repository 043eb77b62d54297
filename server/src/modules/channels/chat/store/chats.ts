import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { isUuid } from '../../../../platform/ids/ids.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import type { ChatSurveyView } from '../contract.ts';
import { isSigned, type VisitorRow } from './visitors.ts';

export interface ChatRow {
  id: string;
  brand_id: string;
  visitor_id: string;
  conversation_id: string;
  last_seq: number;
  delivered_seq: number;
  seen_seq: number;
  ended_at: Date | null;
  survey: ChatSurveyView | null;
  created_at: Date;
}

/** Whose chats a visitor may see: its own, and, while the shop vouches for who it is, those it vouched for under the same name. */
async function visitorsBehind(tx: Tx, visitor: VisitorRow): Promise<string[]> {
  if (!isSigned(visitor, tx.now) || visitor.signed_subject === null) return [visitor.id];
  const rows = await tx.rows<{ id: string }>(sql`select id from channels_chat.visitor where brand_id = ${visitor.brand_id} and signed_subject = ${visitor.signed_subject}`);
  return [...new Set([visitor.id, ...rows.map((row) => row.id)])];
}

export async function chatsOf(tx: Tx, visitor: VisitorRow): Promise<ChatRow[]> {
  return tx.rows<ChatRow>(sql`select * from channels_chat.chat where visitor_id = any (${await visitorsBehind(tx, visitor)}) order by created_at desc limit 20`);
}

/** The only way to a chat on a visitor's behalf. */
export async function chatFor(tx: Tx, visitor: VisitorRow, id: string): Promise<ChatRow> {
  const chat = isUuid(id) ? await tx.maybe<ChatRow>(sql`select * from channels_chat.chat where id = ${id} and visitor_id = any (${await visitorsBehind(tx, visitor)})`) : undefined;
  if (!chat) throw notFound('chat');
  return chat;
}

/** The newest chat of a conversation and of those merged into it: where a reply is said. */
export function chatOfConversation(tx: Tx, conversationId: string): Promise<ChatRow | undefined> {
  return tx.maybe<ChatRow>(sql`
    with recursive behind as (
      select id, 1 as depth from conversations.conversation where id = ${conversationId}
      union all
      select c.id, depth + 1 from behind join conversations.conversation c on c.merged_into_id = behind.id where depth < 20)
    select chat.* from channels_chat.chat where conversation_id in (select id from behind) order by created_at desc, id desc limit 1`);
}

/** The same for many: conversation → its chat, where it has one. */
export async function chatsOfConversations(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, ChatRow>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await tx.rows<ChatRow & { asked: string }>(sql`
    with recursive behind as (
      select id as asked, id, 1 as depth from conversations.conversation where id = any (${conversationIds as string[]}::uuid[])
      union all
      select behind.asked, c.id, depth + 1 from behind join conversations.conversation c on c.merged_into_id = behind.id where depth < 20)
    select distinct on (behind.asked) behind.asked, chat.* from behind join channels_chat.chat on chat.conversation_id = behind.id order by behind.asked, chat.created_at desc, chat.id desc`);
  return new Map(rows.map(({ asked, ...chat }) => [asked, chat]));
}

export async function newChat(tx: Tx, visitor: VisitorRow, conversationId: string): Promise<ChatRow> {
  return tx.one<ChatRow>(sql`
    insert into channels_chat.chat (id, brand_id, visitor_id, conversation_id, created_at) values (${tx.id()}, ${visitor.brand_id}, ${visitor.id}, ${conversationId}, ${tx.now}) returning *`);
}

export interface NewLine {
  readonly messageId: string;
  readonly clientId: string | null;
  readonly ours: boolean;
}

/** The next number of the chat, for a message. The chat's row is locked until the commit: numbers come to be visible in order. */
export async function addLine(tx: Tx, chat: Pick<ChatRow, 'id' | 'brand_id'>, line: NewLine): Promise<number> {
  const { last_seq } = await tx.one<{ last_seq: number }>(sql`update channels_chat.chat set last_seq = last_seq + 1 where id = ${chat.id} returning last_seq`);
  tx.post(sql`
    insert into channels_chat.line (chat_id, brand_id, seq, message_id, client_id, ours, at) values (${chat.id}, ${chat.brand_id}, ${last_seq}, ${line.messageId}, ${line.clientId}, ${line.ours}, ${tx.now})`);
  return last_seq;
}
