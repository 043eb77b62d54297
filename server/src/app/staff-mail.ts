import nodemailer from 'nodemailer';

/** Mail to people who work here: invitations and notices, through the system's relay. */
export function sendStaffMail(relayUrl: string, publicUrl: string): (mail: { to: string; subject: string; text: string; html?: string }) => Promise<void> {
  const transport = nodemailer.createTransport({ url: relayUrl, connectionTimeout: 10_000, disableFileAccess: true, disableUrlAccess: true });
  const from = { name: 'Keepdesk', address: `keepdesk@${new URL(publicUrl).hostname}` };
  return async (mail) => {
    await transport.sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Keepdesk-Loop': 'yes' } });
  };
}
