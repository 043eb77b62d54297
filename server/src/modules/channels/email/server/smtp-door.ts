import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { ingestMail, type MailRoom } from '../commands/ingest-mail.ts';
import type { EmailPorts } from '../ports.ts';
import type { Destination } from '../queries/own-addresses.ts';

export interface SmtpDoorOptions {
  readonly host: string;
  readonly port: number;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
}

/** An SMTP answer: the code says whether the sender should try again (4xx) or tell its user (5xx). */
class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(code: number, message: string) {
    super(message);
    this.responseCode = code;
  }
}

/** The mail server that others deliver to. A mail is answered with 250 only when it is stored. */
export class SmtpDoor {
  readonly #ports: EmailPorts;
  readonly #room: MailRoom;
  readonly #server: SMTPServer;
  readonly #options: SmtpDoorOptions;
  readonly #busy = new Set<Promise<void>>();

  constructor(room: MailRoom, options: SmtpDoorOptions) {
    const { ports } = room;
    this.#ports = ports;
    this.#room = room;
    this.#options = options;
    const tls = options.tlsCert && options.tlsKey ? { cert: readFileSync(options.tlsCert), key: readFileSync(options.tlsKey) } : null;
    this.#server = new SMTPServer({
      name: new URL(ports.publicUrl).hostname, banner: 'Keepdesk', size: ports.maxBytes, authOptional: true, disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'], ...tls,
      disableReverseLookup: true, maxClients: 200, socketTimeout: 120_000, closeTimeout: 5000, logger: false,
      onRcptTo: (address, session, done) => void this.#admit(address, session).then(() => done(), done),
      onData: (stream, session, done) => {
        const work = this.#take(stream, session).then((answer) => done(null, answer), done);
        this.#busy.add(work);
        void work.finally(() => this.#busy.delete(work));
      },
    });
    this.#server.on('error', (error) => ports.log.warn({ err: error }, 'the mail server had a problem'));
  }

  /** The port it listens on. */
  async start(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port, this.#options.host, () => resolve());
    });
    return (this.#server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await Promise.allSettled(this.#busy);
  }

  async #admit(address: SMTPServerAddress, session: SMTPServerSession): Promise<void> {
    const destination = await this.#room.book.destination(address.address).catch(() => {
      throw new SmtpRefusal(451, 'We cannot look that address up just now; try again later');
    });
    if (!destination) throw new SmtpRefusal(550, `5.1.2 ${address.address.split('@')[1] ?? 'that domain'} is not served here`);
    const asked = session as SMTPServerSession & { destinations?: Map<string, Destination> };
    asked.destinations ??= new Map();
    asked.destinations.set(address.address, destination);
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const raw = await collect(stream, this.#ports.maxBytes);
    const destinations = new Map<string, { destination: Destination; to: string[] }>();
    for (const recipient of session.envelope.rcptTo) {
      const destination = await this.#room.book.destination(recipient.address);
      if (!destination) continue;
      const together = destinations.get(destination.brandId);
      if (!together) destinations.set(destination.brandId, { destination, to: [recipient.address] });
      else {
        together.to.push(recipient.address);
        if (together.destination.unknown) together.destination = destination;
      }
    }
    const envelope = { helo: session.hostNameAppearsAs || '', mailFrom: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address };
    try {
      const numbers: number[] = [];
      for (const { destination, to } of destinations.values()) {
        const { number } = await ingestMail(this.#room, { raw, destination, deliveredTo: to, remoteAddress: session.remoteAddress, envelope });
        numbers.push(await number);
      }
      return `2.0.0 kept as ${numbers.map((number) => `#${number}`).join(', ')}`;
    } catch (error) {
      this.#ports.log.error({ err: error as Error }, 'a mail could not be stored; its sender was asked to try again');
      const full = ['ENOSPC', '53100'].includes((error as { code?: string }).code ?? '');
      throw new SmtpRefusal(full ? 452 : 451, full ? '4.3.1 Out of room; try again later' : '4.3.0 We could not store this just now; try again later');
    }
  }
}

async function collect(stream: SMTPServerDataStream, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
  }
  if (stream.sizeExceeded || size > maxBytes) throw new SmtpRefusal(552, `5.3.4 Mails may have at most ${Math.floor(maxBytes / 1024 / 1024)} MB`);
  return Buffer.concat(parts);
}
