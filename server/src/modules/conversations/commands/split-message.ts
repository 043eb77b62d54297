import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { CONVERSATION_OPENED, SPLIT } from '../events.ts';
import { previewOf } from '../rules/preview.ts';
import { holdConversation } from '../store/conversations.ts';
import { messageById } from '../store/messages.ts';
import { insertConversation } from './insert-conversation.ts';
import { refreshSummary } from './merge-conversations.ts';

/** A message and what came after it, on request, become a conversation of their own, linked to where they came from. */
export async function splitMessage(tx: Tx, conversationId: string, messageId: string): Promise<{ id: string; number: number }> {
  const from = await holdConversation(tx, conversationId);
  const message = await messageById(tx, messageId);
  if (!message || message.conversation_id !== from.id) throw notFound('message');
  if (from.message_count < 2) throw invalid('A conversation with one message cannot be split.');
  if (message.kind !== 'customer') throw invalid('Choose a message of the customer to split off.');
  const inserted = insertConversation(tx, {
    brandId: from.brand_id, subject: message.subject.trim() || from.subject, channel: message.channel, customerId: from.customer_id, category: 'open', at: message.at,
    waiting: true, preview: previewOf(message.text), previewFrom: 'customer', hasAttachments: false, junkScore: null, unread: true, notice: `Split from #${from.number}.`,
  });
  const made = { id: inserted.id, number: await inserted.number };
  await tx.run(sql`update conversations.message set conversation_id = ${made.id} where id = ${message.id}`);
  await refreshSummary(tx, from.id);
  await refreshSummary(tx, made.id);
  await tx.announce({ name: SPLIT, brandId: from.brand_id, subjectId: from.id, payload: { into: made.id, into_number: made.number, message_id: message.id } });
  await tx.announce({ name: CONVERSATION_OPENED, brandId: from.brand_id, subjectId: made.id, payload: { channel: message.channel, junk: false, split_from: from.id } });
  return made;
}
