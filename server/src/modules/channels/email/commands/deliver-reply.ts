import nodemailer from 'nodemailer';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { messageById, recordDelivery, type MessageRow } from '../../../conversations/index.ts';
import type { EmailPorts } from '../ports.ts';
import { retryAt } from '../rules/retry-schedule.ts';
import { outgoingOf } from '../server/outgoing.ts';
import { markWorking, mailboxesOfBrand, type MailboxRow } from '../store/mailboxes.ts';
import { composeMail, type OutgoingMail } from './compose-mail.ts';
import { signingKeyFor } from './signing-keys.ts';
import { tellFailing } from './tell-health.ts';

const sender = systemActor('mail');

export const DELIVER_JOB = 'channels_email.deliver';

interface Ready {
  readonly mail: Omit<OutgoingMail, 'attachments'>;
  readonly blobs: readonly { name: string; type: string; blob: string }[];
  readonly mailbox: MailboxRow | undefined;
  readonly attempt: number;
  readonly firstAttemptAt: Date;
}

/**
 * Sends a released reply. Its Message-ID was fixed when it was written; the attempt is written down before the relay
 * hears of it and the outcome after, so only a crash between the relay's yes and our commit can make it go twice, and
 * then under the same Message-ID, which mail systems fold into one.
 */
export async function deliverReply(ports: EmailPorts, job: Job): Promise<void> {
  const messageId = String(job.payload.message_id);
  const ready = await ports.db.transact(sender, (tx) => prepare(ports, tx, messageId));
  if (ready === null) return;
  try {
    const attachments = await Promise.all(ready.blobs.map(async (file) => ({ name: file.name, type: file.type, content: await ports.blobs.get(file.blob) })));
    const raw = await composeMail({ ...ready.mail, attachments });
    const response = await transmit(ports, ready, raw);
    await ports.db.transact(sender, (tx) => succeeded(tx, messageId, ready, response));
  } catch (error) {
    const next = await ports.db.transact(sender, (tx) => failed(tx, messageId, ready, error as Error & { responseCode?: number }));
    if (next) throw new RunAgain(next, (error as Error).message);
  }
}

async function prepare(ports: EmailPorts, tx: Tx, messageId: string): Promise<Ready | null> {
  const message = await messageById(tx, messageId);
  if (!message || message.delivery_state !== 'queued') return null;
  const delivery = await tx.one<{ attempts: number; first_attempt_at: Date }>(sql`
    insert into channels_email.delivery (message_id, brand_id, attempts, first_attempt_at, last_attempt_at) values (${messageId}, ${message.brand_id}, 1, ${tx.now}, ${tx.now})
    on conflict (message_id) do update set attempts = channels_email.delivery.attempts + 1, last_attempt_at = excluded.last_attempt_at returning attempts, first_attempt_at`);
  const mailboxes = await mailboxesOfBrand(tx, message.brand_id);
  const mailbox = mailboxes.find((row) => [row.address, ...row.aliases].some((address) => address.toLowerCase() === message.sender?.address.toLowerCase())) ?? mailboxes[0];
  const conversation = await tx.one<{ token: string }>(sql`select token from conversations.conversation where id = ${message.conversation_id}`);
  const answered = await tx.rows<Pick<MessageRow, 'header_id' | 'author_name' | 'sender' | 'at' | 'text'>>(sql`
    select header_id, author_name, sender, at, text from conversations.message
    where conversation_id = ${message.conversation_id} and kind in ('customer', 'reply') and id <> ${messageId} and at <= ${message.at} and header_id is not null order by at desc, id desc limit 20`);
  const blobs = await tx.rows<{ name: string; type: string; blob: string }>(sql`select name, type, blob from conversations.attachment where message_id = ${messageId} and scan <> 'infected' order by created_at`);
  const last = answered.find((row) => row.header_id === message.in_reply_to);
  const from = message.sender ?? (mailbox ? { address: mailbox.address, name: mailbox.name } : null);
  if (!from) return null;
  return {
    mailbox, blobs, attempt: delivery.attempts, firstAttemptAt: delivery.first_attempt_at,
    mail: {
      messageId: message.header_id ?? `${messageId}@keepdesk.invalid`, token: conversation.token, from, to: message.recipients.to ?? [], cc: message.recipients.cc ?? [], bcc: message.recipients.bcc ?? [],
      subject: message.subject, text: message.text, html: message.html, signatureHtml: mailbox?.signature_html ?? '', inReplyTo: message.in_reply_to,
      references: answered.toReversed().map((row) => row.header_id as string), date: message.at,
      quoted: last ? { author: last.author_name || last.sender?.address || 'you', at: last.at, text: last.text } : null,
      dkim: await signingKeyFor(ports, tx, message.brand_id, from.address),
      // What a rule answers says so: programs do not answer it.
      ...(message.author_kind === 'system' ? { auto: true } : {}),
    },
  };
}

async function transmit(ports: EmailPorts, ready: Ready, raw: Buffer): Promise<string> {
  const recipients = [...ready.mail.to, ...ready.mail.cc, ...ready.mail.bcc].map((entry) => entry.address);
  const transport = nodemailer.createTransport(await outgoingOf(ports, ready.mailbox));
  try {
    const sent = await transport.sendMail({ envelope: { from: ready.mail.from.address, to: recipients }, raw });
    return String(sent.response ?? '250');
  } finally {
    transport.close();
  }
}

async function succeeded(tx: Tx, messageId: string, ready: Ready, response: string): Promise<void> {
  await tx.run(sql`update channels_email.delivery set done_at = ${tx.now}, response = ${response.slice(0, 500)}, last_error = null, mailbox_id = ${ready.mailbox?.id ?? null} where message_id = ${messageId}`);
  if (ready.mailbox) markWorking(tx, ready.mailbox.id, 'out');
  await recordDelivery(tx, messageId, { state: 'sent' });
}

/** A final no is told on the message; anything else waits visibly and is tried again for three days. */
async function failed(tx: Tx, messageId: string, ready: Ready, error: Error & { responseCode?: number }): Promise<Date | null> {
  const final = (error.responseCode ?? 0) >= 500;
  const next = final ? null : retryAt(ready.attempt, ready.firstAttemptAt, tx.now);
  const why = error.message.slice(0, 500);
  await tx.run(sql`update channels_email.delivery set last_error = ${why}, done_at = case when ${next === null} then ${tx.now}::timestamptz end where message_id = ${messageId}`);
  if (next === null) {
    await recordDelivery(tx, messageId, { state: 'failed', note: why });
    return null;
  }
  await tx.run(sql`update conversations.message set delivery_note = ${`Waiting to be sent: ${why}`} where id = ${messageId} and delivery_state = 'queued'`);
  if (ready.mailbox) await tellFailing(tx, ready.mailbox.id, 'out', why);
  return next;
}
