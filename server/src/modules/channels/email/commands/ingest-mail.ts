import { createHash } from 'node:crypto';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { redactForStorage } from '../../../privacy/index.ts';
import { messageById, receiveMessage, recordDelivery, type InboundMessage, type Received } from '../../../conversations/index.ts';
import type { EmailPorts } from '../ports.ts';
import type { Destination } from '../queries/own-addresses.ts';
import { readMail } from '../rules/read-mail.ts';
import type { InboundMail } from '../rules/inbound-mail.ts';
import { markWorking } from '../store/mailboxes.ts';
import type { JunkJudge } from './judge-junk.ts';
import { prepareMessage } from './prepare-message.ts';

const receiver = systemActor('mail');

/** How a mail came in: what SMTP or IMAP knew about it besides its bytes. */
export interface Arrival {
  readonly raw: Buffer;
  readonly destination: Destination;
  /** the address it was delivered to */
  readonly deliveredTo: readonly string[];
  readonly remoteAddress: string | null;
}

/**
 * Takes a mail in: source to disk, read, cleaned, redacted; then one transaction that stores it where it belongs. When
 * it answers, the mail is durable. The same mail twice is one message.
 */
export async function ingestMail(ports: EmailPorts, junk: JunkJudge, arrival: Arrival): Promise<Received> {
  const mail = readMail(arrival.raw);
  const key = mail.messageId || `sha256:${createHash('sha256').update(arrival.raw).digest('hex')}`;
  const message = await prepareMessage(ports, arrival, mail, key);
  const rawBlob = await ports.blobs.put(sourceToKeep(arrival.raw, mail, message));
  const files = await Promise.all(mail.attachments.map(async (file) => ({ name: file.name || nameless(file.type), type: file.type, size: file.size, inline: file.inline, contentId: file.contentId || null, blob: await ports.blobs.put(file.content) })));
  const verdict = await junk.judge(arrival.destination.brandId, mail);
  const facts = verdict.junk ? { ...message.facts, junk_because: verdict.because } : message.facts;
  const inbound: InboundMessage = { ...message, rawBlob, facts, attachments: files, junkScore: verdict.score, junk: verdict.junk };
  for (let attempt = 1; ; attempt++) {
    try {
      return await ports.db.transact(receiver, (tx) => store(tx, inbound, mail, arrival, key));
    } catch (error) {
      // Two mails of one new customer at once: the second one finds what the first one made.
      if ((error as { code?: string }).code !== '23505' || attempt >= 4) throw error;
    }
  }
}

async function store(tx: Tx, inbound: InboundMessage, mail: InboundMail, arrival: Arrival, key: string): Promise<Received> {
  const received = await receiveMessage(tx, inbound);
  if (received.duplicate) return received;
  await tx.run(sql`
    insert into channels_email.received (id, brand_id, mailbox_id, key, raw_blob, size, remote, conversation_id, message_id, at)
    values (${tx.id()}, ${inbound.brandId}, ${arrival.destination.mailboxId}, ${key}, ${inbound.rawBlob}, ${arrival.raw.length}, ${arrival.remoteAddress}, ${received.conversationId}, ${received.messageId}, ${tx.now})`);
  if (mail.bounce) await attachBounce(tx, inbound.brandId, mail);
  if (arrival.destination.mailboxId) await markWorking(tx, arrival.destination.mailboxId, 'in');
  return received;
}

/** A report about a reply of ours is written on that reply. */
async function attachBounce(tx: Tx, brandId: string, mail: InboundMail): Promise<void> {
  const bounce = mail.bounce;
  if (!bounce || bounce.originalMessageId === '') return;
  const failed = bounce.recipients.find((recipient) => recipient.action === 'failed' || recipient.action === '');
  if (!failed) return;
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
