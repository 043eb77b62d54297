import type { DnsRecordView, DomainSetupView, MailboxView } from '../contract.ts';

export interface SendingDomain {
  readonly domain: string;
  /** the name people reach this installation by */
  readonly host: string;
  /** the host of the relay that mailboxes without a server of their own use */
  readonly relayHost: string | null;
  readonly outgoing: MailboxView['outgoing'];
  readonly dkim: { readonly name: string; readonly value: string };
}

/** The records that let a domain receive here and be trusted: SPF (RFC 7208) by whoever sends, DKIM (RFC 6376), DMARC (RFC 7489). */
export function dnsRecords(of: SendingDomain): DomainSetupView['records'] {
  return [
    { kind: 'spf', type: 'TXT', name: of.domain, value: `v=spf1 ${senderMechanism(of)} ~all`, why: 'names who may send for this domain (SPF); merge it with the record that is there' },
    { kind: 'dkim', type: 'TXT', ...of.dkim, why: 'lets receivers check our signature (DKIM)' },
    { kind: 'dmarc', type: 'TXT', name: `_dmarc.${of.domain}`, value: `v=DMARC1; p=none; rua=mailto:postmaster@${of.domain}`, why: 'asks receivers for reports (DMARC)' },
    { kind: 'mx', type: 'MX', name: of.domain, value: `10 ${of.host}`, why: 'only when this server should receive all mail of the domain' },
  ];
}

/** How the provider documents it; for any other server its own address, which is right for one that sends by itself. */
function senderMechanism({ outgoing, relayHost, host }: SendingDomain): string {
  if (outgoing.kind === 'system') return addressed(relayHost ?? host);
  if (outgoing.auth === 'google') return 'include:_spf.google.com';
  if (outgoing.auth === 'microsoft') return 'include:spf.protection.outlook.com';
  return addressed(outgoing.host);
}

function addressed(host: string): string {
  if (/^[\d.]+$/.test(host)) return `ip4:${host}`;
  return host.includes(':') ? `ip6:${host.replace(/^\[|\]$/g, '')}` : `a:${host}`;
}

/** What the world sees of a record, by the texts that were found at its name. */
export function judgeRecord(record: DnsRecordView, found: readonly string[]): 'set' | 'other' | 'missing' {
  const lower = found.map((text) => text.toLowerCase());
  if (record.kind === 'mx') return seen(lower.map((text) => text.split(/\s+/).at(-1)?.replace(/\.$/, '')), (host) => host === record.value.split(' ')[1]?.toLowerCase());
  if (record.kind === 'spf') return seen(lower.filter((text) => text.startsWith('v=spf1')), (text) => text.split(/\s+/).some((part) => part.replace(/^\+/, '') === record.value.split(' ')[1]?.toLowerCase()));
  if (record.kind === 'dmarc') return seen(lower.filter((text) => text.startsWith('v=dmarc1')), () => true);
  return seen(found, (text) => keyOf(text) === keyOf(record.value));
}

function seen<T>(found: readonly T[], fits: (one: T) => boolean): 'set' | 'other' | 'missing' {
  return found.some(fits) ? 'set' : found.length > 0 ? 'other' : 'missing';
}

const keyOf = (text: string): string => /p=([A-Za-z0-9+/=\s]+)/.exec(text)?.[1]?.replaceAll(/\s/g, '') ?? text;
