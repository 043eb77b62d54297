import nodemailer from 'nodemailer';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { recordAsked, recordNotBrought, surveyMail, type SurveyMail } from '../../../surveys/index.ts';
import type { EmailPorts } from '../ports.ts';
import { outgoingOf } from '../server/outgoing.ts';
import { mailboxesOfBrand, type MailboxRow } from '../store/mailboxes.ts';
import { composeMail } from './compose-mail.ts';
import { signingKeyFor } from './signing-keys.ts';

export const SURVEY_JOB = 'channels_email.deliver_survey';
const sender = systemActor('mail');

interface Ready {
  readonly survey: SurveyMail;
  readonly mailbox: MailboxRow;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | undefined;
}

/**
 * Sends one question from the brand's own mailbox, under a Message-ID made of its own id, so that a crash between the
 * relay's yes and our commit sends the same mail again and not another one.
 */
export async function deliverSurvey(ports: EmailPorts, job: Job): Promise<void> {
  const surveyId = String(job.payload.survey_id);
  const ready = await ports.db.transact(sender, async (tx): Promise<Ready | null> => {
    const survey = await surveyMail(tx, surveyId);
    if (survey === null) return null;
    const mailbox = (await mailboxesOfBrand(tx, survey.brandId))[0];
    if (mailbox === undefined) {
      await recordNotBrought(tx, surveyId, 'no mailbox', false);
      return null;
    }
    return { survey, mailbox, dkim: await signingKeyFor(ports, tx, survey.brandId, mailbox.address) };
  });
  if (ready === null) return;
  const headerId = `${surveyId}.survey@${ready.mailbox.address.split('@')[1] ?? 'keepdesk.invalid'}`;
  try {
    await transmit(ports, ready, headerId);
    await ports.db.transact(sender, (tx) => recordAsked(tx, surveyId, headerId));
  } catch (error) {
    const refused = ((error as { responseCode?: number }).responseCode ?? 0) >= 500;
    const next = refused ? null : nextTry(new Date(String(job.payload.due_at)), ports.clock.now());
    if (next !== null) throw new RunAgain(next, (error as Error).message);
    await ports.db.transact(sender, (tx) => recordNotBrought(tx, surveyId, (error as Error).message, refused));
  }
}

/** Each time half as long again as it has waited, for a day: a question that comes later than that is better not asked. */
function nextTry(dueAt: Date, now: Date): Date | null {
  const waited = Math.max(0, now.getTime() - dueAt.getTime());
  return waited > 86_400_000 ? null : new Date(now.getTime() + Math.min(1_800_000, Math.max(5000, waited / 2)));
}

async function transmit(ports: EmailPorts, { survey, mailbox, dkim }: Ready, headerId: string): Promise<void> {
  const raw = await composeMail({
    messageId: headerId, token: survey.conversationToken, from: { address: mailbox.address, name: mailbox.name }, to: [{ address: survey.to, name: '' }], cc: [], bcc: [],
    subject: survey.letter.subject, text: survey.letter.text, html: survey.letter.html, signatureHtml: '', inReplyTo: null, references: [], date: ports.clock.now(), attachments: [], quoted: null, auto: true, dkim,
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${survey.unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  });
  const transport = nodemailer.createTransport(await outgoingOf(ports, mailbox));
  try {
    await transport.sendMail({ envelope: { from: mailbox.address, to: [survey.to] }, raw });
  } finally {
    transport.close();
  }
}
