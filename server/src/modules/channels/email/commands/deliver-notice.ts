import nodemailer from 'nodemailer';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { noticeMail, recordNoticeNotBrought, recordNoticeSent, type NoticeMail } from '../../../outreach/index.ts';
import type { EmailPorts } from '../ports.ts';
import { outgoingOf } from '../server/outgoing.ts';
import { mailboxesOfBrand, type MailboxRow } from '../store/mailboxes.ts';
import { composeMail } from './compose-mail.ts';
import { signingKeyFor } from './signing-keys.ts';

export const NOTICE_JOB = 'channels_email.deliver_notice';
const sender = systemActor('mail');
const HOUR = 3_600_000;

interface Ready {
  readonly notice: NoticeMail;
  readonly mailbox: MailboxRow;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | undefined;
}

/**
 * Sends one notice from the brand's own mailbox, under a Message-ID made of its own id, so that a crash between the relay's yes and our commit
 * sends the same mail again and not another one.
 */
export async function deliverNotice(ports: EmailPorts, job: Job): Promise<void> {
  const decisionId = String(job.payload.decision_id);
  const ready = await ports.db.transact(sender, async (tx): Promise<Ready | null> => {
    const notice = await noticeMail(tx, decisionId);
    if (notice === null) return null;
    const mailbox = (await mailboxesOfBrand(tx, notice.brandId))[0];
    if (mailbox === undefined) {
      await recordNoticeNotBrought(tx, decisionId, 'no mailbox', false);
      return null;
    }
    return { notice, mailbox, dkim: await signingKeyFor(ports, tx, notice.brandId, mailbox.address) };
  });
  if (ready === null) return;
  const headerId = `${decisionId}.notice@${ready.mailbox.address.split('@')[1] ?? 'keepdesk.invalid'}`;
  try {
    await transmit(ports, ready, headerId);
    await ports.db.transact(sender, (tx) => recordNoticeSent(tx, decisionId, headerId));
  } catch (error) {
    const refused = ((error as { responseCode?: number }).responseCode ?? 0) >= 500;
    const next = refused ? null : nextTry(new Date(String(job.payload.due_at)), ports.clock.now());
    if (next !== null) throw new RunAgain(next, (error as Error).message);
    await ports.db.transact(sender, (tx) => recordNoticeNotBrought(tx, decisionId, (error as Error).message, refused));
  }
}

/** Each time half as long again as it has waited, for six hours: what is told later than that is no news any more. */
function nextTry(dueAt: Date, now: Date): Date | null {
  const waited = Math.max(0, now.getTime() - dueAt.getTime());
  return waited > 6 * HOUR ? null : new Date(now.getTime() + Math.min(HOUR / 2, Math.max(5000, waited / 2)));
}

async function transmit(ports: EmailPorts, { notice, mailbox, dkim }: Ready, headerId: string): Promise<void> {
  const raw = await composeMail({
    messageId: headerId, token: notice.replyToken, from: { address: mailbox.address, name: mailbox.name }, to: [{ address: notice.to, name: '' }], cc: [], bcc: [],
    subject: notice.letter.subject, text: notice.letter.text, html: notice.letter.html, signatureHtml: '', inReplyTo: null, references: [], date: ports.clock.now(), attachments: [], quoted: null, auto: true, dkim,
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${notice.unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  });
  const transport = nodemailer.createTransport(await outgoingOf(ports, mailbox));
  try {
    await transport.sendMail({ envelope: { from: mailbox.address, to: [notice.to] }, raw });
  } finally {
    transport.close();
  }
}
