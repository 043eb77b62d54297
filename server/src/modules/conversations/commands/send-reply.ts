import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import type { MailboxView, NewReplyInput } from '../contract.ts';
import { REPLY_WRITTEN, STATUS_CHANGED, type ReplyWritten } from '../events.ts';
import { mailboxesOf } from '../ports.ts';
import { previewOf, replySubject } from '../rules/preview.ts';
import { behaviourOf, defaultStatus, holdConversation, type ConversationRow } from '../store/conversations.ts';
import { claimAttachments, insertMessage, type Recipients } from '../store/messages.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { cleanHtml } from './clean-html.ts';
import { htmlOf, textOf } from '../rules/body.ts';
import { replyDefaults } from '../queries/reply-defaults.ts';

export interface ReplyAuthor {
  readonly id: string | null;
  readonly name: string;
}

export interface SentReply {
  readonly messageId: string;
  readonly conversationId: string;
  readonly sendAt: Date;
}

/**
 * Stores a reply and sets the deadline that will release it: after the brand's undo time, or at the time asked for.
 * Refuses with `replied_meanwhile` when somebody answered or the customer wrote since the writer last looked, and
 * with `sent_twice` when the same words go out again within seconds.
 */
export async function sendReply(tx: Tx, conversationId: string, reply: NewReplyInput, author: ReplyAuthor): Promise<SentReply> {
  const conversation = await holdConversation(tx, conversationId);
  if (conversation.merged_into_id !== null) throw conflict('merged', 'This conversation was merged; answer in the one that is left.', [{ message: 'conversation', conversation_id: conversation.merged_into_id }]);
  const text = redactForStorage(textOf(reply)).text;
  if (text === '' && (reply.attachment_ids ?? []).length === 0) throw invalid('Write something, or attach a file, before sending.');
  if (!reply.force) await refuseSurprises(tx, conversation, reply.seen_message_id, text);
  const [envelope, behaviour] = await Promise.all([addressed(tx, conversation, reply), behaviourOf(tx, conversation.brand_id)]);
  const sendAt = reply.send_at !== undefined ? new Date(reply.send_at) : new Date(tx.now.getTime() + behaviour.undo_seconds * 1000);
  const messageId = tx.id();
  await insertMessage(tx, {
    id: messageId, brand_id: conversation.brand_id, conversation_id: conversation.id, kind: 'reply', channel: conversation.channel,
    author_kind: tx.actor.kind, author_id: author.id, author_name: author.name, sender: envelope.from, recipients: envelope.recipients,
    subject: envelope.subject, text, html: cleanHtml(htmlOf(reply)), quoted: null, header_id: `${messageId}.${conversation.token}@${domainOf(envelope.from)}`,
    in_reply_to: envelope.inReplyTo, at: tx.now, delivery_state: 'scheduled', remote_images: 0, raw_blob: null,
    facts: { send_at: sendAt.toISOString(), before: standing(conversation), ...(reply.macro_id === undefined ? {} : { macro_id: reply.macro_id }) },
  });
  await claimAttachments(tx, conversation.brand_id, messageId, reply.attachment_ids ?? []);
  await tx.schedule({ kind: 'conversations.release_reply', key: messageId, brandId: conversation.brand_id, payload: { message_id: messageId }, runAt: sendAt });
  if (tx.actor.kind === 'person') await tx.run(sql`delete from conversations.draft where conversation_id = ${conversation.id} and person_id = ${author.id} and kind = 'reply'`);
  await settle(tx, conversation, reply.status_id, messageId, text);
  return { messageId, conversationId: conversation.id, sendAt };
}

async function refuseSurprises(tx: Tx, conversation: ConversationRow, seen: string | undefined, text: string): Promise<void> {
  const latest = await tx.rows<{ id: string; kind: string; author_name: string; text: string; at: Date }>(sql`
    select id, kind, author_name, text, at from conversations.message
    where conversation_id = ${conversation.id} and kind in ('customer', 'reply') order by at desc, id desc limit 5`);
  const newest = latest[0];
  if (seen !== undefined && newest !== undefined && newest.id > seen && newest.id !== seen) {
    throw conflict('replied_meanwhile', newest.kind === 'reply' ? `${newest.author_name || 'Somebody'} replied since you began.` : 'The customer wrote again since you began.', [{ message: 'message', message_id: newest.id, author: newest.author_name, kind: newest.kind }]);
  }
  const twin = latest.find((message) => message.kind === 'reply' && message.text === text && tx.now.getTime() - message.at.getTime() < 10_000);
  if (twin) throw conflict('sent_twice', 'This reply was sent a moment ago.', [{ message: 'message', message_id: twin.id }]);
}

