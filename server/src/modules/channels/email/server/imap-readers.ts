import { randomUUID } from 'node:crypto';
import { systemActor } from '../../../../platform/actor/actor.ts';
import type { MailRoom } from '../commands/ingest-mail.ts';
import { imapMailboxes } from '../store/mailboxes.ts';
import { ImapReader } from './imap-reader.ts';

const LOOK_MS = 5000;
const reader = systemActor('mail');

interface Running {
  readonly reader: ImapReader;
  /** what it was started with; another set-up needs another connection */
  readonly setUp: string;
  readonly done: Promise<void>;
}

/** A reader for each mailbox that is read by IMAP. Processes share the mailboxes: each is read where its lease is held. */
export class ImapReaders {
  readonly #room: MailRoom;
  readonly #holder = randomUUID();
  readonly #running = new Map<string, Running>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(room: MailRoom) {
    this.#room = room;
  }

  start(): void {
    this.#stopped = false;
    this.look();
  }

  /** Mailboxes were added, changed or removed. */
  look(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#looking = this.#looking.then(() => this.#compare()).catch((error: unknown) => this.#room.ports.log.warn({ err: error as Error }, 'mailboxes could not be looked up')).finally(() => {
      clearTimeout(this.#timer);
      if (!this.#stopped) this.#timer = setTimeout(() => this.look(), LOOK_MS);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    for (const { reader: one } of this.#running.values()) one.stop();
    await Promise.all([...this.#running.values()].map((one) => one.done));
    this.#running.clear();
  }

  async #compare(): Promise<void> {
    const rows = await this.#room.ports.db.read(reader, imapMailboxes);
    const wanted = new Map(rows.map((row) => [row.id, JSON.stringify([row.incoming, row.incoming_secret, row.oauth_secret !== null, row.address])]));
    for (const [id, running] of this.#running) {
      if (wanted.get(id) === running.setUp) continue;
      running.reader.stop();
      await running.done;
      this.#running.delete(id);
    }
    for (const [id, setUp] of wanted) {
      if (this.#running.has(id) || this.#stopped) continue;
      const one = new ImapReader(this.#room, id, this.#holder);
      this.#running.set(id, { reader: one, setUp, done: one.run() });
    }
  }
}
