import nodemailer from 'nodemailer';
import type { ConnectionTestView } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { connectionProblem, MailProblem } from '../rules/connection-problem.ts';
import { imapProblem, openImap } from '../server/open-imap.ts';
import { outgoingOf } from '../server/outgoing.ts';
import type { MailboxRow } from '../store/mailboxes.ts';

type Outcome = ConnectionTestView['incoming'];

/** Signs in at a mailbox's servers, both ways, and says what they answered. Nothing is read or sent. */
export async function testConnection(ports: EmailPorts, mailbox: MailboxRow): Promise<ConnectionTestView> {
  const [incoming, outgoing] = await Promise.all([tried(() => reading(ports, mailbox)), tried(() => sending(ports, mailbox))]);
  return { incoming, outgoing };
}

async function tried(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { ok: true, error: null, problem: null };
  } catch (error) {
    return { ok: false, error: imapProblem(error).slice(0, 500), problem: connectionProblem(error) };
  }
}

async function reading(ports: EmailPorts, mailbox: MailboxRow): Promise<void> {
  if (mailbox.incoming.kind !== 'imap') {
    if (ports.smtpDoor().port === null) throw new MailProblem('door_closed', 'the mail server of this installation is turned off (KEEPDESK_SMTP_PORT)');
    return;
  }
  const client = await openImap(ports, mailbox);
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
  } finally {
    await client.logout().catch(() => {});
  }
}

async function sending(ports: EmailPorts, mailbox: MailboxRow): Promise<void> {
  const transport = nodemailer.createTransport(await outgoingOf(ports, mailbox));
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
