import { accessTokenOf } from '../commands/mailbox-tokens.ts';
import type { EmailPorts } from '../ports.ts';
import { MailProblem } from '../rules/connection-problem.ts';
import type { MailboxRow } from '../store/mailboxes.ts';
import { reachMailHost } from './mail-host.ts';

const NO_RELAY = 'no way to send mail is set up: give the mailbox an SMTP server, or set KEEPDESK_SMTP_RELAY';

/** An answer that asks to try again later, so that mail waits until somebody sets a relay up. */
class NoRelay extends MailProblem {
  readonly responseCode = 421;
}

/** How mail of a mailbox leaves: options for a nodemailer transport. */
export async function outgoingOf(ports: EmailPorts, mailbox: MailboxRow | undefined): Promise<Record<string, unknown>> {
  const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, disableFileAccess: true, disableUrlAccess: true };
  const own = mailbox?.outgoing;
  if (mailbox === undefined || own?.kind !== 'smtp') {
    const url = ports.relayUrl();
    if (url === undefined) throw new NoRelay('no_relay', NO_RELAY);
    return { url, ...limits };
  }
  const { host, servername, listed } = await reachMailHost(own.host, own.port, ports.allowPrivate);
  return { ...limits, host, port: own.port, secure: own.secure, ...(own.secure || listed || own.user === '' ? {} : { requireTLS: true }), tls: { servername }, ...(await credentials(ports, mailbox, own)) };
}

async function credentials(ports: EmailPorts, mailbox: MailboxRow, own: { user: string; auth?: string }): Promise<Record<string, unknown>> {
  if (own.auth === 'google' || own.auth === 'microsoft') return { auth: { type: 'OAuth2', user: own.user, accessToken: await accessTokenOf(ports, mailbox) } };
  if (own.user === '') return {};
  return { auth: { user: own.user, pass: mailbox.outgoing_secret ? ports.vault.open(mailbox.outgoing_secret, `mailbox:${mailbox.id}:out`) : '' } };
}
