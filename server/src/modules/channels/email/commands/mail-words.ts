import nodemailer from 'nodemailer';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { addFindings, messageById, type MessageRow } from '../../../conversations/index.ts';
import type { EmailPorts } from '../ports.ts';
import { retryAt } from '../rules/retry-schedule.ts';
import { transcriptOf } from '../rules/transcript.ts';
import { outgoingOf } from '../server/outgoing.ts';
import { mailboxesOfBrand, markWorking, type MailboxRow } from '../store/mailboxes.ts';
import { composeMail, type OutgoingMail } from './compose-mail.ts';
import { signingKeyFor } from './signing-keys.ts';
import { tellFailing } from './tell-health.ts';

const sender = systemActor('mail');

export const WORDS_JOB = 'channels_email.mail_words';

/** Messages of another channel that go out as one mail, in the conversation they belong to. */
export interface WordsToMail {
  readonly brandId: string;
  readonly conversationId: string;
  readonly messageIds: readonly string[];
  readonly to: { readonly address: string; readonly name: string };
  readonly as: 'reply' | 'transcript';
}

/** Asks for the mail; the same messages are asked for once. */
export async function mailWords(tx: Tx, words: WordsToMail): Promise<void> {
  const last = words.messageIds.at(-1);
  if (last === undefined) return;
  await tx.schedule({
    kind: WORDS_JOB, key: `${words.as} ${last}`, brandId: words.brandId,
    payload: { conversation_id: words.conversationId, message_ids: words.messageIds, to: words.to, as: words.as, asked_at: tx.now.toISOString() },
  });
}

interface Ready {
  readonly mail: Omit<OutgoingMail, 'attachments'>;
  readonly blobs: readonly { name: string; type: string; blob: string }[];
  readonly mailbox: MailboxRow | undefined;
}

/** Composes and sends it. A relay that does not answer is asked again, for three days; then the conversation says that it did not arrive. */
export async function deliverWords(ports: EmailPorts, job: Job): Promise<void> {
  const ready = await ports.db.transact(sender, (tx) => prepare(ports, tx, job));
  if (ready === null) return;
  try {
    const attachments = await Promise.all(ready.blobs.map(async (file) => ({ name: file.name, type: file.type, content: await ports.blobs.get(file.blob) })));
    const transport = nodemailer.createTransport(await outgoingOf(ports, ready.mailbox));
    try {
      await transport.sendMail({ envelope: { from: ready.mail.from.address, to: ready.mail.to.map((entry) => entry.address) }, raw: await composeMail({ ...ready.mail, attachments }) });
    } finally {
      transport.close();
    }
    if (ready.mailbox) await ports.db.transact(sender, async (tx) => markWorking(tx, ready.mailbox?.id as string, 'out'));
  } catch (error) {
    const { message, responseCode = 0 } = error as Error & { responseCode?: number };
    const next = await ports.db.transact(sender, (tx) => failed(tx, job, ready, message.slice(0, 500), responseCode >= 500));
    if (next) throw new RunAgain(next, message);
  }
}

async function prepare(ports: EmailPorts, tx: Tx, job: Job): Promise<Ready | null> {
  const ids = job.payload.message_ids as string[];
  const to = job.payload.to as WordsToMail['to'];
  const messages = (await Promise.all(ids.map((id) => messageById(tx, id)))).filter((message): message is MessageRow => message !== undefined);
  const last = messages.at(-1);
  if (!last) return null;
  const conversation = await tx.one<{ token: string; subject: string; brand_id: string }>(sql`select token, subject, brand_id from conversations.conversation where id = ${last.conversation_id}`);
  const mailboxes = await mailboxesOfBrand(tx, conversation.brand_id);
  const mailbox = mailboxes.find((row) => row.address === last.sender?.address) ?? mailboxes[0];
  if (!mailbox) return null;
  const from = { address: mailbox.address, name: mailbox.name };
  const asReply = job.payload.as === 'reply';
  const [asked] = await tx.rows<Pick<MessageRow, 'author_name' | 'sender' | 'at' | 'text'>>(sql`
    select author_name, sender, at, text from conversations.message where conversation_id = ${last.conversation_id} and kind = 'customer' and at <= ${last.at} order by at desc, id desc limit 1`);
  const earlier = await tx.rows<{ header_id: string }>(sql`
    select header_id from conversations.message where conversation_id = ${last.conversation_id} and channel = 'email' and header_id is not null and at < ${last.at} order by at desc, id desc limit 20`);
  const blobs = asReply ? await tx.rows<{ name: string; type: string; blob: string }>(sql`select name, type, blob from conversations.attachment where message_id = any (${ids}) and scan <> 'infected' order by created_at`) : [];
  return {
    mailbox, blobs,
    mail: {
      messageId: asReply ? (last.header_id ?? `${last.id}.${conversation.token}@${from.address.split('@')[1]}`) : `${job.id}.${conversation.token}@${from.address.split('@')[1]}`,
      token: conversation.token, from, to: [to], cc: [], bcc: [], subject: `${asReply ? 'Re: ' : ''}${conversation.subject}`,
      text: asReply ? messages.map((message) => message.text).join('\n\n') : transcriptOf(messages, to.name || to.address, mailbox.name), html: null, signatureHtml: mailbox.signature_html, inReplyTo: earlier[0]?.header_id ?? null,
      references: earlier.toReversed().map((row) => row.header_id), date: tx.now, quoted: asReply && asked ? { author: asked.author_name || to.name || to.address, at: asked.at, text: asked.text } : null,
      dkim: await signingKeyFor(ports, tx, conversation.brand_id, from.address),
    },
  };
}

async function failed(tx: Tx, job: Job, ready: Ready, why: string, final: boolean): Promise<Date | null> {
  const next = final ? null : retryAt(job.attempt, new Date(String(job.payload.asked_at)), tx.now);
  if (ready.mailbox && next !== null) await tellFailing(tx, ready.mailbox.id, 'out', why);
  if (next === null) await addFindings(tx, String((job.payload.message_ids as string[]).at(-1)), { facts: { mail_failed: why }, notice: `What was written in the chat could not be mailed to ${ready.mail.to[0]?.address}: ${why}` });
  return next;
}
