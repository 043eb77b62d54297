import { createHash } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { recognise, type Handle } from '../../customers/index.ts';
import type { MailboxView } from '../contract.ts';
import { CONVERSATION_OPENED, MESSAGE_RECEIVED, type MessageReceived } from '../events.ts';
import { previewOf } from '../rules/preview.ts';
import { effectOf, isThanksOnly } from '../rules/reopening.ts';
import type { ThreadClues } from '../rules/threading.ts';
import { behaviourOf, defaultStatus, type ConversationRow } from '../store/conversations.ts';
import { insertAttachments, insertMessage, type NewAttachment } from '../store/messages.ts';
import { findThread } from './find-thread.ts';
import { insertConversation, type Inserted } from './insert-conversation.ts';
import { keepOrLetGo } from './keep-caps.ts';
import { wakeEarly } from './wake-early.ts';

/** A message from outside, as every channel hands it in: read, cleaned and redacted already. */
export interface InboundMessage {
  readonly brandId: string;
  readonly channel: string;
  /** null when nobody can be made out; the conversation then says so */
  readonly from: { readonly handle: Handle; readonly name: string; readonly locale?: string } | null;
  readonly sender: MailboxView | null;
  readonly to: readonly MailboxView[];
  readonly cc: readonly MailboxView[];
  readonly replyTo: readonly MailboxView[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly quoted: string | null;
  readonly headerId: string | null;
  readonly clues: ThreadClues;
  readonly at: Date;
  readonly auto: boolean;
  readonly junkScore: number | null;
  readonly junk: boolean;
  readonly remoteImages: number;
  readonly attachments: readonly NewAttachment[];
  readonly rawBlob: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** shown above the conversation: what could not be read, or is not what it seems */
  readonly notice: string | null;
}

export interface Received {
  readonly conversationId: string;
  readonly messageId: string;
  /** given by the database; known once what was written is through */
  readonly number: number | Promise<number>;
  readonly opened: boolean;
  /** the id it is kept under; another than its own where that was used before */
  readonly headerId: string | null;
  /** the same message was here before; nothing was changed */
  readonly duplicate: boolean;
}

/** What a channel looks up about a message in the same transaction. */
export type Judged = Pick<InboundMessage, 'junk' | 'junkScore' | 'facts'>;

/**
 * Stores a message where it belongs and tells the house. Receiving the same header id twice changes nothing. What is still
 * being looked up comes as `judged`: it is asked for in one round trip with what is asked here.
 */
export async function receiveMessage(tx: Tx, given: InboundMessage, judged?: Promise<Judged>): Promise<Received> {
  const [before, customer, found] = await Promise.all([
    given.headerId === null ? undefined : alreadyHere(tx, given.brandId, given.headerId),
    given.from ? recognise(tx, given.brandId, given.from.handle, spoken(given.from)) : null,
    judged,
  ]);
  const inbound = { ...given, ...found };
  if (before && before.same(inbound)) return before.received;
  // Another mail under an id that was used: a broken program or a trick. It is kept under an id of its own.
  if (before) return receiveMessage(tx, { ...inbound, headerId: `${contentHash(inbound)}.${inbound.headerId}` });
  const thread = await findThread(tx, inbound, customer?.customerId ?? null);
  const joined = thread ? await join(tx, thread, inbound) : null;
  const place: Place = joined ?? { ...open(tx, inbound, customer?.customerId ?? null, thread), opened: true, reopened: false };
  const messageId = tx.id();
  insertMessage(tx, {
    id: messageId, brand_id: inbound.brandId, conversation_id: place.id, kind: inbound.auto ? 'auto' : 'customer', channel: inbound.channel,
    author_kind: 'customer', author_id: customer?.customerId ?? null, author_name: inbound.from?.name || customer?.name || (inbound.sender?.name ?? ''),
    sender: inbound.sender, recipients: { to: [...inbound.to], cc: [...inbound.cc], reply_to: [...inbound.replyTo] }, subject: inbound.subject,
    text: inbound.text, html: inbound.html, quoted: inbound.quoted, header_id: inbound.headerId, in_reply_to: inbound.clues.inReplyTo[0] ?? null,
    at: inbound.at, delivery_state: 'received', remote_images: inbound.remoteImages, raw_blob: inbound.rawBlob, facts: { ...inbound.facts },
  });
  insertAttachments(tx, inbound.brandId, messageId, inbound.attachments);
  const news: MessageReceived = { message_id: messageId, channel: inbound.channel, opened: place.opened, reopened: place.reopened, ...place.moved, auto: inbound.auto, junk: inbound.junk, customer_id: customer?.customerId ?? null };
  if (place.opened) await tx.announce({ name: CONVERSATION_OPENED, brandId: inbound.brandId, subjectId: place.id, payload: { channel: inbound.channel, junk: inbound.junk, auto: inbound.auto } });
  await tx.announce({ name: MESSAGE_RECEIVED, brandId: inbound.brandId, subjectId: place.id, payload: { ...news } });
  return { conversationId: place.id, messageId, number: place.number, opened: place.opened, headerId: inbound.headerId, duplicate: false };
}

function spoken(from: NonNullable<InboundMessage['from']>): { name?: string; locale?: string } {
  return { name: from.name, ...(from.locale === undefined ? {} : { locale: from.locale }) };
}

async function alreadyHere(tx: Tx, brandId: string, headerId: string): Promise<{ received: Received; same(inbound: InboundMessage): boolean } | undefined> {
  const row = await tx.maybe<{ id: string; conversation_id: string; number: number; text: string; subject: string; sender: MailboxView | null }>(sql`
    select m.id, m.conversation_id, c.number, m.text, m.subject, m.sender from conversations.message m join conversations.conversation c on c.id = m.conversation_id
    where m.brand_id = ${brandId} and m.header_id = ${headerId}`);
  return row && {
    received: { conversationId: row.conversation_id, messageId: row.id, number: row.number, opened: false, headerId, duplicate: true },
    same: (inbound) => headerId.startsWith(contentHash(inbound)) || (row.text === inbound.text && row.subject === inbound.subject && row.sender?.address === inbound.sender?.address),
  };
}

function contentHash(inbound: InboundMessage): string {
  return createHash('sha256').update(`${inbound.sender?.address ?? ''}\0${inbound.subject}\0${inbound.text}`).digest('hex').slice(0, 24);
}

interface Place {
  readonly id: string;
  readonly number: number | Promise<number>;
  readonly opened: boolean;
  readonly reopened: boolean;
  /** where it stood, and stands, when it was reopened */
  readonly moved?: Required<Pick<MessageReceived, 'from' | 'to' | 'from_category'>>;
}

/** Null when the conversation was closed too long ago and a new one has to follow it. */
async function join(tx: Tx, thread: ConversationRow, inbound: InboundMessage): Promise<Place | null> {
  const behaviour = thread.category === 'resolved' ? await behaviourOf(tx, inbound.brandId) : null;
  const effect = effectOf(
    { category: thread.category, resolvedAt: thread.resolved_at, snoozedUntil: thread.snoozed_until },
    { at: inbound.at, auto: inbound.auto, thanksOnly: behaviour !== null && !behaviour.thanks_reopens && isThanksOnly(inbound.text) },
    { thanksReopens: behaviour?.thanks_reopens ?? true, reopenDays: behaviour?.reopen_days ?? 30 },
  );
  if (effect === 'follow_up') return null;
  const reopen = effect === 'reopen';
  const statusId = reopen ? await defaultStatus(tx, inbound.brandId, 'open') : thread.status_id;
  const counts = !inbound.auto;
  tx.post(sql`
    update conversations.conversation set
      status_id = ${statusId}, category = ${reopen ? 'open' : thread.category}, resolved_at = case when ${reopen} then null else resolved_at end,
      unread = unread or ${counts}, snoozed_until = case when ${counts} then null else snoozed_until end,
      waiting_since = case when ${counts && (reopen || thread.category === 'open')} then coalesce(waiting_since, ${inbound.at}) else waiting_since end,
      last_message_at = greatest(last_message_at, ${inbound.at}), preview = ${previewOf(inbound.text)}, preview_from = 'customer',
      has_attachments = has_attachments or ${inbound.attachments.some((file) => !file.inline)}, message_count = message_count + 1,
      notice = coalesce(${inbound.notice}, notice)
    where id = ${thread.id}`);
  await keepOrLetGo(tx, thread, { ...thread, category: reopen ? 'open' : thread.category, snoozed_until: counts ? null : thread.snoozed_until });
  if (thread.snoozed_until !== null && counts) await wakeEarly(tx, thread);
  return { id: thread.id, number: thread.number, opened: false, reopened: reopen, ...(reopen ? { moved: { from: thread.status_id, to: statusId, from_category: thread.category } } : {}) };
}

function open(tx: Tx, inbound: InboundMessage, customerId: string | null, follows: ConversationRow | null): Inserted {
  const category = inbound.junk ? 'spam' : 'open';
  return insertConversation(tx, {
    brandId: inbound.brandId, subject: inbound.subject.trim() || '(no subject)', channel: inbound.channel, customerId, category,
    at: inbound.at, waiting: !inbound.auto && category === 'open', preview: previewOf(inbound.text), previewFrom: 'customer',
    hasAttachments: inbound.attachments.some((file) => !file.inline), junkScore: inbound.junkScore, unread: true,
    notice: inbound.notice ?? (follows ? `This follows #${follows.number}, which was closed long ago.` : null),
  });
}
