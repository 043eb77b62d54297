import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import type { MailboxView, NewReplyInput } from '../contract.ts';
import { REPLY_WRITTEN, STATUS_CHANGED, type ReplyWritten } from '../events.ts';
import { channelsAtOnce, macroEffectsOf } from '../ports.ts';
import { previewOf, replySubject } from '../rules/preview.ts';
import type { Category } from '../rules/reopening.ts';
import { defaultStatus, holdConversation, type ConversationRow } from '../store/conversations.ts';
import { claimAttachments, insertMessage, type MessageRow, type NewMessage, type Recipients, type Said } from '../store/messages.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { cleanHtml } from './clean-html.ts';
import { doMacro, type MacroDone } from './do-macro.ts';
import { refusePrograms } from './refuse-programs.ts';
import { holdPeople, keepOrLetGo, refuseOverfull } from './keep-caps.ts';
import { refuseWithoutReason } from './refuse-without-reason.ts';
import { releaseReply } from './release-reply.ts';
import { wakeEarly } from './wake-early.ts';
import { htmlOf, textOf } from '../rules/body.ts';
import { replyDefaults, type DefaultsOfReply } from '../queries/reply-defaults.ts';

export interface ReplyAuthor {
  readonly id: string | null;
  readonly name: string;
}

export interface SentReply {
  readonly messageId: string;
  readonly conversationId: string;
  readonly sendAt: Date;
  /** as it was written down */
  readonly message: MessageRow;
}

/**
 * Stores a reply and sets the deadline that will release it: after the brand's undo time, or at the time asked for.
 * Refuses with `replied_meanwhile` when somebody answered or the customer wrote since the writer last looked, and
 * with `sent_twice` when the same words go out again within seconds. What the macro it began with does besides its text
 * is done with it. On a channel that says replies at once there is no undo time, and a customer who goes on writing is no surprise.
 */
export async function sendReply(tx: Tx, conversationId: string, reply: NewReplyInput, author: ReplyAuthor): Promise<SentReply> {
  const conversation = await holdConversation(tx, conversationId);
  if (conversation.merged_into_id !== null) throw conflict('merged', 'This conversation was merged; answer in the one that is left.', [{ message: 'conversation', conversation_id: conversation.merged_into_id }]);
  const text = redactForStorage(textOf(reply)).text;
  if (text === '' && (reply.attachment_ids ?? []).length === 0) throw invalid('Write something, or attach a file, before sending.');
  await refusePrograms(tx, conversation.id, 'reply');
  const macro = reply.macro_id === undefined ? null : await macroEffectsOf.get()(tx, reply.macro_id, conversation.brand_id);
  const [defaults, standingAfter] = await Promise.all([replyDefaults(tx, conversation), statusAfter(tx, conversation.brand_id, reply.status_id, macro?.category ?? 'waiting')]);
  const spoken = conversation.channel in channelsAtOnce.get();
  if (standingAfter.category === 'resolved' && conversation.category !== 'resolved') {
    await refusePrograms(tx, conversation.id, 'close');
    await refuseWithoutReason(tx, conversation);
  }
  if (!reply.force) refuseSurprises(spoken ? defaults.said.filter((message) => message.kind === 'reply') : defaults.said, reply.seen_message_id, text, tx.now);
  const envelope = spoken ? unaddressed(conversation, defaults) : addressed(conversation, reply, defaults);
  const sendAt = reply.send_at !== undefined ? new Date(reply.send_at) : new Date(tx.now.getTime() + (spoken ? 0 : defaults.behaviour.undo_seconds * 1000));
  const messageId = tx.id();
  const message: NewMessage = {
    id: messageId, brand_id: conversation.brand_id, conversation_id: conversation.id, kind: 'reply', channel: conversation.channel,
    author_kind: tx.actor.kind, author_id: author.id, author_name: author.name, sender: envelope.from, recipients: envelope.recipients,
    subject: envelope.subject, text, html: cleanHtml(htmlOf(reply)), quoted: null, header_id: `${messageId}.${conversation.token}@${domainOf(envelope.from)}`,
    in_reply_to: envelope.inReplyTo, at: tx.now, delivery_state: 'scheduled', remote_images: 0, raw_blob: null,
    facts: { send_at: sendAt.toISOString(), before: { ...standing(conversation), made: { status_id: standingAfter.status, assignee_id: ownerAfter(tx, conversation), snoozed_until: null } }, ...(reply.macro_id === undefined ? {} : { macro_id: reply.macro_id }) },
  };
  insertMessage(tx, message);
  claimAttachments(tx, conversation.brand_id, messageId, reply.attachment_ids ?? []);
  const atOnce = spoken && reply.send_at === undefined;
  if (!atOnce) await tx.schedule({ kind: 'conversations.release_reply', key: messageId, brandId: conversation.brand_id, payload: { message_id: messageId }, runAt: sendAt });
  if (tx.actor.kind === 'person') tx.post(sql`delete from conversations.draft where conversation_id = ${conversation.id} and person_id = ${author.id} and kind = 'reply'`);
  if (macro?.change?.assignee_id) await holdPeople(tx, [macro.change.assignee_id, conversation.assignee_id ?? author.id]);
  await settle(tx, conversation, standingAfter, messageId, text);
  if (macro?.change) await doMacro(tx, conversation.id, messageId, macro.change);
  if (atOnce) await releaseReply(tx, messageId);
  return { messageId, conversationId: conversation.id, sendAt, message: { ...message, delivery_state: atOnce ? 'sent' : message.delivery_state, delivery_at: atOnce ? tx.now : null, delivery_note: null } };
}

