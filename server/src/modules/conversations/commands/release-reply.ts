import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { REPLY_DELIVERED, REPLY_FAILED, REPLY_RELEASED, REPLY_UNDONE } from '../events.ts';
import { channelsAtOnce, keptForPeople } from '../ports.ts';
import { messageById, type MessageRow } from '../store/messages.ts';
import { holdConversation, type ConversationRow } from '../store/conversations.ts';
import { undoMacro } from './do-macro.ts';
import { holdPeople, keepOrLetGo } from './keep-caps.ts';
import { ownerIn } from './undo-change.ts';
import type { Made, Standing } from './send-reply.ts';

/**
 * The undo time is over: the reply belongs to its channel now. Doing it twice changes nothing. What a program wrote stays
 * here when it was kept for people since: Keepdesk's own words are taken back, those of others are shown as not sent.
 */
export async function releaseReply(tx: Tx, messageId: string): Promise<void> {
  const program = await tx.maybe<{ conversation_id: string; author_kind: string }>(sql`select conversation_id, author_kind from conversations.message where id = ${messageId} and delivery_state = 'scheduled' and author_kind in ('system', 'key')`);
  const kept = program === undefined || tx.silent ? null : await keptForPeople.get()(tx, program.conversation_id, 'reply');
  if (program !== undefined && kept !== null) return program.author_kind === 'system' ? void (await undoReply(tx, program.conversation_id, messageId)) : recordDelivery(tx, messageId, { state: 'failed', note: kept });
  const released = await tx.maybe<{ conversation_id: string; brand_id: string; channel: string }>(sql`
    update conversations.message set delivery_state = 'queued', delivery_at = ${tx.now} where id = ${messageId} and delivery_state = 'scheduled'
    returning conversation_id, brand_id, channel`);
  if (!released) return;
  await tx.announce({ name: REPLY_RELEASED, brandId: released.brand_id, subjectId: released.conversation_id, payload: { message_id: messageId, channel: released.channel } });
  const say = channelsAtOnce.get()[released.channel];
  if (say === undefined || tx.silent) return;
  await say(tx, { brandId: released.brand_id, conversationId: released.conversation_id, messageId });
  await recordDelivery(tx, messageId, { state: 'sent' });
}

export interface TakenBack {
  readonly text: string;
  readonly html: string | null;
}

/** Takes a reply back before it left, with what its macro did; the conversation stands as it stood and the words go back to the writer. */
export async function undoReply(tx: Tx, conversationId: string, messageId: string): Promise<TakenBack> {
  const conversation = await holdConversation(tx, conversationId);
  const message = await messageById(tx, messageId);
  if (!message || message.conversation_id !== conversation.id || message.kind !== 'reply') throw notFound('reply');
  if (message.delivery_state !== 'scheduled') throw conflict('already_sent', 'This reply has left already.');
  await tx.unschedule('conversations.release_reply', messageId);
  await tx.run(sql`update conversations.attachment set message_id = null where message_id = ${messageId}`);
  await tx.run(sql`delete from conversations.message where id = ${messageId}`);
  const before = message.facts.before as Standing | undefined;
  if (before?.macro) await holdPeople(tx, [ownerIn(before.macro), before.assignee_id]);
  if (before?.macro) await undoMacro(tx, before.macro);
  if (before) await restore(tx, await holdConversation(tx, conversationId), message, before);
  await tx.announce({ name: REPLY_UNDONE, brandId: conversation.brand_id, subjectId: conversation.id, payload: { message_id: messageId } });
  return { text: message.text, html: message.html };
}

/** Only while nothing came after it: what a customer wrote meanwhile stands, and so does what somebody changed since the reply was written. */
async function restore(tx: Tx, conversation: ConversationRow, message: MessageRow, before: Standing): Promise<void> {
  // What the macro changed was taken back before this; of the rest, a field that is another by now is somebody's own.
  const stands = (field: keyof Made): boolean => before.made === undefined || conversation[field] === before.made[field];
  const [status, owner, sleep] = [stands('status_id'), stands('assignee_id'), stands('snoozed_until')];
  const restored = await tx.run(sql`
    update conversations.conversation set
      status_id = case when ${status} then ${before.status_id}::uuid else status_id end, category = case when ${status} then ${before.category} else category end,
      resolved_at = case when ${status} then ${before.resolved_at}::timestamptz else resolved_at end, unread = ${before.unread}, waiting_since = case when ${status} or category = 'open' then ${before.waiting_since}::timestamptz else waiting_since end,
      first_reply_at = ${before.first_reply_at}, snoozed_until = case when ${sleep} then ${before.snoozed_until}::timestamptz else snoozed_until end,
      assignee_id = case when ${owner} then ${before.assignee_id}::uuid else assignee_id end, last_message_at = ${before.last_message_at}, preview = ${before.preview}, preview_from = ${before.preview_from},
      message_count = message_count - 1
    where id = ${message.conversation_id} and last_message_at = ${message.at}`);
  if (restored === 0) return;
  await keepOrLetGo(tx, conversation, await holdConversation(tx, conversation.id));
  if (sleep && before.snoozed_until !== null) {
    await tx.schedule({ kind: 'conversations.wake', key: message.conversation_id, brandId: message.brand_id, payload: { conversation_id: message.conversation_id }, runAt: new Date(before.snoozed_until) });
  }
}

export type DeliveryOutcome = { readonly state: 'sent'; readonly note?: string } | { readonly state: 'failed' | 'bounced'; readonly note: string };

/** A channel says what became of a reply. A bounce may follow a success; a success never follows a bounce. */
export async function recordDelivery(tx: Tx, messageId: string, outcome: DeliveryOutcome): Promise<void> {
  const changed = await tx.maybe<{ conversation_id: string; brand_id: string }>(sql`
    update conversations.message set delivery_state = ${outcome.state}, delivery_at = ${tx.now}, delivery_note = ${outcome.note ?? null}
    where id = ${messageId} and kind = 'reply' and delivery_state <> ${outcome.state} and delivery_state <> 'bounced'
    returning conversation_id, brand_id`);
  if (!changed) return;
  if (outcome.state !== 'sent') await reopenFor(tx, changed, outcome.note);
  await tx.announce({ name: outcome.state === 'sent' ? REPLY_DELIVERED : REPLY_FAILED, brandId: changed.brand_id, subjectId: changed.conversation_id, payload: { message_id: messageId, state: outcome.state } });
}

/** An answer that did not arrive is an unanswered conversation. */
async function reopenFor(tx: Tx, failed: { conversation_id: string; brand_id: string }, note: string): Promise<void> {
  const before = await holdConversation(tx, failed.conversation_id);
  const reopened = await tx.run(sql`
    update conversations.conversation c set status_id = s.id, category = 'open', unread = true, resolved_at = null, notice = ${`A reply did not arrive: ${note}`.slice(0, 500)}
    from (select id from conversations.status where brand_id = ${failed.brand_id} and category = 'open' and retired_at is null order by is_default desc, position limit 1) s
    where c.id = ${failed.conversation_id} and c.category in ('waiting', 'resolved')`);
  if (reopened > 0) await keepOrLetGo(tx, before, { ...before, category: 'open' });
}
