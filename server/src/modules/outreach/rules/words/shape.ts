import type { Trigger } from '../shapes.ts';

export interface Wording {
  readonly subject: string;
  readonly text: string;
  /** its words as an SMS; without them the least that is honest is made of the others */
  readonly sms?: string;
  /** the template WhatsApp has agreed to, and what fills its places, in their order */
  readonly whatsapp?: { readonly template: string; readonly language: string; readonly values: readonly string[] };
}

/** What is said by itself in one language: sentences that fill placeholders, the foot of a mail, and what a programme begins with. */
export interface NoticeWords {
  readonly happened: Readonly<Partial<Record<Trigger, string>>>;
  /** from {old} to {new}; and where no day was promised */
  readonly changed: string;
  readonly expected: string;
  readonly between: string;
  /** how a day stands in these three, where it needs a word before it */
  readonly day?: string;
  readonly youCan: string;
  /** the same, where they answer a short message */
  readonly youCanText: string;
  /** the end of every SMS: how to stop them */
  readonly stopText: string;
  readonly friend: string;
  readonly why: string;
  readonly whyWanted: string;
  readonly stop: string;
  readonly choose: string;
  /** before the address of the page that shows it */
  readonly where: string;
  readonly starts: Readonly<Record<Trigger, Wording>>;
}
