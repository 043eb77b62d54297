import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { RelayedMail } from '../../../../test/fakes/mail-relay.ts';
import { readMail } from '../../../modules/channels/email/rules/read-mail.ts';

export interface Letter {
  readonly id: string;
  readonly at: Date;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** empty when it came as text alone */
  readonly html: string;
  readonly messageId: string;
  readonly replyTo: string;
}

const KEPT = 300;
/** Subjects and addresses are one line; what a form brings may be more. */
const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);

/**
 * The shoppers' side of the demo's mail: what its brands sent to an address, and a way to answer or to write first.
 * Mail to people who work here, and from anybody but the brands, is nobody's business in a shop.
 */
export class DemoPost {
  readonly #letters: { to: string; letter: Letter }[] = [];
  readonly #domains: readonly string[];
  readonly #smtpPort: number | null;

  constructor(domains: readonly string[], smtpPort: number | null) {
    this.#domains = domains;
    this.#smtpPort = smtpPort;
  }

  take(mail: RelayedMail): void {
    const read = readMail(mail.raw);
    const from = read.from?.address ?? '';
    if (!this.#domains.includes(from.split('@').at(-1) ?? '')) return;
    const letter = { id: crypto.randomUUID(), at: new Date(), from: read.from?.name || from, subject: read.subject, text: read.words, html: read.html, messageId: read.messageId, replyTo: read.replyTo[0]?.address ?? from };
    for (const to of mail.to) if (!/@(partner|keepdesk)\.example$/i.test(to)) this.#letters.push({ to: to.toLowerCase(), letter });
    this.#letters.splice(0, this.#letters.length - KEPT);
  }

  /** What came to an address, newest first. */
  of(address: string): Letter[] {
    return this.#letters.filter((one) => one.to === address.toLowerCase()).map((one) => one.letter).toReversed();
  }

  /** Answers a letter as its reader's mail program would; false when there is no such letter. */
  async answer(address: string, id: string, text: string): Promise<boolean> {
    const letter = this.of(address).find((one) => one.id === id);
    if (!letter) return false;
    const quoted = letter.text.split('\n').map((one) => `> ${one}`).join('\n');
    const subject = `Re: ${letter.subject.replace(/^Re: /, '')}`;
    await this.deliver({ from: line(address), to: letter.replyTo, subject, text: `${text}\n\nOn ${letter.at.toDateString()}, ${letter.from} wrote:\n${quoted}`, inReplyTo: `<${letter.messageId}>`, references: `<${letter.messageId}>` });
    return true;
  }

  /** A first mail to the brand. */
  async write(address: string, to: string, subject: string, text: string): Promise<void> {
    await this.deliver({ from: line(address), to, subject: line(subject), text });
  }

  /** By the same door as the world's. */
  async deliver(mail: SendMailOptions): Promise<void> {
    if (this.#smtpPort === null) return;
    const door = nodemailer.createTransport({ host: '127.0.0.1', port: this.#smtpPort, secure: false, ignoreTLS: true });
    try {
      await door.sendMail(mail);
    } finally {
      door.close();
    }
  }
}