interface Envelope {
  from: MailboxView | null;
  recipients: Recipients;
  subject: string;
  inReplyTo: string | null;
}

async function addressed(tx: Tx, conversation: ConversationRow, reply: NewReplyInput): Promise<Envelope> {
  const { in_reply_to, ...defaults } = await replyDefaults(tx, conversation);
  const given = (list: NewReplyInput['to']): MailboxView[] | undefined => list?.map((entry) => ({ address: entry.address.trim(), name: entry.name ?? '' }));
  const to = given(reply.to) ?? defaults.to;
  if (to.length === 0) throw invalid('This reply has nobody to go to. Add an address in To.');
  const from = reply.from === undefined ? defaults.from : (await mailboxesOf.get()(tx, conversation.brand_id)).choices.find((choice) => choice.address === reply.from);
  if (reply.from !== undefined && !from) throw invalid('This brand does not write from that address.');
  return { from: from ?? null, recipients: { to, cc: given(reply.cc) ?? defaults.cc, bcc: given(reply.bcc) ?? [] }, subject: defaults.subject || replySubject(conversation.subject), inReplyTo: in_reply_to };
}

/** What the reply does to the conversation; kept in the message so that undoing it restores everything. */
async function settle(tx: Tx, conversation: ConversationRow, statusId: string | undefined, messageId: string, text: string): Promise<void> {
  const category = statusId === undefined ? 'waiting' : await categoryOf(tx, conversation.brand_id, statusId);
  const status = statusId ?? (await defaultStatus(tx, conversation.brand_id, 'waiting'));
  const first = conversation.first_reply_at === null;
  await tx.run(sql`
    update conversations.conversation set
      status_id = ${status}, category = ${category}, unread = false, waiting_since = null, snoozed_until = null,
      first_reply_at = coalesce(first_reply_at, ${tx.now}), resolved_at = case when ${category === 'resolved'} then ${tx.now}::timestamptz end,
      assignee_id = coalesce(assignee_id, ${tx.actor.kind === 'person' ? tx.actor.id : null}), last_message_at = ${tx.now},
      preview = ${previewOf(text)}, preview_from = 'agent', message_count = message_count + 1
    where id = ${conversation.id}`);
  const waited = conversation.waiting_since === null ? null : Math.round((tx.now.getTime() - conversation.waiting_since.getTime()) / 1000);
  const news: ReplyWritten = { message_id: messageId, channel: conversation.channel, waited_seconds: waited, first };
  await tx.announce({ name: REPLY_WRITTEN, brandId: conversation.brand_id, subjectId: conversation.id, payload: { ...news } });
  if (status !== conversation.status_id) {
    await tx.announce({ name: STATUS_CHANGED, brandId: conversation.brand_id, subjectId: conversation.id, payload: { from: conversation.status_id, to: status, from_category: conversation.category, to_category: category } });
  }
}

async function categoryOf(tx: Tx, brandId: string, statusId: string): Promise<string> {
  const status = await tx.maybe<{ category: string }>(sql`select category from conversations.status where id = ${statusId} and brand_id = ${brandId} and retired_at is null`);
  if (!status) throw invalid('This brand has no such status.');
  return status.category;
}

export interface Standing {
  status_id: string;
  category: string;
  unread: boolean;
  waiting_since: Date | null;
  first_reply_at: Date | null;
  resolved_at: Date | null;
  snoozed_until: Date | null;
  assignee_id: string | null;
  last_message_at: Date;
  preview: string;
  preview_from: string;
}

function standing(row: ConversationRow): Standing {
  const { status_id, category, unread, waiting_since, first_reply_at, resolved_at, snoozed_until, assignee_id, last_message_at, preview, preview_from } = row;
  return { status_id, category, unread, waiting_since, first_reply_at, resolved_at, snoozed_until, assignee_id, last_message_at, preview, preview_from };
}

function domainOf(from: MailboxView | null): string {
  return from?.address.split('@')[1] ?? 'keepdesk.invalid';
}

