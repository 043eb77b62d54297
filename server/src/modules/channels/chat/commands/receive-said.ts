import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { invalid } from '../../../../platform/refusal/refusal.ts';
import { receiveMessage, type InboundMessage } from '../../../conversations/index.ts';
import { normaliseHandle } from '../../../customers/index.ts';
import { noteChat } from '../../../invitations/index.ts';
import { redactForStorage } from '../../../privacy/index.ts';
import type { SaidInput } from '../contract.ts';
import { scanLater, type ChatPorts } from '../ports.ts';
import { withPage, type SeenPage } from '../rules/shown-pages.ts';
import { readSaid, subjectOf } from '../rules/said.ts';
import { addLine, chatFor, chatsOf, newChat, type ChatRow } from '../store/chats.ts';
import { isSigned, visitorFor, type VisitorRow } from '../store/visitors.ts';
import { tellAfter } from './tell.ts';
import { takeUploads, type UploadRow } from './uploads.ts';

/** Where a message stands in its chat. */
export interface Placed {
  readonly chatId: string;
  readonly seq: number;
  /** it was here before; nothing was changed */
  readonly again: boolean;
}

/**
 * Takes what a shopper said: stored in the conversation and given its number in one transaction. The same client id twice
 * is one message, whichever tab or retry sends it. Without a chat it goes into the one that is open, or opens one.
 */
export async function receiveSaid(ports: ChatPorts, tx: Tx, who: { brandId: string; credentials: string }, said: SaidInput): Promise<Placed> {
  // One message of a visitor at a time: two tabs cannot open two chats at once.
  const visitor = await visitorFor(tx, who.brandId, who.credentials, true);
  const chats = await chatsOf(tx, visitor);
  const before = await tx.maybe<{ chat_id: string; seq: number }>(sql`select chat_id, seq from channels_chat.line where chat_id = any (${chats.map((chat) => chat.id)}) and client_id = ${said.client_id}`);
  if (before) return { chatId: before.chat_id, seq: before.seq, again: true };
  const files = await takeUploads(tx, visitor.id, said.files ?? []);
  const text = redactForStorage(readSaid(said.text));
  if (text.text === '' && files.length === 0) throw invalid('There is nothing to send.');
  const asked = said.chat === undefined ? chats.find((chat) => chat.visitor_id === visitor.id) : await chatFor(tx, visitor, said.chat);
  const chat = asked?.ended_at === null ? asked : undefined;
  const pages = said.page === undefined ? visitor.pages : withPage(visitor.pages, said.page, tx.now);
  const received = await receiveMessage(tx, inbound(tx, visitor, text, files, said.topic ?? '', pages[0] ?? null, chat ? [await tokenOf(tx, chat)] : []));
  const place = chat ?? (await newChat(tx, visitor, received.conversationId));
  // Closed too long ago: another conversation follows, and the chat goes on there.
  if (chat && received.opened) tx.post(sql`update channels_chat.chat set conversation_id = ${received.conversationId} where id = ${chat.id}`);
  const seq = await addLine(tx, place, { messageId: received.messageId, clientId: said.client_id, ours: false });
  tx.post(sql`update channels_chat.visitor set last_seen_at = ${tx.now}, pages = ${JSON.stringify(pages)}::jsonb where id = ${visitor.id}`);
  if (chat === undefined && said.invitation !== undefined) await noteChat(tx, visitor.brand_id, said.invitation, received.conversationId);
  if (files.length > 0) await scanLater.get()(tx, visitor.brand_id, received.messageId);
  tellAfter(tx, ports, { chat: 'lines', id: place.id, visitor: visitor.id });
  return { chatId: place.id, seq, again: false };
}

function inbound(tx: Tx, visitor: VisitorRow, text: { text: string; count: number }, files: readonly UploadRow[], topic: string, page: SeenPage | null, tokens: string[]): InboundMessage {
  const handle = handleOf(visitor, tx.now);
  return {
    brandId: visitor.brand_id, channel: 'chat',
    from: handle ? { handle, name: visitor.name, ...(visitor.locale ? { locale: visitor.locale } : {}) } : null,
    sender: visitor.email !== null || visitor.name !== '' ? { address: visitor.email ?? '', name: visitor.name } : null,
    to: [], cc: [], replyTo: [], subject: subjectOf(topic, text.text, files.map((file) => file.name)), text: text.text, html: null, quoted: null, headerId: null,
    clues: { tokens, inReplyTo: [], references: [], subjectNumber: null }, at: tx.now, auto: false, junkScore: null, junk: false, remoteImages: 0,
    attachments: files.map((file) => ({ name: file.name, type: file.type, size: file.size, blob: file.blob, inline: false, contentId: null })), rawBlob: null,
    facts: { ...(text.count > 0 ? { redacted: text.count } : {}), ...(isSigned(visitor, tx.now) ? { signed_in: true, ...(visitor.signed_email !== null && visitor.signed_email === visitor.email ? { signed_address: true } : {}) } : {}), ...(page ? { page: { url: page.url, title: page.title } } : {}) }, notice: null,
  };
}

/** By what somebody is recognised: their address, or the shop's id for who it vouches for. */
export function handleOf(visitor: Pick<VisitorRow, 'email' | 'signed_subject' | 'signed_until'>, now: Date): ReturnType<typeof normaliseHandle> {
  if (visitor.email !== null) return normaliseHandle('email', visitor.email);
  const subject = visitor.signed_until !== null && visitor.signed_until > now ? visitor.signed_subject : null;
  return subject?.startsWith('id:') ? normaliseHandle('shop', subject.slice(3)) : null;
}

async function tokenOf(tx: Tx, chat: ChatRow): Promise<string> {
  return (await tx.one<{ token: string }>(sql`select token from conversations.conversation where id = ${chat.conversation_id}`)).token;
}
