import type { MailAddress } from './mime/read-addresses.ts';
import type { RawHeader } from './mime/split-headers.ts';

export type { MailAddress };

/** What a mail is, before anyone looks at who sent it. */
export type MailKind = 'message' | 'auto_reply' | 'bounce' | 'feedback_report';

/** What an attachment is to a reader, whatever its name says. */
export type AttachmentKind = 'file' | 'image' | 'calendar' | 'contact' | 'mail' | 'report' | 'smime' | 'pgp';

export interface MailAttachment {
  /** The name the sender gave, possibly empty; never a safe path. */
  readonly name: string;
  /** Declared media type, lower case; not to be trusted when serving. */
  readonly type: string;
  readonly kind: AttachmentKind;
  readonly size: number;
  /** SHA-256 of the decoded content, hex. */
  readonly sha256: string;
  /** Meant to be shown within the text rather than beneath it. */
  readonly inline: boolean;
  /** Content-ID without angle brackets, or the empty string. */
  readonly contentId: string;
  readonly content: Buffer;
}

export interface BouncedRecipient {
  readonly address: string;
  /** Enhanced status code (RFC 3463) such as 5.1.1, or the empty string. */
  readonly status: string;
  /** RFC 3464 action: failed, delayed, delivered, relayed, expanded. */
  readonly action: string;
  readonly class: 'hard' | 'soft';
  /** One of the reasons of rules/bounce/reasons, for example user_unknown. */
  readonly reason: string;
}

export interface Bounce {
  readonly recipients: readonly BouncedRecipient[];
  /** Message-ID of the mail that failed, without brackets; empty when the report does not say. */
  readonly originalMessageId: string;
}

/** Who really wrote, when From names somebody in between. */
export interface OriginalSender {
  readonly address: string;
  readonly name: string;
  /** How it was found; the screen says so. */
  readonly how: 'forwarded' | 'contact_form' | 'mailing_list' | 'reply_to' | 'x_original_from';
}

/** Header facts that later decisions need: threading, loops, channels, authentication. */
export interface MailHints {
  /** Return-Path; null when absent, the empty string for the null sender `<>`. */
  readonly returnPath: string | null;
  readonly deliveredTo: readonly string[];
  readonly sender: MailAddress | null;
  readonly autoSubmitted: string;
  readonly autoResponseSuppress: string;
  readonly precedence: string;
  readonly listId: string;
  readonly listUnsubscribe: string;
  readonly importance: 'high' | 'normal' | 'low';
  readonly authenticationResults: readonly string[];
  /** Value of our own loop header, see rules/loops. */
  readonly loop: string;
}

/** One received mail, read. All text is free of NUL and safe to store; none of it is safe to show. */
export interface InboundMail {
  readonly kind: MailKind;
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly subject: string;
  /** Without angle brackets; empty when the mail has none. */
  readonly messageId: string;
  readonly inReplyTo: readonly string[];
  /** Oldest first, as the header has them. */
  readonly references: readonly string[];
  readonly sentAt: Date | null;
  /** The plain text parts as sent; empty for a mail that is HTML only. */
  readonly text: string;
  /** Raw HTML, hostile until sanitised; empty when there is none. */
  readonly html: string;
  /** The whole body as text, from the HTML where there is no plain form. */
  readonly words: string;
  readonly replyText: string;
  readonly quotedText: string;
  readonly signature: string;
  readonly attachments: readonly MailAttachment[];
  readonly originalSender: OriginalSender | null;
  readonly bounce: Bounce | null;
  readonly hints: MailHints;
  readonly headers: readonly RawHeader[];
  readonly warnings: readonly string[];
}
