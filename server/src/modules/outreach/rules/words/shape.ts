import type { Trigger } from '../shapes.ts';

export interface Wording {
  readonly subject: string;
  readonly text: string;
}

/** What is said by itself in one language: sentences that fill placeholders, the foot of a mail, and what a programme begins with. */
export interface NoticeWords {
  readonly happened: Readonly<Partial<Record<Trigger, string>>>;
  /** from {old} to {new}; and where no day was promised */
  readonly changed: string;
  readonly expected: string;
  readonly between: string;
  readonly youCan: string;
  readonly friend: string;
  readonly why: string;
  readonly whyWanted: string;
  readonly stop: string;
  readonly choose: string;
  /** before the address of the page that shows it */
  readonly where: string;
  readonly starts: Readonly<Record<Trigger, Wording>>;
}
