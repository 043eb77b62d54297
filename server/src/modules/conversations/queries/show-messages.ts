import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { MessageView } from '../contract.ts';
import { messageById, type MessageRow } from '../store/messages.ts';

interface AttachmentRow {
  id: string;
  message_id: string;
  name: string;
  type: string;
  size: number;
  inline: boolean;
  content_id: string | null;
  scan: 'unscanned' | 'clean' | 'infected';
}

/** The newest messages of a conversation, oldest first, with their attachments. */
export async function newestMessages(tx: Tx, conversationId: string, limit: number): Promise<{ messages: MessageView[]; older: boolean }> {
  const rows = await tx.rows<MessageRow>(sql`select * from conversations.message where conversation_id = ${conversationId} order by at desc, id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit).toReversed();
  return { messages: await showMessages(tx, shown), older: rows.length > limit };
}

/** Those right before a message of the same conversation, oldest first; what is left out is older still. */
export async function messagesBefore(tx: Tx, conversationId: string, messageId: string, limit: number): Promise<{ rows: MessageRow[]; older: boolean }> {
  const rows = await tx.rows<MessageRow>(sql`
    select m.* from conversations.message m join conversations.message mark on mark.conversation_id = m.conversation_id and mark.id = ${messageId}
    where m.conversation_id = ${conversationId} and (m.at, m.id) < (mark.at, mark.id) order by m.at desc, m.id desc limit ${limit + 1}`);
  return { rows: rows.slice(0, limit).toReversed(), older: rows.length > limit };
}

export async function messagesPage(tx: Tx, conversationId: string, before: { at: string; id: string } | null, limit: number): Promise<MessageRow[]> {
  return tx.rows<MessageRow>(sql`
    select * from conversations.message where conversation_id = ${conversationId}
      and (${before?.at ?? null}::timestamptz is null or (at, id) > (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by at, id limit ${limit}`);
}

export async function showMessages(tx: Tx, rows: readonly MessageRow[]): Promise<MessageView[]> {
  if (rows.length === 0) return [];
  const files = await filesOf(tx, rows.map((row) => row.id));
  return rows.map((row) => view(row, files.filter((file) => file.message_id === row.id)));
}

/** One message that is there. */
export async function showMessage(tx: Tx, id: string): Promise<MessageView> {
  const [row, files] = await Promise.all([messageById(tx, id), filesOf(tx, [id])]);
  if (!row) throw notFound('message');
  return view(row, files);
}

function filesOf(tx: Tx, messageIds: readonly string[]): Promise<AttachmentRow[]> {
  return tx.rows<AttachmentRow>(sql`
    select id, message_id, name, type, size, inline, content_id, scan from conversations.attachment where message_id = any (${messageIds}) order by created_at, id`);
}

function view(row: MessageRow, files: readonly AttachmentRow[]): MessageView {
  const { before: _before, ...facts } = row.facts;
  return {
    id: row.id, kind: row.kind, author: { kind: row.author_kind, id: row.author_id, name: row.author_name, address: row.sender?.address ?? null },
    from: row.sender, to: row.recipients.to ?? [], cc: row.recipients.cc ?? [], subject: row.subject, text: row.text, html: row.html, quoted: row.quoted,
    at: row.at.toISOString(), channel: row.channel,
    delivery: { state: row.delivery_state as MessageView['delivery']['state'], at: row.delivery_at?.toISOString() ?? null, note: row.delivery_note },
    attachments: files.map((file) => ({ id: file.id, name: file.name, type: file.type, size: file.size, inline: file.inline, content_id: file.content_id, scan: file.scan, url: `/files/${file.id}` })),
    facts, has_raw: row.raw_blob !== null, remote_images: row.remote_images,
  };
}
