import pg from 'pg';
import type { Logger } from '../log/log.ts';

const CHANNEL = 'keepdesk_news';
const COALESCE_MS = 15;

/**
 * Tells the other processes that there is news, at most once in 15 ms, on a connection of its own: a NOTIFY inside
 * the transaction that made the news would serialise all commits. What the news is, everybody reads from the log.
 */
export class Wake {
  readonly #url: string;
  readonly #log: Logger;
  readonly #onWake: (message: string) => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, log: Logger, onWake: (message: string) => void) {
    this.#url = url;
    this.#log = log;
    this.#onWake = onWake;
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('error', () => this.#reconnect());
    client.on('end', () => this.#reconnect());
    client.on('notification', (note) => {
      // That there is news was known here before it was told.
      if (note.payload !== '' || note.processId !== (client as unknown as { processID: number }).processID) this.#onWake(note.payload ?? '');
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
  }

  /** Soon, and together with whatever else happens meanwhile. */
  tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.send('');
    }, COALESCE_MS);
  }

  /** A short message to every process, for what is not in the log (who is looking, who is typing). */
  send(message: string): void {
    this.#client?.query('select pg_notify($1, $2)', [CHANNEL, message]).catch(() => {});
  }

  async stop(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }

  #reconnect(): void {
    if (this.#closed || this.#client === undefined) return;
    this.#client = undefined;
    const again = (): void => {
      if (this.#closed) return;
      this.start().then(
        () => this.#onWake(''),
        (error: Error) => {
          this.#log.warn({ err: error }, 'the news connection is down; trying again');
          setTimeout(again, 1000);
        },
      );
    };
    setTimeout(again, 200);
  }
}
