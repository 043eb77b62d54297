import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { ChatView, LineView } from '../contract.ts';
import type { ChatRow } from '../store/chats.ts';

interface LineRow {
  seq: number;
  message_id: string;
  client_id: string | null;
  ours: boolean;
  author_name: string;
  text: string;
  at: Date;
  channel: string;
  mailed_at: Date | null;
  files: LineView['files'] | null;
}

/** Lines read at once. */
export const MOST_LINES = 200;

/** What was said after a number, in order. An infected file is not offered. */
export async function linesAfter(tx: Tx, chatId: string, seq: number, limit = MOST_LINES): Promise<LineView[]> {
  const rows = await tx.rows<LineRow>(sql`
    select l.seq, l.message_id, l.client_id, l.ours, m.author_name, m.text, m.at, m.channel, l.mailed_at,
      (select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size) order by a.created_at, a.id) from conversations.attachment a where a.message_id = m.id and not a.inline and a.scan <> 'infected') as files
    from channels_chat.line l join conversations.message m on m.id = l.message_id where l.chat_id = ${chatId} and l.seq > ${seq} order by l.seq limit ${limit}`);
  return rows.map((row) => ({ seq: row.seq, id: row.message_id, client_id: row.client_id, ours: row.ours, author: row.ours ? firstName(row.author_name) : '', text: row.text, at: row.at.toISOString(), by_mail: row.channel === 'email' || row.mailed_at !== null, files: row.files ?? [] }));
}

/** Shoppers learn an agent's first name, as people say it, and no more. */
function firstName(name: string): string {
  return name.split(' ')[0] ?? '';
}

/** Chats as a browser shows them. What the desk has read is everything said before it was looked at. */
export async function showChats(tx: Tx, chats: readonly ChatRow[]): Promise<ChatView[]> {
  if (chats.length === 0) return [];
  const rows = await tx.rows<{ id: string; subject: string; unread: boolean }>(sql`select id, subject, unread from conversations.conversation where id = any (${chats.map((chat) => chat.conversation_id)})`);
  return chats.map((chat) => {
    const row = rows.find((one) => one.id === chat.conversation_id);
    return { id: chat.id, subject: row?.subject ?? '', last_seq: chat.last_seq, seen_seq: chat.seen_seq, read_seq: row?.unread === false ? chat.last_seq : 0, ended: chat.ended_at !== null, at: chat.created_at.toISOString(), survey: chat.survey };
  });
}
