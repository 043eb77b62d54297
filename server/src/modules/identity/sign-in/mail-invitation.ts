import type { IdentityPorts } from '../ports.ts';

/** Sends an invitation. When that fails the link is still on the screen of whoever invited. */
export function mailInvitation(ports: IdentityPorts, to: string, link: string): void {
  const text = `You are invited to answer customers with us in Keepdesk.\n\nChoose your passphrase here; the link works once, for a week:\n${link}\n`;
  ports.sendMail?.({ to, subject: 'Your invitation to Keepdesk', text }).catch((error: Error) => ports.log.warn({ err: error }, 'an invitation could not be mailed'));
}
