import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { MailboxView } from '../contract.ts';
import { plainName } from '../rules/body.ts';

export interface Recipients {
  to?: MailboxView[];
  cc?: MailboxView[];
  bcc?: MailboxView[];
  reply_to?: MailboxView[];
}

export interface MessageRow {
  id: string;
  brand_id: string;
  conversation_id: string;
  kind: 'customer' | 'reply' | 'note' | 'auto';
  channel: string;
  author_kind: string;
  author_id: string | null;
  author_name: string;
  sender: MailboxView | null;
  recipients: Recipients;
  subject: string;
  text: string;
  html: string | null;
  quoted: string | null;
  header_id: string | null;
  in_reply_to: string | null;
  at: Date;
  delivery_state: string;
  delivery_at: Date | null;
  delivery_note: string | null;
  remote_images: number;
  raw_blob: string | null;
  facts: Record<string, unknown>;
}

export type NewMessage = Omit<MessageRow, 'delivery_at' | 'delivery_note'>;

export function insertMessage(tx: Tx, message: NewMessage): void {
  tx.post(sql`
    insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, author_id, author_name, sender, recipients, subject,
      text, html, quoted, header_id, in_reply_to, at, delivery_state, remote_images, raw_blob, facts)
    values (${message.id}, ${message.brand_id}, ${message.conversation_id}, ${message.kind}, ${message.channel}, ${message.author_kind}, ${message.author_id},
      ${message.author_name}, ${message.sender}, ${message.recipients}, ${message.subject}, ${message.text}, ${message.html}, ${message.quoted},
      ${message.header_id}, ${message.in_reply_to}, ${message.at}, ${message.delivery_state}, ${message.remote_images}, ${message.raw_blob}, ${message.facts})`);
}

/** As much of a message as an answer to it needs. */
export type Said = Pick<MessageRow, 'id' | 'kind' | 'author_name' | 'sender' | 'recipients' | 'subject' | 'text' | 'header_id' | 'at'>;

/** What was said last between the customer and us, newest first; the customer's newest message is always among it. */
export function lastSaid(tx: Tx, conversationId: string): Promise<Said[]> {
  return tx.rows<Said>(sql`
    with said as (select id, kind, author_name, sender, recipients, subject, text, header_id, at from conversations.message where conversation_id = ${conversationId} and kind in ('customer', 'reply') order by at desc, id desc limit 5)
    select * from said
    union all
    (select id, kind, author_name, sender, recipients, subject, text, header_id, at from conversations.message where conversation_id = ${conversationId} and kind = 'customer' and not exists (select from said where kind = 'customer') order by at desc, id desc limit 1)`);
}

export function messageById(tx: Tx, id: string): Promise<MessageRow | undefined> {
  return tx.maybe<MessageRow>(sql`select * from conversations.message where id = ${id}`);
}

export interface NewAttachment {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly blob: string;
  readonly inline: boolean;
  readonly contentId: string | null;
}

export function insertAttachments(tx: Tx, brandId: string, messageId: string, attachments: readonly NewAttachment[]): void {
  for (const file of attachments) {
    tx.post(sql`
      insert into conversations.attachment (id, brand_id, message_id, name, type, size, blob, inline, content_id, created_at)
      values (${tx.id()}, ${brandId}, ${messageId}, ${plainName(file.name)}, ${file.type}, ${file.size}, ${file.blob}, ${file.inline}, ${file.contentId}, ${tx.now})`);
  }
}

/** Gives uploaded files to a message; files that belong to another message or another brand are left alone. */
export function claimAttachments(tx: Tx, brandId: string, messageId: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  tx.post(sql`update conversations.attachment set message_id = ${messageId} where id = any (${ids}) and brand_id = ${brandId} and message_id is null`);
}
