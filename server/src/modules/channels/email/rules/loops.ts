import type { InboundMail } from './inbound-mail.ts';
import { mailboxKey } from './reply-recipients.ts';

/** The header our own automatic mails carry, with the installation's name as value. */
export const LOOP_HEADER = 'X-Keepdesk-Loop';

/** How many automatic answers one address gets within the window the caller counts (RFC 3834 §2 asks for restraint). */
export const AUTO_REPLIES_PER_SENDER = 3;

export interface AutoReplyVerdict {
  readonly allowed: boolean;
  readonly because: string;
}

const ROBOT = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*|.*-(?:request|owner|bounces?)|listserv|majordomo|abuse|root|daemon)(?:\+.*)?@/i;

/**
 * Whether a mail may be answered automatically: RFC 3834 §2 plus what vendors use. Never to reports, automatic mail,
 * lists, the null sender, our own addresses, or a sender who already had his share.
 */
export function mayAutoReply(mail: Pick<InboundMail, 'kind' | 'from' | 'hints'>, own: readonly string[], alreadySent: number): AutoReplyVerdict {
  const { hints } = mail;
  const from = mail.from?.address ?? '';
  const reasons: readonly (readonly [boolean, string])[] = [
    [mail.kind !== 'message', 'the mail is a report or an automatic answer'],
    [!from.includes('@'), 'it has no sender to answer'],
    [hints.loop !== '', 'it carries the mark of our own automatic mail'],
    [hints.returnPath === '', 'its return path is empty'],
    [hints.autoSubmitted !== '' && !hints.autoSubmitted.startsWith('no'), 'it was sent automatically'],
    [/\b(?:all|autoreply|oof)\b/.test(hints.autoResponseSuppress), 'its sender asks for no automatic answer'],
    [/bulk|junk|list|auto_reply/.test(hints.precedence), 'it is bulk mail'],
    [hints.listId !== '' || hints.listUnsubscribe !== '', 'it came through a mailing list'],
    [ROBOT.test(from), 'its sender is a machine'],
    [own.map(mailboxKey).includes(mailboxKey(from)), 'it came from one of our own addresses'],
    [alreadySent >= AUTO_REPLIES_PER_SENDER, 'this sender has had enough automatic answers'],
  ];
  const refused = reasons.find((reason) => reason[0]);
  return refused === undefined ? { allowed: true, because: 'a person wrote it' } : { allowed: false, because: refused[1] };
}
