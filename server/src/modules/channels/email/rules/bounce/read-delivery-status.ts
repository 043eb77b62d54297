import { splitHeaders, type RawHeader } from '../mime/split-headers.ts';

/** One recipient of a delivery report before its reason is judged. */
export interface ReportedRecipient {
  readonly address: string;
  readonly status: string;
  readonly action: string;
  readonly diagnostic: string;
}

const RECIPIENTS = 500;

/**
 * The per-recipient groups of a message/delivery-status body (RFC 3464 §2.3): groups of fields between empty lines, the
 * first being about the message. Groups without a recipient are skipped.
 */
export function readDeliveryStatus(body: string): ReportedRecipient[] {
  const text = body.replace(/\r\n?/g, '\n');
  const recipients: ReportedRecipient[] = [];
  let at = 0;
  while (at < text.length && recipients.length < RECIPIENTS) {
    const block = splitHeaders(text, at, text.length);
    const recipient = recipientOf(block.headers);
    if (recipient !== null) recipients.push(recipient);
    const next = block.bodyStart > at ? block.bodyStart : text.indexOf('\n', at) + 1;
    if (next <= at) break;
    at = next;
  }
  return recipients;
}

function recipientOf(fields: readonly RawHeader[]): ReportedRecipient | null {
  const value = (name: string) => fields.find((field) => field[0] === name)?.[1] ?? '';
  const address = addressIn(value('final-recipient')) || addressIn(value('original-recipient')) || addressIn(value('x-actual-recipient'));
  const status = statusIn(value('status'));
  if (address === '' && (status === '' || value('action') === '')) return null;
  const action = (/^[a-z]+/i.exec(value('action').trim())?.[0] ?? '').toLowerCase();
  const diagnostic = fields.filter((field) => field[0] === 'diagnostic-code' || field[0] === 'x-display-name').map((field) => field[1].replace(/^\s*[\w-]+\s*;\s*/, '')).join(' ');
  return { address, status, action, diagnostic: diagnostic.trim() !== '' ? diagnostic.trim() : commentOf(value('status')) };
}

/** `rfc822; <user@host>` and what servers make of it. */
export function addressIn(value: string): string {
  const typed = value.replace(/^\s*[\w-]+\s*;\s*/, '');
  return /[^\s<>()"';,:[\]]+@[^\s<>()"';,:[\]]+/.exec(typed)?.[0] ?? typed.replace(/[<>"\s]/g, '').slice(0, 320);
}

/** An enhanced status code (RFC 3463) in a Status field. */
export function statusIn(value: string): string {
  return /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(value)?.[1] ?? '';
}

function commentOf(value: string): string {
  return /\(([^)]*)\)/.exec(value)?.[1] ?? '';
}
