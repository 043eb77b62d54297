import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { normaliseHandle, recognise } from '../../customers/index.ts';
import type { Static } from 'typebox';
import type { NewConversation } from '../contract.ts';
import { CONVERSATION_OPENED, MESSAGE_RECEIVED } from '../events.ts';
import { mailboxesOf } from '../ports.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { cleanHtml } from './clean-html.ts';
import { htmlOf, textOf } from '../rules/body.ts';
import { previewOf } from '../rules/preview.ts';
import { priorityLevel } from '../rules/priority.ts';
import { claimAttachments, insertMessage } from '../store/messages.ts';
import { changeConversations } from './change-conversations.ts';
import { insertConversation } from './insert-conversation.ts';
import { sendReply, type ReplyAuthor } from './send-reply.ts';

export type Opening = Static<typeof NewConversation>;

export interface Opened {
  readonly id: string;
  readonly messageId: string;
}

/** A conversation that begins here: written down on a customer's behalf, by an integration, or as a new mail from us. */
export async function openConversation(tx: Tx, opening: Opening, author: ReplyAuthor): Promise<Opened> {
  const handle = opening.customer.email !== undefined ? normaliseHandle('email', opening.customer.email) : normaliseHandle('phone', opening.customer.phone ?? '');
  if (!handle) throw invalid('Give the customer an email address, or a phone number with its country code.', [{ field: 'customer', message: 'is not reachable' }]);
  if (opening.source_id !== undefined) {
    const there = await tx.maybe<Opened>(sql`
      select c.id, (select id from conversations.message where conversation_id = c.id order by at, id limit 1) as "messageId"
      from conversations.conversation c where c.brand_id = ${opening.brand_id} and c.source = 'api' and c.source_id = ${opening.source_id}`);
    if (there) return there;
  }
  const customer = await recognise(tx, opening.brand_id, handle, opening.customer.name === undefined ? {} : { name: opening.customer.name });
  return opening.direction === 'to_customer' ? writeTo(tx, opening, customer.customerId, handle.value, author) : writeDown(tx, opening, customer, handle.value);
}

async function writeDown(tx: Tx, opening: Opening, customer: { customerId: string; name: string }, address: string): Promise<Opened> {
  const text = redactForStorage(textOf(opening)).text;
  const at = opening.at === undefined ? tx.now : notLater(opening.at, tx.now);
  const channel = opening.channel ?? 'email';
  const { id } = insertConversation(tx, { ...start(opening, customer.customerId, at), waiting: true, unread: true, preview: previewOf(text), previewFrom: 'customer' });
  const messageId = tx.id();
  insertMessage(tx, {
    id: messageId, brand_id: opening.brand_id, conversation_id: id, kind: 'customer', channel, author_kind: 'customer', author_id: customer.customerId,
    author_name: customer.name, sender: { address, name: customer.name }, recipients: {}, subject: opening.subject, text, html: cleanHtml(htmlOf(opening)), quoted: null,
    header_id: null, in_reply_to: null, at, delivery_state: 'received', remote_images: 0, raw_blob: null, facts: {},
  });
  claimAttachments(tx, opening.brand_id, messageId, opening.attachment_ids ?? []);
  await tx.announce({ name: CONVERSATION_OPENED, brandId: opening.brand_id, subjectId: id, payload: { channel, junk: false } });
  await tx.announce({ name: MESSAGE_RECEIVED, brandId: opening.brand_id, subjectId: id, payload: { message_id: messageId, channel, opened: true, reopened: false, auto: false, junk: false, customer_id: customer.customerId } });
  await tag(tx, id, opening);
  return { id, messageId };
}

async function writeTo(tx: Tx, opening: Opening, customerId: string, address: string, author: ReplyAuthor): Promise<Opened> {
  const mailboxes = await mailboxesOf.get()(tx, opening.brand_id);
  if (!mailboxes.from) throw invalid('This brand has no address to write from yet. Set one up under Settings, Channels.');
  const { id } = insertConversation(tx, { ...start(opening, customerId, tx.now), waiting: false, unread: false, preview: previewOf(opening.text), previewFrom: 'agent', assigneeId: tx.actor.kind === 'person' ? tx.actor.id : null });
  tx.post(sql`update conversations.conversation set message_count = 0 where id = ${id}`);
  await tx.announce({ name: CONVERSATION_OPENED, brandId: opening.brand_id, subjectId: id, payload: { channel: 'email', junk: false, outbound: true } });
  const sent = await sendReply(tx, id, { text: opening.text, to: [{ address, name: opening.customer.name ?? '' }], cc: [], ...(opening.html === undefined ? {} : { html: opening.html }), ...(opening.attachment_ids === undefined ? {} : { attachment_ids: opening.attachment_ids }) }, author);
  await tag(tx, id, opening);
  return { id, messageId: sent.messageId };
}

function start(opening: Opening, customerId: string, at: Date): Omit<Parameters<typeof insertConversation>[1], 'waiting' | 'unread' | 'preview' | 'previewFrom'> {
  return {
    brandId: opening.brand_id, subject: opening.subject.trim() || '(no subject)', channel: opening.channel ?? 'email', customerId, category: 'open', at,
    hasAttachments: (opening.attachment_ids ?? []).length > 0, junkScore: null, notice: null, priority: priorityLevel(opening.priority ?? 'normal'),
    source: 'api', sourceId: opening.source_id ?? null,
  };
}

async function tag(tx: Tx, id: string, opening: Opening): Promise<void> {
  if ((opening.tags ?? []).length > 0) await changeConversations(tx, [id], { add_tags: opening.tags as string[] });
}

/** Nothing has happened yet that is said to happen later: clocks of other machines are not ours. */
function notLater(at: string, now: Date): Date {
  const given = new Date(at);
  return given > now ? now : given;
}
