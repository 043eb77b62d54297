import type { InboundMail } from './inbound-mail.ts';

/** What a mail says about the conversation it belongs to, strongest first within each list. */
export interface ThreadClues {
  /** Tokens of our own reply addresses found among all addresses the mail was sent or delivered to. */
  readonly tokens: readonly string[];
  /** Message ids it answers: In-Reply-To first, then References newest first; without repeats. */
  readonly messageIds: readonly string[];
  /** Number in a subject tag `[#123]`: joins only with the same participant, never alone. */
  readonly subjectNumber: number | null;
}

const TOKEN = /\+c-([a-z0-9]{8,64})@/i;
const SUBJECT_NUMBER = /\[#(\d{1,10})\]/;

/** The address a customer's mail program answers to: `support@shop.test` → `support+c-<token>@shop.test`. */
export function replyAddress(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at).replace(/\+.*$/, '')}+c-${token}${mailbox.slice(at)}`;
}

/** The token in one of our reply addresses, lower case, or null. */
export function tokenInAddress(address: string): string | null {
  return TOKEN.exec(address)?.[1]?.toLowerCase() ?? null;
}

/** The subject with its number tag; added once, however often the mail goes back and forth. */
export function numberedSubject(subject: string, number: number): string {
  return SUBJECT_NUMBER.test(subject) ? subject : `${subject.trim()} [#${number}]`.trim();
}

/**
 * Collects the clues of a mail. Addresses are looked at in To, Cc and every header a server writes on delivery, because
 * the reply address is often only in one of them.
 */
export function threadClues(mail: Pick<InboundMail, 'to' | 'cc' | 'inReplyTo' | 'references' | 'subject' | 'hints'>): ThreadClues {
  const addresses = [...mail.hints.deliveredTo, ...mail.to.map((one) => one.address), ...mail.cc.map((one) => one.address)];
  const tokens = addresses.map(tokenInAddress).filter((token) => token !== null);
  const number = SUBJECT_NUMBER.exec(mail.subject)?.[1];
  return {
    tokens: [...new Set(tokens)],
    messageIds: [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])],
    subjectNumber: number === undefined ? null : Number(number),
  };
}