function refuseSurprises(latest: readonly Said[], seen: string | undefined, text: string, now: Date): void {
  const newest = latest[0];
  if (seen !== undefined && newest !== undefined && newest.id > seen && newest.id !== seen) {
    throw conflict('replied_meanwhile', newest.kind === 'reply' ? `${newest.author_name || 'Somebody'} replied since you began.` : 'The customer wrote again since you began.', [{ message: 'message', message_id: newest.id, author: newest.author_name, kind: newest.kind }]);
  }
  const twin = latest.find((message) => message.kind === 'reply' && message.text === text && now.getTime() - message.at.getTime() < 10_000);
  if (twin) throw conflict('sent_twice', 'This reply was sent a moment ago.', [{ message: 'message', message_id: twin.id }]);
}

interface Envelope {
  from: MailboxView | null;
  recipients: Recipients;
  subject: string;
  inReplyTo: string | null;
}

function addressed(conversation: ConversationRow, reply: NewReplyInput, defaults: DefaultsOfReply): Envelope {
  const given = (list: NewReplyInput['to']): MailboxView[] | undefined => list?.map((entry) => ({ address: entry.address.trim(), name: entry.name ?? '' }));
  const to = given(reply.to) ?? defaults.to;
  if (to.length === 0) throw invalid('This reply has nobody to go to. Add an address in To.');
  const from = reply.from === undefined ? defaults.from : defaults.from_choices.find((choice) => choice.address === reply.from);
  if (reply.from !== undefined && !from) throw invalid('This brand does not write from that address.');
  return { from: from ?? null, recipients: { to, cc: given(reply.cc) ?? defaults.cc, bcc: given(reply.bcc) ?? [] }, subject: defaults.subject || replySubject(conversation.subject), inReplyTo: defaults.in_reply_to };
}

/** Said in the conversation itself: nobody is written to. The address stands for the case that it goes on by mail. */
function unaddressed(conversation: ConversationRow, defaults: DefaultsOfReply): Envelope {
  return { from: defaults.from, recipients: {}, subject: conversation.subject, inReplyTo: null };
}

/** What the reply does to the conversation; kept in the message so that undoing it restores everything. */
async function settle(tx: Tx, conversation: ConversationRow, { status, category }: StatusAfter, messageId: string, text: string): Promise<void> {
  const first = conversation.first_reply_at === null;
  const owner = ownerAfter(tx, conversation);
  const after = { ...conversation, category, snoozed_until: null, assignee_id: owner, last_message_at: tx.now };
  // Who speaks with somebody takes them on; a written answer leaves the desk in any case, whoever has it next.
  if (conversation.assignee_id === null && conversation.channel in channelsAtOnce.get()) await refuseOverfull(tx, conversation, after);
  tx.post(sql`
    update conversations.conversation set
      status_id = ${status}, category = ${category}, unread = false, waiting_since = null, snoozed_until = null,
      first_reply_at = coalesce(first_reply_at, ${tx.now}), resolved_at = case when ${category === 'resolved'} then ${tx.now}::timestamptz end,
      assignee_id = ${owner}, last_message_at = ${tx.now},
      preview = ${previewOf(text)}, preview_from = 'agent', message_count = message_count + 1
    where id = ${conversation.id}`);
  await keepOrLetGo(tx, conversation, after);
  const waited = conversation.waiting_since === null ? null : Math.round((tx.now.getTime() - conversation.waiting_since.getTime()) / 1000);
  const news: ReplyWritten = { message_id: messageId, channel: conversation.channel, waited_seconds: waited, first };
  await tx.announce({ name: REPLY_WRITTEN, brandId: conversation.brand_id, subjectId: conversation.id, payload: { ...news } });
  if (conversation.snoozed_until !== null) await wakeEarly(tx, conversation);
  if (status !== conversation.status_id) {
    await tx.announce({ name: STATUS_CHANGED, brandId: conversation.brand_id, subjectId: conversation.id, payload: { from: conversation.status_id, to: status, from_category: conversation.category, to_category: category } });
  }
}

/** Who answers what is nobody's has it from then on. */
function ownerAfter(tx: Tx, conversation: ConversationRow): string | null {
  return conversation.assignee_id ?? (tx.actor.kind === 'person' ? tx.actor.id : null);
}

interface StatusAfter {
  status: string;
  category: Category;
}

/** The status asked for, or the brand's own for `otherwise`. */
async function statusAfter(tx: Tx, brandId: string, statusId: string | undefined, otherwise: Category): Promise<StatusAfter> {
  if (statusId === undefined) return { status: await defaultStatus(tx, brandId, otherwise), category: otherwise };
  const status = await tx.maybe<{ category: Category }>(sql`select category from conversations.status where id = ${statusId} and brand_id = ${brandId} and retired_at is null`);
  if (!status) throw invalid('This brand has no such status.');
  return { status: statusId, category: status.category };
}

/** What a reply makes of a conversation by itself. */
export type Made = Pick<ConversationRow, 'status_id' | 'assignee_id' | 'snoozed_until'>;

export interface Standing {
  /** what the reply made of it; missing with replies of earlier versions */
  made?: Made;
  /** what a macro did beside, see `do-macro` */
  macro?: MacroDone;
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

