import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { normaliseHandle } from '../../customers/index.ts';
import type { Forward, SideThread } from '../contract.ts';
import { CONVERSATION_OPENED } from '../events.ts';
import { bareSubject, previewOf } from '../rules/preview.ts';
import { holdConversation } from '../store/conversations.ts';
import { messageById } from '../store/messages.ts';
import { insertConversation } from './insert-conversation.ts';
import { sendReply, type ReplyAuthor } from './send-reply.ts';

/**
 * A thread with a carrier, a warehouse or a supplier that belongs to a conversation and that the shopper never sees:
 * a conversation of its own, with its own address token, and no customer.
 */
export async function startSideThread(tx: Tx, parentId: string, given: Static<typeof SideThread>, author: ReplyAuthor): Promise<{ id: string; number: number }> {
  const parent = await holdConversation(tx, parentId);
  if (parent.kind === 'side') throw invalid('A side thread belongs to a conversation with a customer, not to another side thread.');
  for (const entry of given.to) if (!normaliseHandle('email', entry.address)) throw invalid(`${entry.address} is not an address.`);
  const made = insertConversation(tx, {
    brandId: parent.brand_id, subject: given.subject, channel: 'email', customerId: null, category: 'waiting', at: tx.now, waiting: false, preview: previewOf(given.text),
    previewFrom: 'agent', hasAttachments: false, junkScore: null, unread: false, notice: null, kind: 'side', parentId: parent.id, assigneeId: tx.actor.kind === 'person' ? tx.actor.id : null,
  });
  tx.post(sql`update conversations.conversation set message_count = 0 where id = ${made.id}`);
  await tx.announce({ name: CONVERSATION_OPENED, brandId: parent.brand_id, subjectId: made.id, payload: { channel: 'email', junk: false, side_of: parent.id } });
  await sendReply(tx, made.id, { ...given, cc: given.cc ?? [] }, author);
  return { id: made.id, number: await made.number };
}

/** Sends a message on to somebody else, as a side thread that quotes it. */
export async function forwardMessage(tx: Tx, conversationId: string, given: Static<typeof Forward>, author: ReplyAuthor): Promise<{ id: string; number: number }> {
  const message = await messageById(tx, given.message_id);
  if (!message || message.conversation_id !== conversationId) throw notFound('message');
  const head = ['---------- Forwarded message ----------', `From: ${message.sender?.name ?? message.author_name} <${message.sender?.address ?? ''}>`, `Date: ${message.at.toUTCString()}`, `Subject: ${message.subject}`, ''].join('\n');
  const attachmentIds = given.with_attachments === false ? [] : await copyAttachments(tx, message.id);
  return startSideThread(tx, conversationId, { subject: `Fwd: ${bareSubject(message.subject)}`, to: given.to, text: `${given.text}\n\n${head}\n${message.text}`, attachment_ids: attachmentIds }, author);
}

async function copyAttachments(tx: Tx, messageId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    insert into conversations.attachment (id, brand_id, message_id, uploaded_by, name, type, size, blob, inline, content_id, scan, created_at)
    select gen_random_uuid(), brand_id, null, ${tx.actor.id}, name, type, size, blob, false, null, scan, ${tx.now} from conversations.attachment
    where message_id = ${messageId} and scan <> 'infected' returning id`);
  return rows.map((row) => row.id);
}
