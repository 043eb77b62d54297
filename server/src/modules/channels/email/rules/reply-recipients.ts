import type { MailAddress } from './inbound-mail.ts';

/** The message an agent answers, as far as its addresses go. */
export interface AnsweredMessage {
  readonly direction: 'in' | 'out';
  readonly from: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Set when From is a machine or list in between. */
  readonly originalSender: MailAddress | null;
}

export interface ReplyRecipients {
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
}

/** Lower case and without a plus tag: the same mailbox is the same person. */
export function mailboxKey(address: string): string {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  return at < 0 ? lower : `${lower.slice(0, at).replace(/(?<=.)\+.*$/, '')}${lower.slice(at)}`;
}

/**
 * To and Cc of an answer, from the message answered: to its sender (the real one, else Reply-To, else From) and, for
 * `everyone`, to all it was sent to. Answering our own message goes to those it went to. Never to our own addresses or
 * their plus forms, never twice to one mailbox; nobody is added who was not on that message.
 */
export function replyRecipients(message: AnsweredMessage, own: readonly string[], whom: 'sender' | 'everyone'): ReplyRecipients {
  const seen = new Set(own.map(mailboxKey));
  const fresh = (addresses: readonly (MailAddress | null)[]) =>
    addresses.filter((one): one is MailAddress => {
      if (one === null || !one.address.includes('@') || seen.has(mailboxKey(one.address))) return false;
      seen.add(mailboxKey(one.address));
      return true;
    });
  if (message.direction === 'out') return { to: fresh(message.to), cc: whom === 'everyone' ? fresh(message.cc) : [] };
  const sender = fresh(senders(message));
  const others = whom === 'everyone' ? fresh([...message.to, ...message.cc]) : [];
  return sender.length > 0 ? { to: sender, cc: others } : { to: others, cc: [] };
}

function senders(message: AnsweredMessage): readonly (MailAddress | null)[] {
  if (message.originalSender !== null) return [message.originalSender];
  return message.replyTo.some((one) => one.address.includes('@')) ? message.replyTo : [message.from];
}

/** What changed between the recipients derived and those about to be written to; shown before sending. */
export function recipientChange(derived: ReplyRecipients, chosen: ReplyRecipients): { added: string[]; dropped: string[] } {
  const keys = (recipients: ReplyRecipients) => new Map([...recipients.to, ...recipients.cc].map((one) => [mailboxKey(one.address), one.address]));
  const before = keys(derived);
  const after = keys(chosen);
  const missing = (from: Map<string, string>, other: Map<string, string>) => [...from].filter(([key]) => !other.has(key)).map(([, address]) => address);
  return { added: missing(after, before), dropped: missing(before, after) };
}
