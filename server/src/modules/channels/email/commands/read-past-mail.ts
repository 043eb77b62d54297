import { createHash } from 'node:crypto';
import type { PastMessage } from '../../../conversations/index.ts';
import { redactFiles } from '../../../privacy/index.ts';
import type { EmailPorts } from '../ports.ts';
import { isOneOfUs } from '../queries/one-of-us.ts';
import type { AddressBook } from '../queries/own-addresses.ts';
import { chooseSender } from '../rules/choose-sender.ts';
import type { InboundMail, MailAddress } from '../rules/inbound-mail.ts';
import { readMail } from '../rules/read-mail.ts';
import { prepareMessage } from './prepare-message.ts';

/** What is known of an old mail without looking into any conversation. */
export interface ReadPastMail {
  readonly message: PastMessage;
  readonly subject: string;
  readonly references: readonly string[];
  readonly customer: { readonly email: string; readonly name: string };
  readonly notWritten: string | null;
}

/** Reads a mail of years ago as a new one is read, and tells whether it was ours: from one of our addresses, or somebody who works here. */
export async function readPastMail(ports: EmailPorts, book: AddressBook, brandId: string, raw: Buffer): Promise<ReadPastMail> {
  const mail = readMail(raw);
  const key = mail.messageId || `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  const ours = await isOneOfUs(ports, book, mail.from?.address ?? '');
  const chosen = chooseSender(mail, mail.originalSender !== null && ours);
  const written = ours && chosen.sender?.address === mail.from?.address;
  const attached = redactFiles(mail.attachments);
  const sentAt = mail.sentAt ?? receivedAt(mail) ?? ports.clock.now();
  const arrival = { raw, destination: { brandId, mailboxId: null, mailboxAddress: null, unknown: false }, deliveredTo: [], remoteAddress: null, receivedAt: sentAt };
  const prepared = await prepareMessage(ports, arrival, mail, key, chosen, attached.count);
  const files = await Promise.all(attached.files.map(async (file) => ({ name: file.name.replaceAll('\0', '') || 'attachment', type: file.type, size: file.size, inline: file.inline, contentId: file.contentId.replaceAll('\0', '') || null, blob: await ports.blobs.put(file.content) })));
  const other = written ? await firstStranger(ports, book, [...mail.to, ...mail.cc]) : chosen.sender;
  return {
    subject: prepared.subject, references: [...new Set([...mail.references, ...mail.inReplyTo])], customer: { email: other?.address ?? '', name: other?.name ?? '' }, notWritten: whyNot(mail),
    message: {
      headerId: key, inReplyTo: mail.inReplyTo[0] ?? null, kind: written ? 'reply' : 'customer', author: { name: chosen.sender?.name ?? '', address: chosen.sender?.address ?? '', personId: null },
      recipients: { to: [...prepared.to], cc: [...prepared.cc], reply_to: [...prepared.replyTo] }, subject: prepared.subject, text: prepared.text, html: prepared.html, quoted: prepared.quoted, at: sentAt, attachments: files,
      // The whole mailbox file is kept by whoever has it; a copy of each mail would double it.
      rawBlob: null, facts: prepared.facts,
    },
  };
}

async function firstStranger(ports: EmailPorts, book: AddressBook, addresses: readonly MailAddress[]): Promise<MailAddress | undefined> {
  for (const address of addresses) if (!(await isOneOfUs(ports, book, address.address))) return address;
  return addresses[0];
}

/** The newest Received line has the moment in it. */
function receivedAt(mail: InboundMail): Date | null {
  const line = mail.headers.find(([name]) => name.toLowerCase() === 'received')?.[1] ?? '';
  const at = new Date(line.split(';').at(-1) ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

function whyNot(mail: InboundMail): string | null {
  if (mail.kind === 'bounce' || mail.kind === 'feedback_report') return 'a report of a mail server';
  if (mail.kind === 'auto_reply') return 'an automatic answer';
  const labels = mail.headers.find(([name]) => name.toLowerCase() === 'x-gmail-labels')?.[1] ?? '';
  if (/(^|,)\s*(spam|junk)\s*(,|$)/i.test(labels)) return 'it lay among the junk';
  return /(^|,)\s*(trash|bin)\s*(,|$)/i.test(labels) ? 'it lay in the bin' : null;
}
