import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { recognise, type Handle } from '../../customers/index.ts';
import { tagNamed } from '../../taxonomy/index.ts';
import type { MailboxView } from '../contract.ts';
import { CONVERSATION_OPENED, MESSAGE_RECEIVED, NOTE_WRITTEN, REPLY_WRITTEN, STATUS_CHANGED, type MessageReceived, type ReplyWritten } from '../events.ts';
import { summaryOf, type PastKind } from '../rules/past-summary.ts';
import type { Category } from '../rules/reopening.ts';
import { defaultStatus, holdConversation } from '../store/conversations.ts';
import { insertAttachments, insertMessage, type NewAttachment, type Recipients } from '../store/messages.ts';
import { insertConversation } from './insert-conversation.ts';
import { keepOrLetGo } from './keep-caps.ts';

/** A message as another desk kept it: read, cleaned and redacted already. */
export interface PastMessage {
  /** the same message has the same id in every export; a real Message-ID where there is one */
  readonly headerId: string;
  readonly inReplyTo: string | null;
  readonly kind: PastKind;
  readonly author: { readonly name: string; readonly address: string; readonly personId: string | null };
  readonly recipients: Recipients;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly quoted: string | null;
  readonly at: Date;
  readonly attachments: readonly NewAttachment[];
  readonly rawBlob: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface PastConversation {
  readonly brandId: string;
  /** the desk it comes from, and its id there: importing it again adds only what is new */
  readonly source: string;
  readonly sourceId: string;
  readonly subject: string;
  readonly channel: string;
  readonly customer: { readonly handle: Handle; readonly name: string } | null;
  /** null: whatever it is here, or resolved when it is new */
  readonly category: Category | null;
  /** 0 low to 3 urgent */
  readonly priority: number | null;
  readonly assigneeId: string | null;
  readonly tags: readonly string[];
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly messages: readonly PastMessage[];
}

export interface Imported {
  readonly conversationId: string;
  readonly outcome: 'new' | 'grown' | 'known';
  readonly messages: number;
  /** ids of the new messages, by header id */
  readonly written: ReadonlyMap<string, string>;
}

interface Known {
  id: string;
  status_id: string;
  category: Category;
}

/**
 * Writes down a conversation of another desk as it happened, with the moments it had there. Meant for silent
 * transactions: nothing is sent, nobody is told. A conversation that is here already gets what it lacks and is
 * otherwise left as people here have changed it.
 */
export async function importConversation(tx: Tx, past: PastConversation): Promise<Imported> {
  const known = await tx.maybe<Known>(sql`select id, status_id, category from conversations.conversation where brand_id = ${past.brandId} and source = ${past.source} and source_id = ${past.sourceId} for update`);
  const here = new Set((await tx.rows<{ header_id: string }>(sql`select header_id from conversations.message where brand_id = ${past.brandId} and header_id = any (${past.messages.map((message) => message.headerId)})`)).map((row) => row.header_id));
  const fresh = past.messages.filter((message, at) => !here.has(message.headerId) && past.messages.findIndex((other) => other.headerId === message.headerId) === at).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const nothing = { outcome: 'known', messages: 0, written: new Map<string, string>() } as const;
  if (known && fresh.length === 0) return { conversationId: known.id, ...nothing };
  // Every message is here, in conversations that came by mail: a second copy would help nobody.
  if (!known && fresh.length === 0 && past.messages.length > 0) return { conversationId: '', ...nothing };
  const customerId = past.customer ? (await recognise(tx.asOf(past.openedAt), past.brandId, past.customer.handle, { name: past.customer.name })).customerId : null;
  const id = known?.id ?? begin(tx, past, customerId);
  const written = new Map(fresh.map((message) => [message.headerId, write(tx, past, id, customerId, message)]));
  await tag(tx, past, id);
  await sumUp(tx, past, id, known);
  if (!known && past.category === 'open' && past.assigneeId !== null) await comeTo(tx, id);
  await tell(tx, past, id, fresh, written, { customerId, known: known !== undefined });
  return { conversationId: id, outcome: known ? 'grown' : 'new', messages: fresh.length, written };
}

/** What was open elsewhere comes into somebody's hands here: as much as they may have, the rest belongs to nobody. */
async function comeTo(tx: Tx, id: string): Promise<void> {
  const row = await holdConversation(tx, id);
  await keepOrLetGo(tx, { ...row, assignee_id: null }, row);
}

function begin(tx: Tx, past: PastConversation, customerId: string | null): string {
  return insertConversation(tx.asOf(past.openedAt), {
    brandId: past.brandId, subject: past.subject.trim() || '(no subject)', channel: past.channel, customerId, category: past.category ?? 'resolved', at: past.openedAt, waiting: false, preview: '', previewFrom: 'customer',
    hasAttachments: false, junkScore: null, unread: false, notice: null, assigneeId: past.assigneeId, priority: past.priority ?? 1, source: past.source, sourceId: past.sourceId,
  }).id;
}

function write(tx: Tx, past: PastConversation, conversationId: string, customerId: string | null, message: PastMessage): string {
  const id = tx.asOf(message.at).id();
  const ours = message.kind !== 'customer';
  insertMessage(tx, {
    id, brand_id: past.brandId, conversation_id: conversationId, kind: message.kind, channel: message.kind === 'note' ? 'internal' : past.channel, author_kind: ours ? 'person' : 'customer',
    author_id: ours ? message.author.personId : customerId, author_name: message.author.name, sender: senderOf(message), recipients: message.recipients, subject: message.subject, text: message.text, html: message.html,
    quoted: message.quoted, header_id: message.headerId, in_reply_to: message.inReplyTo, at: message.at, delivery_state: message.kind === 'customer' ? 'received' : message.kind === 'reply' ? 'sent' : 'internal',
    remote_images: 0, raw_blob: message.rawBlob, facts: { ...message.facts, imported_from: past.source },
  });
  insertAttachments(tx, past.brandId, id, message.attachments);
  return id;
}

function senderOf({ kind, author }: PastMessage): MailboxView | null {
  return kind === 'note' || author.address === '' ? null : { address: author.address, name: author.name };
}

async function tag(tx: Tx, past: PastConversation, id: string): Promise<void> {
  for (const name of past.tags) {
    const { id: tagId } = await tagNamed(tx, past.brandId, name);
    tx.post(sql`insert into conversations.tagging (brand_id, conversation_id, tag_id) values (${past.brandId}, ${id}, ${tagId}) on conflict do nothing`);
  }
}

/** What the list shows of it follows from its messages; a status somebody here gave it stays. */
async function sumUp(tx: Tx, past: PastConversation, id: string, known: Known | undefined): Promise<void> {
  const all = await tx.rows<{ kind: PastKind | 'auto'; text: string; at: Date; files: boolean }>(sql`
    select m.kind, left(m.text, 1000) as text, m.at, exists (select from conversations.attachment a where a.message_id = m.id and not a.inline) as files from conversations.message m where m.conversation_id = ${id} order by m.at, m.id`);
  const category = known?.category ?? past.category ?? 'resolved';
  const sum = summaryOf(all, { category, openedAt: past.openedAt, closedAt: past.closedAt });
  const statusId = known?.status_id ?? (await defaultStatus(tx, past.brandId, category));
  tx.post(sql`
    update conversations.conversation set status_id = ${statusId}, category = ${category}, opened_at = least(opened_at, ${sum.openedAt}::timestamptz), last_message_at = ${sum.lastMessageAt}, preview = ${sum.preview}, preview_from = ${sum.previewFrom},
      message_count = ${all.length}, has_attachments = ${sum.hasFiles}, first_reply_at = coalesce(first_reply_at, ${sum.firstReplyAt}::timestamptz), waiting_since = ${sum.waitingSince}, unread = ${category === 'open' && sum.previewFrom === 'customer'},
      resolved_at = case when ${category === 'resolved'} then coalesce(${known ? null : sum.resolvedAt}::timestamptz, resolved_at) end
    where id = ${id}`);
}

const importer: Actor = systemActor('import');

/** The same news the live desk tells, dated as they happened, so that every reader counts history like the present. */
async function tell(tx: Tx, past: PastConversation, id: string, fresh: readonly PastMessage[], written: ReadonlyMap<string, string>, about: { customerId: string | null; known: boolean }): Promise<void> {
  const say = (at: Date, name: string, payload: Record<string, unknown>): Promise<void> => tx.asOf(at, importer).announce({ name, brandId: past.brandId, subjectId: id, payload });
  if (!about.known) await say(past.openedAt, CONVERSATION_OPENED, { channel: past.channel, junk: past.category === 'spam' });
  let replied = about.known;
  let waiting: Date | null = null;
  for (const message of fresh) {
    const messageId = written.get(message.headerId) ?? '';
    if (message.kind === 'customer') {
      const news: MessageReceived = { message_id: messageId, channel: past.channel, opened: !about.known && message === fresh[0], reopened: false, auto: false, junk: false, customer_id: about.customerId };
      await say(message.at, MESSAGE_RECEIVED, { ...news });
      waiting ??= message.at;
    } else if (message.kind === 'reply') {
      const news: ReplyWritten = { message_id: messageId, channel: past.channel, waited_seconds: waiting === null ? null : Math.round((message.at.getTime() - waiting.getTime()) / 1000), first: !replied };
      await say(message.at, REPLY_WRITTEN, { ...news });
      [replied, waiting] = [true, null];
    } else await say(message.at, NOTE_WRITTEN, { message_id: messageId, mentions: [], team_mentions: [] });
  }
  if (!about.known && (past.category ?? 'resolved') === 'resolved') await say(past.closedAt ?? fresh.at(-1)?.at ?? past.openedAt, STATUS_CHANGED, { from: null, to: null, from_category: 'open', to_category: 'resolved' });
}

/** Files of an imported message that came later. */
export async function addPastFiles(tx: Tx, messageId: string, files: readonly NewAttachment[]): Promise<void> {
  const message = await tx.maybe<{ brand_id: string; conversation_id: string }>(sql`update conversations.message set facts = facts - 'files_elsewhere' where id = ${messageId} returning brand_id, conversation_id`);
  if (!message || files.length === 0) return;
  const here = new Set((await tx.rows<{ name: string; blob: string }>(sql`select name, blob from conversations.attachment where message_id = ${messageId}`)).map((file) => `${file.blob}/${file.name}`));
  insertAttachments(tx, message.brand_id, messageId, files.filter((file) => !here.has(`${file.blob}/${file.name}`)));
  tx.post(sql`update conversations.conversation set has_attachments = true where id = ${message.conversation_id}`);
}
