import { createHash } from 'node:crypto';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../../platform/db/retry-on-clash.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { redactFiles, redactForStorage } from '../../../privacy/index.ts';
import { messageById, receiveMessage, recordDelivery, type InboundMessage, type Judged, type Received } from '../../../conversations/index.ts';
import { noticeAnswered, recordNoticeAnswered, recordNoticeBounce, threadOfNotice } from '../../../outreach/index.ts';
import { recordSurveyBounce } from '../../../surveys/index.ts';
import type { EmailPorts } from '../ports.ts';
import { isOneOfUs } from '../queries/one-of-us.ts';
import type { AddressBook, Destination } from '../queries/own-addresses.ts';
import { readUpstreamVerdict } from '../rules/authenticity.ts';
import { chooseSender } from '../rules/choose-sender.ts';
import { mayAutoReply } from '../rules/loops.ts';
import { remoteImageAddresses } from '../rules/remote-images.ts';
import { readMail } from '../rules/read-mail.ts';
import type { InboundMail } from '../rules/inbound-mail.ts';
import { markWorking } from '../store/mailboxes.ts';
import { knowRemoteImages } from '../store/remote-images.ts';
import { judgeUpstream, wantsJudging, AUTHENTICATE_JOB } from './authenticate-mail.ts';
import type { JunkJudge } from './judge-junk.ts';
import { prepareMessage } from './prepare-message.ts';
import { scanSoon } from './scan-files.ts';

const receiver = systemActor('mail');

/** How a mail came in: what SMTP or IMAP knew about it besides its bytes. */
export interface Arrival {
  readonly raw: Buffer;
  readonly destination: Destination;
  /** the address it was delivered to */
  readonly deliveredTo: readonly string[];
  readonly remoteAddress: string | null;
  /** the name the other server gave itself, and the address it said the mail is from; SMTP only */
  readonly envelope?: { readonly helo: string; readonly mailFrom: string };
  /** hosts whose Authentication-Results are believed: those of the mailbox it was read from */
  readonly trustedHosts?: readonly string[];
  /** when the mailbox it was read from got it */
  readonly receivedAt?: Date;
  /** bytes of the whole mail, when only its beginning was taken */
  readonly cutFrom?: number;
}

/** The room a mail is taken in. */
export interface MailRoom {
  readonly ports: EmailPorts;
  readonly book: AddressBook;
  readonly junk: JunkJudge;
}

/**
 * Takes a mail in: source to disk, read, cleaned, redacted; then one transaction that stores it where it belongs. When
 * it answers, the mail is durable. The same mail twice is one message.
 */
export async function ingestMail({ ports, book, junk }: MailRoom, arrival: Arrival): Promise<Received> {
  const mail = readMail(arrival.raw);
  const key = mail.messageId || `sha256:${createHash('sha256').update(arrival.raw).digest('hex')}`;
  const chosen = chooseSender(mail, mail.originalSender !== null && (await isOneOfUs(ports, book, mail.from?.address ?? '')));
  const attached = redactFiles(mail.attachments);
  const message = await prepareMessage(ports, arrival, mail, key, chosen, attached.count);
  const rawBlob = await ports.blobs.put(sourceToKeep(arrival.raw, mail, message));
  const files = await Promise.all(attached.files.map(async (file) => ({ name: file.name.replaceAll('\0', '') || nameless(file.type), type: file.type, size: file.size, inline: file.inline, contentId: file.contentId.replaceAll('\0', '') || null, blob: await ports.blobs.put(file.content) })));
  const auto = mayAutoReply(mail, await book.addressesOf(arrival.destination.brandId), 0);
  const upstream = arrival.trustedHosts ? await judgeUpstream(book, readUpstreamVerdict(mail.hints.authenticationResults, arrival.trustedHosts), mail) : null;
  const facts = { ...message.facts, ...(auto.allowed ? {} : { no_auto_reply: auto.because }), ...(upstream ? { authentication: upstream.verdict } : {}) };
  const inbound: InboundMessage = { ...message, rawBlob, facts, notice: upstream?.notice ?? message.notice, attachments: files, junkScore: null, junk: false };
  return retryOnClash(() => ports.db.transact(receiver, async (tx) => {
    const answered = await answeredNotice(tx, inbound, mail);
    const judged = junk.judge(tx, inbound.brandId, mail).then((verdict) => ({ junk: verdict.junk, junkScore: verdict.score, facts: { ...facts, ...(verdict.junk ? { junk_because: verdict.because } : {}) } }));
    const received = await store(tx, ports, answered.inbound, judged, mail, arrival, key);
    if (answered.notice !== null && !received.duplicate) await recordNoticeAnswered(tx, inbound.brandId, answered.notice, received.conversationId);
    return received;
  }));
}

