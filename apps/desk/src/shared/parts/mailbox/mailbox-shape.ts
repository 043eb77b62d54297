import type { Mailbox, MailWays } from '@keepdesk/client';

export type Way = 'smtp' | 'imap' | 'google' | 'microsoft';
type Safety = 'tls' | 'starttls';

interface ServerValues {
  host: string;
  port: string;
  safety: Safety;
  user: string;
  password: string;
}

/** What a form about a mailbox holds until it is sent. */
export interface MailboxValues {
  address: string;
  name: string;
  aliases: string;
  signature: string;
  way: Way;
  imap: ServerValues;
  /** days of mail to take in at first */
  fetchDays: string;
  out: 'system' | 'smtp';
  smtp: ServerValues;
}

export const usualPorts: Record<'imap' | 'smtp', Record<Safety, string>> = { imap: { tls: '993', starttls: '143' }, smtp: { tls: '465', starttls: '587' } };

/** How a mailbox is read: forwarded here, by a password, or by its provider's sign-in. */
export function wayOf(mailbox: Mailbox): Way {
  const { incoming } = mailbox;
  if (incoming.kind === 'smtp') return 'smtp';
  return incoming.auth === 'password' ? 'imap' : incoming.auth;
}

export const isProvider = (way: Way): way is 'google' | 'microsoft' => way === 'google' || way === 'microsoft';

export function mailboxStart(mailbox: Mailbox | null, ways: Pick<MailWays, 'relay'>): MailboxValues {
  const incoming = mailbox?.incoming.kind === 'imap' ? mailbox.incoming : null;
  const outgoing = mailbox?.outgoing.kind === 'smtp' ? mailbox.outgoing : null;
  const server = (known: { host: string; port: number; secure: boolean; user: string } | null, kind: 'imap' | 'smtp', safety: Safety): ServerValues =>
    known ? { host: known.host, port: String(known.port), safety: known.secure ? 'tls' : 'starttls', user: known.user, password: '' } : { host: '', port: usualPorts[kind][safety], safety, user: '', password: '' };
  return {
    address: mailbox?.address ?? '',
    name: mailbox?.name ?? '',
    aliases: mailbox?.aliases.join(', ') ?? '',
    signature: mailbox?.signature_html ?? '',
    way: mailbox ? wayOf(mailbox) : 'imap',
    imap: server(incoming, 'imap', 'tls'),
    fetchDays: String(incoming?.fetch_days ?? 0),
    out: mailbox?.outgoing.kind ?? (ways.relay ? 'system' : 'smtp'),
    smtp: server(outgoing, 'smtp', 'starttls'),
  };
}

/** Another safety moves the port along, unless somebody chose one of their own. */
export function withSafety(kind: 'imap' | 'smtp', server: ServerValues, safety: Safety): ServerValues {
  return { ...server, safety, port: server.port === usualPorts[kind][server.safety] ? usualPorts[kind][safety] : server.port };
}

/** The body the API takes. A provider's sign-in sets the servers itself; passwords go only when one was typed. */
export function mailboxBody(values: MailboxValues): Record<string, unknown> {
  const server = ({ host, port, safety, user }: ServerValues) => ({ host: host.trim(), port: Number(port), secure: safety === 'tls', user: user.trim() || values.address.trim() });
  const days = Number(values.fetchDays);
  const incoming = values.way === 'imap' ? { kind: 'imap', ...server(values.imap), auth: 'password', ...(days > 0 ? { fetch_days: days } : {}) } : { kind: 'smtp' };
  const outgoing = values.out === 'smtp' ? { kind: 'smtp', ...server(values.smtp) } : { kind: 'system' };
  return {
    address: values.address.trim(),
    name: values.name.trim(),
    aliases: values.aliases.split(/[,;\s]+/).filter(Boolean),
    signature_html: values.signature,
    ...(isProvider(values.way) ? {} : { incoming, outgoing }),
    ...(values.way === 'imap' && values.imap.password ? { incoming_password: values.imap.password } : {}),
    ...(!isProvider(values.way) && values.out === 'smtp' && values.smtp.password ? { outgoing_password: values.smtp.password } : {}),
  };
}

/** What is still to be filled in before it can be saved. */
export function isComplete(values: MailboxValues): boolean {
  const server = ({ host, port }: ServerValues) => host.trim() !== '' && /^\d{1,5}$/.test(port);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.address.trim())) return false;
  if (isProvider(values.way)) return true;
  return (values.way !== 'imap' || server(values.imap)) && (values.out !== 'smtp' || server(values.smtp));
}
