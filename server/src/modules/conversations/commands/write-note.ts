import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { NOTE_WRITTEN } from '../events.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { cleanHtml } from './clean-html.ts';
import { htmlOf, textOf, type Written } from '../rules/body.ts';
import { holdConversation } from '../store/conversations.ts';
import { claimAttachments, insertMessage } from '../store/messages.ts';
import type { ReplyAuthor } from './send-reply.ts';

export interface NoteInput extends Written {
  attachment_ids?: string[];
  mentions?: string[];
  team_mentions?: string[];
}

/** Words for colleagues only. Those mentioned follow the conversation from then on, and so does the writer. */
export async function writeNote(tx: Tx, conversationId: string, note: NoteInput, author: ReplyAuthor): Promise<string> {
  const conversation = await holdConversation(tx, conversationId);
  const text = redactForStorage(textOf(note)).text;
  if (text === '' && (note.attachment_ids ?? []).length === 0) throw invalid('Write something, or attach a file.');
  const messageId = tx.id();
  insertMessage(tx, {
    id: messageId, brand_id: conversation.brand_id, conversation_id: conversation.id, kind: 'note', channel: 'internal', author_kind: tx.actor.kind,
    author_id: author.id, author_name: author.name, sender: null, recipients: {}, subject: '', text, html: cleanHtml(htmlOf(note)), quoted: null,
    header_id: null, in_reply_to: null, at: tx.now, delivery_state: 'internal', remote_images: 0, raw_blob: null, facts: { mentions: note.mentions ?? [] },
  });
  claimAttachments(tx, conversation.brand_id, messageId, note.attachment_ids ?? []);
  tx.post(sql`update conversations.conversation set message_count = message_count + 1 where id = ${conversation.id}`);
  tx.post(sql`delete from conversations.draft where conversation_id = ${conversation.id} and person_id = ${author.id} and kind = 'note'`);
  const followers = [...new Set([...(note.mentions ?? []), ...(tx.actor.kind === 'person' && author.id ? [author.id] : [])])];
  for (const personId of followers) follow(tx, conversation.brand_id, conversation.id, personId);
  await tx.announce({ name: NOTE_WRITTEN, brandId: conversation.brand_id, subjectId: conversation.id, payload: { message_id: messageId, mentions: note.mentions ?? [], team_mentions: note.team_mentions ?? [] } });
  return messageId;
}

export function follow(tx: Tx, brandId: string, conversationId: string, personId: string): void {
  tx.post(sql`insert into conversations.follower (brand_id, conversation_id, person_id) values (${brandId}, ${conversationId}, ${personId}) on conflict do nothing`);
}

export async function unfollow(tx: Tx, conversationId: string, personId: string): Promise<void> {
  await tx.run(sql`delete from conversations.follower where conversation_id = ${conversationId} and person_id = ${personId}`);
}
