import { ImapFlow } from 'imapflow';
import { accessTokenOf } from '../commands/mailbox-tokens.ts';
import type { EmailPorts } from '../ports.ts';
import { MailProblem } from '../rules/connection-problem.ts';
import type { MailboxRow } from '../store/mailboxes.ts';
import { reachMailHost } from './mail-host.ts';

/** A signed-in IMAP connection to a mailbox (RFC 9051, XOAUTH2 where it signs in at a provider). */
export async function openImap(ports: EmailPorts, mailbox: MailboxRow): Promise<ImapFlow> {
  try {
    return await signedIn(ports, mailbox, false);
  } catch (error) {
    const refused = (error as { authenticationFailed?: boolean }).authenticationFailed === true;
    // A token can be withdrawn before its time; a fresh one tells whether the consent is gone as well.
    if (refused && mailbox.incoming.kind === 'imap' && mailbox.incoming.auth !== 'password') return signedIn(ports, mailbox, true);
    throw error;
  }
}

async function signedIn(ports: EmailPorts, mailbox: MailboxRow, renew: boolean): Promise<ImapFlow> {
  const { incoming } = mailbox;
  if (incoming.kind !== 'imap') throw new Error('this mailbox is not read by IMAP');
  const { host, servername, listed } = await reachMailHost(incoming.host, incoming.port, ports.allowPrivate);
  const client = new ImapFlow({
    host, servername, port: incoming.port, secure: incoming.secure, ...(incoming.secure || listed ? {} : { doSTARTTLS: true }),
    auth: incoming.auth === 'password' ? { user: incoming.user, pass: passwordOf(ports, mailbox) } : { user: incoming.user, accessToken: await accessTokenOf(ports, mailbox, renew) },
    logger: false, disableAutoIdle: true, clientInfo: { name: 'Keepdesk' }, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 300_000, maxIdleTime: 240_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function passwordOf(ports: EmailPorts, mailbox: MailboxRow): string {
  if (!mailbox.incoming_secret) throw new MailProblem('no_password', 'no password was given for this mailbox');
  return ports.vault.open(mailbox.incoming_secret, `mailbox:${mailbox.id}:in`);
}

/** What went wrong, in the server's own words where it said any. */
export function imapProblem(error: unknown): string {
  const { message, responseText, authenticationFailed } = error as Error & { responseText?: string; authenticationFailed?: boolean };
  if (authenticationFailed) return `The mail server refused the sign-in${responseText ? `: ${responseText}` : '.'}`;
  return responseText || message || 'the connection failed';
}
