import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';

export interface RelayedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly messageId: string;
}

/** The outside mail world: takes what we send and keeps it. It can be told to be down or to refuse. */
export class MailRelay {
  /** what it took; who has read them may empty it */
  readonly mails: RelayedMail[] = [];
  /** an SMTP code to answer with, instead of taking the mail */
  refuseWith: number | null = null;
  onMail: (mail: RelayedMail) => void = () => {};
  #server = this.#make();
  #port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<string> {
    this.#server = this.#make();
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', () => resolve());
    });
    this.#port = (this.#server.server.address() as AddressInfo).port;
    return this.url;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #make(): SMTPServer {
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 500,
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (this.refuseWith !== null) return done(Object.assign(new Error('refused by the relay'), { responseCode: this.refuseWith }));
          const raw = Buffer.concat(parts);
          const mail = { from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((entry) => entry.address), raw, messageId: readMail(raw).messageId };
          this.mails.push(mail);
          done();
          this.onMail(mail);
        });
      },
    });
    server.on('error', () => {});
    return server;
  }
}
