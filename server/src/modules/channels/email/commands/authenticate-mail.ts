import { resolve as dnsResolve } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';
import { authenticate } from 'mailauth';
import { systemActor } from '../../../../platform/actor/actor.ts';
import type { Job } from '../../../../platform/jobs/jobs.ts';
import { isPublicAddress } from '../../../../platform/outbound/index.ts';
import { addFindings } from '../../../conversations/index.ts';
import type { EmailPorts } from '../ports.ts';
import type { AddressBook } from '../queries/own-addresses.ts';
import { authResult, suspicionOf, type Authentication } from '../rules/authenticity.ts';
import type { InboundMail } from '../rules/inbound-mail.ts';

export const AUTHENTICATE_JOB = 'channels_email.authenticate';

const LIMIT_MS = 20_000;
const judge = systemActor('mail');

/** Looks a name up: TXT records as arrays of strings, everything else as strings; throws errors with a DNS code. */
export type DnsResolver = (name: string, type: string) => Promise<string[][] | string[]>;

interface Question {
  readonly raw: Buffer | null;
  readonly ip: string;
  readonly helo: string;
  readonly mailFrom: string;
}

/** Mail handed over by a machine of ours says nothing about where it came from. */
export function wantsJudging(arrival: { remoteAddress: string | null; envelope?: unknown }, relays: readonly string[]): boolean {
  return arrival.envelope !== undefined && arrival.remoteAddress !== null && isPublicAddress(arrival.remoteAddress) && !isWithin(arrival.remoteAddress, relays);
}

/** Whether an address is one of the listed ones, or lies in one of the listed networks. */
function isWithin(address: string, listed: readonly string[]): boolean {
  const networks = new BlockList();
  for (const one of listed) {
    const [start = '', bits] = one.split('/');
    const family = isIPv6(start) ? 'ipv6' : 'ipv4';
    if (bits === undefined) networks.addAddress(start, family);
    else networks.addSubnet(start, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return networks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** Checks SPF, DKIM and DMARC after the mail was stored, so that taking mail in never waits for anybody's name server. */
export async function authenticateMail(ports: EmailPorts, book: AddressBook, job: Job): Promise<void> {
  const { message_id: messageId, raw_blob: rawBlob, from, ip, helo, mailFrom } = job.payload as Record<string, string | null>;
  const raw = rawBlob ? await ports.blobs.get(rawBlob).catch(() => null) : null;
  const verdict = await judgeOrigin({ raw, ip: ip ?? '', helo: helo ?? '', mailFrom: mailFrom ?? '' }, from ?? '', ports.resolveDns ?? dnsResolve as DnsResolver);
  const notice = suspicionOf(verdict, from ?? '', (await book.destination(from ?? '')) !== null);
  await ports.db.transact(judge, (tx) => addFindings(tx, String(messageId), { facts: { authentication: verdict }, notice }));
}

/**
 * What SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) say of a mail. Without its source, which is not kept when it
 * held a card number, a signature cannot be checked, and only a pass by SPF can prove anything.
 */
export async function judgeOrigin(question: Question, from: string, resolver: DnsResolver): Promise<Authentication> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LIMIT_MS).unref());
  const source = question.raw ?? Buffer.from(`From: <${from.replaceAll(/[\r\n<>]/g, '')}>\r\n\r\n`);
  const found = await Promise.race([authenticate(source, { ip: question.ip, helo: question.helo, sender: question.mailFrom, mta: 'keepdesk', resolver, disableArc: true, disableBimi: true }), late]);
  if (found === null) return { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror', by: 'keepdesk' };
  const spf = authResult(found.spf ? found.spf.status.result : undefined);
  const dmarc = authResult(found.dmarc ? found.dmarc.status.result : undefined);
  if (question.raw === null) return { spf, dkim: 'unchecked', dmarc: dmarc === 'pass' ? 'pass' : 'unchecked', by: 'keepdesk' };
  const signatures = found.dkim.results.map((result) => authResult(result.status.result));
  return { spf, dkim: signatures.includes('pass') ? 'pass' : (signatures[0] ?? 'none'), dmarc, by: 'keepdesk' };
}

/** The provider's own verdict, for mail read from a mailbox; null when it wrote none. */
export async function judgeUpstream(book: AddressBook, verdict: Authentication | null, mail: Pick<InboundMail, 'from'>): Promise<{ verdict: Authentication; notice: string | null } | null> {
  if (verdict === null) return null;
  const from = mail.from?.address ?? '';
  return { verdict, notice: suspicionOf(verdict, from, (await book.destination(from)) !== null) };
}
