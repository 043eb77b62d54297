import type { Bounce, BouncedRecipient, MailKind } from '../inbound-mail.ts';
import { readAddresses } from '../mime/read-addresses.ts';
import { headerValues } from '../mime/split-headers.ts';
import type { MimeMail } from '../read-mime.ts';
import { enhancedStatus } from './enhanced-status.ts';
import { originalMessageId } from './original-message-id.ts';
import { readDeliveryStatus, type ReportedRecipient } from './read-delivery-status.ts';
import { readFailureText, withoutOriginal } from './read-failure-text.ts';
import { readSesNotice } from './read-ses-notice.ts';
import { classOf, reasonFor, type BounceReason } from './reasons.ts';
import { isSesNotice, recogniseKind } from './recognise-kind.ts';

const AT_RCPT = /\brcpt\b|address (?:was )?(?:not|couldn'?t be) found|has rejected address|addresses had delivery problems|address does not exist/i;
const AFTER_TEXT = /in reply to (?:the )?(?:end of )?data|>>> data\b|after (?:i sent the message|end of data|data\b)|smtp command\s+data|\(data\)|\[data\]|after end-of-data|data command/i;

/**
 * What kind of mail this is and, for reports, whom it says the mail did not reach and why.
 * RFC 3464 (delivery reports), RFC 5965 (complaints), RFC 3834 (automatic answers), and the texts servers wrote before.
 */
export function readBounce(mail: MimeMail): { kind: MailKind; bounce: Bounce | null } {
  const kind = recogniseKind(mail);
  if (kind === 'bounce') return { kind, bounce: { recipients: recipientsOf(mail), originalMessageId: originalMessageId(mail) } };
  if (kind === 'feedback_report') return { kind, bounce: { recipients: complainants(mail), originalMessageId: originalMessageId(mail) } };
  return { kind, bounce: null };
}

function recipientsOf(mail: MimeMail): BouncedRecipient[] {
  if (isSesNotice(mail)) return readSesNotice(mail.words).map((found) => judged(found, ''));
  const report = withoutOriginal(mail.words);
  const status = mail.attachments.find((part) => part.type.endsWith('delivery-status'))?.content.toString('utf8').replaceAll('\0', '');
  const formal = readDeliveryStatus(status ?? (/^(?:final|original)-recipient:/im.test(report) ? report : ''));
  if (formal.length > 0) return formal.map((found) => judged(found, formal.length === 1 ? report : textAbout(report, found.address, formal)));
  const own = new Set([...mail.to, ...(mail.from === null ? [] : [mail.from])].map((address) => address.address.toLowerCase()));
  const failed = headerValues(mail.headers, 'x-failed-recipients').flatMap((value) => readAddresses(value)).map((address) => address.address).filter((address) => address !== '');
  const told = readFailureText(report, failed, own);
  return told.map((found) => judged(found, told.length === 1 ? report : ''));
}

/** What the human-readable part says about one of several recipients. */
function textAbout(report: string, address: string, all: readonly ReportedRecipient[]): string {
  const at = address === '' ? -1 : report.indexOf(address);
  if (at < 0) return '';
  const others = all.map((other) => other.address).filter((other) => other !== address && other !== '');
  const next = others.map((other) => report.indexOf(other, at + address.length)).filter((found) => found > 0);
  return report.slice(at + address.length, Math.min(at + 600, ...next)).replaceAll(address, ' ');
}

function judged(found: ReportedRecipient, report: string): BouncedRecipient {
  const status = enhancedStatus(found.status, found.diagnostic !== '' ? found.diagnostic : report);
  const reason = status.startsWith('2.') || found.action === 'delivered' ? 'delivered' : judgedReason(found.diagnostic, report, status);
  return { address: found.address, status, action: found.action === '' ? 'failed' : found.action, class: classOf(reason, status), reason };
}

/**
 * The diagnostic first, the whole report where it says nothing. "550 User unknown" counts as a dead address when the
 * server said so to RCPT or by a 5.1.x code; said later or without either it may be a filter's word.
 */
function judgedReason(diagnostic: string, report: string, status: string): BounceReason {
  const told = reasonFor(diagnostic, '');
  const reason = told !== 'unknown' && told !== 'filtered' ? told : reasonFor(`${diagnostic} ${report}`, status);
  if (reason !== 'user_unknown' || /^5\.[14]\.\d+/.test(status)) return reason;
  const all = `${diagnostic} ${report}`;
  return AFTER_TEXT.test(all) || (/\b55\d\b/.test(all) && !AT_RCPT.test(all)) ? 'filtered' : reason;
}

/** The addresses a complaint names; senders of reports often hide them. */
function complainants(mail: MimeMail): BouncedRecipient[] {
  const report = mail.attachments.find((part) => part.type === 'message/feedback-report')?.content.toString('utf8').replaceAll('\0', '') ?? '';
  const address = /^(?:original-rcpt-to|removal-recipient):\s*<?([^\s<>]+@[^\s<>]+)/im.exec(report)?.[1] ?? '';
  return [{ address, status: '', action: 'complained', class: 'soft', reason: 'feedback' }];
}
