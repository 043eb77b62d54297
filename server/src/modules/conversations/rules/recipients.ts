import type { MailboxView } from '../contract.ts';

export interface AnsweredMessage {
  readonly kind: 'received' | 'sent';
  readonly sender: MailboxView | null;
  readonly recipients: { readonly to?: MailboxView[]; readonly cc?: MailboxView[]; readonly reply_to?: MailboxView[] };
}

export interface ReplyRecipients {
  readonly to: MailboxView[];
  readonly cc: MailboxView[];
  /** every address that was left out or moved, in words */
  readonly changed: string[];
}

/**
 * Reply to all (RFC 5322 §3.6.3): to Reply-To or the sender, with the other recipients in Cc; never to ourselves, never
 * twice. Answering our own message goes to the people it went to.
 */
export function recipientsOfReply(message: AnsweredMessage | null, ownAddresses: readonly string[]): ReplyRecipients {
  if (message === null) return { to: [], cc: [], changed: [] };
  const changed: string[] = [];
  const own = new Set(ownAddresses.map(plain));
  const seen = new Set<string>();
  // That a mail to us came to us needs no words; that we were in copy does.
  const copied = new Set((message.recipients.cc ?? []).map((entry) => plain(entry.address)));
  const keep = (list: readonly MailboxView[]): MailboxView[] =>
    list.filter((entry) => {
      const address = plain(entry.address);
      if (own.has(address)) {
        if (copied.has(address)) changed.push(`${entry.address} was left out: it is our own address`);
        return false;
      }
      if (address === '' || seen.has(address)) return false;
      seen.add(address);
      return true;
    });
  if (message.kind === 'sent') return { to: keep(message.recipients.to ?? []), cc: keep(message.recipients.cc ?? []), changed };
  const replyTo = message.recipients.reply_to ?? [];
  const answerTo = replyTo.length > 0 ? replyTo : message.sender ? [message.sender] : [];
  const to = keep(answerTo);
  if (replyTo.length > 0 && message.sender && !replyTo.some((entry) => plain(entry.address) === plain(message.sender?.address ?? ''))) {
    changed.push(`The answer goes to ${replyTo.map((entry) => entry.address).join(', ')}, as the sender ${message.sender.address} asked`);
  }
  return { to, cc: keep([...(message.recipients.to ?? []), ...(message.recipients.cc ?? [])]), changed };
}

/** Lower case and without our +token, so that reply+x@shop is shop's own. */
function plain(address: string): string {
  return address.trim().toLowerCase().replace(/\+[^@]*@/, '@');
}