/** The notice a mail answers, where it answers one, and the mail with a clue to where the last answer to it is. What a program answers joins nothing by that. */
async function answeredNotice(tx: Tx, inbound: InboundMessage, mail: InboundMail): Promise<{ notice: string | null; inbound: InboundMessage }> {
  const notice = inbound.auto || mail.bounce ? null : noticeAnswered(inbound.clues.inReplyTo[0] ?? null, [...inbound.to, ...inbound.cc].map((one) => one.address));
  const token = notice === null ? null : await threadOfNotice(tx, inbound.brandId, notice);
  return { notice, inbound: token === null ? inbound : { ...inbound, clues: { ...inbound.clues, tokens: [...inbound.clues.tokens, token] } } };
}

async function store(tx: Tx, ports: EmailPorts, inbound: InboundMessage, judged: Promise<Judged>, mail: InboundMail, arrival: Arrival, key: string): Promise<Received> {
  const received = await receiveMessage(tx, inbound, judged);
  if (received.duplicate) return received;
  tx.post(sql`
    insert into channels_email.received (id, brand_id, mailbox_id, key, raw_blob, size, remote, conversation_id, message_id, at)
    values (${tx.id()}, ${inbound.brandId}, ${arrival.destination.mailboxId}, ${received.headerId ?? key}, ${inbound.rawBlob}, ${arrival.raw.length}, ${arrival.remoteAddress}, ${received.conversationId}, ${received.messageId}, ${tx.now})`);
  if (mail.bounce) await attachBounce(tx, inbound.brandId, mail);
  if (inbound.remoteImages > 0) await knowRemoteImages(tx, inbound.brandId, remoteImageAddresses(inbound.html ?? ''));
  if (wantsJudging(arrival, ports.relays)) {
    const judged = { message_id: received.messageId, brand_id: inbound.brandId, raw_blob: inbound.facts.redacted === undefined ? inbound.rawBlob : null, from: mail.from?.address ?? '', ip: arrival.remoteAddress, ...arrival.envelope };
    await tx.schedule({ kind: AUTHENTICATE_JOB, key: received.messageId, brandId: inbound.brandId, payload: judged });
  }
  if (inbound.attachments.length > 0) await scanSoon(ports, tx, inbound.brandId, received.messageId);
  if (arrival.destination.mailboxId) markWorking(tx, arrival.destination.mailboxId, 'in');
  return received;
}

/** A report about a reply of ours is written on that reply. */
async function attachBounce(tx: Tx, brandId: string, mail: InboundMail): Promise<void> {
  const bounce = mail.bounce;
  if (!bounce || bounce.originalMessageId === '') return;
  const failed = bounce.recipients.find((recipient) => recipient.action === 'failed' || recipient.action === '');
  if (!failed) return;
  if (await recordSurveyBounce(tx, brandId, bounce.originalMessageId, failed.reason.replaceAll('_', ' '))) return;
  if (await recordNoticeBounce(tx, brandId, bounce.originalMessageId, failed.reason.replaceAll('_', ' '))) return;
  const reply = await tx.maybe<{ id: string }>(sql`select id from conversations.message where brand_id = ${brandId} and header_id = ${bounce.originalMessageId} and kind = 'reply'`);
  if (!reply || !(await messageById(tx, reply.id))) return;
  await recordDelivery(tx, reply.id, { state: 'bounced', note: `${failed.address}: ${failed.reason.replaceAll('_', ' ')}${failed.status ? ` (${failed.status})` : ''}` });
}

/** A source that holds a card number is not kept: what is kept instead are its headers and the redacted words. */
function sourceToKeep(raw: Buffer, mail: InboundMail, message: { text: string; facts: Readonly<Record<string, unknown>> }): Buffer {
  if (message.facts.redacted === undefined) return raw;
  const headers = mail.headers.filter(([name]) => !/^(content-|mime-)/i.test(name)).map(([name, value]) => `${name}: ${redactForStorage(value).text}`);
  return Buffer.from([...headers, 'Content-Type: text/plain; charset=utf-8', 'X-Keepdesk-Note: the source held a card number and was replaced by its redacted text', '', message.text].join('\r\n'));
}

function nameless(type: string): string {
  const kind = type.split('/');
  return kind[0] === 'message' ? 'forwarded-mail.eml' : `attachment.${(kind[1] ?? 'bin').replaceAll(/[^a-z0-9]/g, '').slice(0, 8) || 'bin'}`;
}
