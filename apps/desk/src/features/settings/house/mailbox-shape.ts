import type { Mailbox } from '@keepdesk/client';
import type { FormValues } from '../../../shared/forms/form-dialog.tsx';

/** What a form may hold until it is sent. */
export function mailboxStart(mailbox: Mailbox | null): FormValues {
  const incoming = mailbox?.incoming.kind === 'imap' ? mailbox.incoming : null;
  const outgoing = mailbox?.outgoing.kind === 'smtp' ? mailbox.outgoing : null;
  return {
    address: mailbox?.address ?? '',
    name: mailbox?.name ?? '',
    aliases: mailbox?.aliases.join(', ') ?? '',
    signature: mailbox?.signature_html ?? '',
    incoming: mailbox?.incoming.kind ?? 'smtp',
    in_host: incoming?.host ?? '',
    in_user: incoming?.user ?? '',
    outgoing: mailbox?.outgoing.kind ?? 'system',
    out_host: outgoing ? `${outgoing.host}:${outgoing.port}` : '',
    out_user: outgoing?.user ?? '',
    in_password: '',
    out_password: '',
  };
}

/** Reads `host` or `host:port`; the port decides whether the connection begins encrypted. */
export function readHost(text: string, usual: number, securePorts: readonly number[]): { host: string; port: number; secure: boolean } {
  const [host = '', given] = text.trim().split(':');
  const port = Number(given) || usual;
  return { host, port, secure: securePorts.includes(port) };
}

/** The body the API takes; passwords only when one was typed. */
export function mailboxBody(values: FormValues): Record<string, unknown> {
  const text = (name: string) => String(values[name] ?? '').trim();
  const incoming = text('incoming') === 'imap' ? { kind: 'imap', ...readHost(text('in_host'), 993, [993]), user: text('in_user'), auth: 'password' } : { kind: 'smtp' };
  const outgoing = text('outgoing') === 'smtp' ? { kind: 'smtp', ...readHost(text('out_host'), 587, [465]), user: text('out_user') } : { kind: 'system' };
  return {
    ...(text('brand_id') ? { brand_id: text('brand_id') } : {}),
    address: text('address'),
    name: text('name'),
    aliases: text('aliases').split(/[,;\s]+/).filter(Boolean),
    signature_html: text('signature'),
    incoming,
    outgoing,
    ...(text('in_password') ? { incoming_password: text('in_password') } : {}),
    ...(text('out_password') ? { outgoing_password: text('out_password') } : {}),
  };
}
