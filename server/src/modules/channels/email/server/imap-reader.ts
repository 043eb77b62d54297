import type { ImapFlow } from 'imapflow';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { ingestMail, type MailRoom } from '../commands/ingest-mail.ts';
import { tellFailing } from '../commands/tell-health.ts';
import { trustedHosts } from '../rules/authenticity.ts';
import { imapPatience, whereToBegin, type ImapCursor } from '../rules/imap-cursor.ts';
import { dropLease, holdLease, mailboxById, markWorking, moveCursor, type MailboxRow } from '../store/mailboxes.ts';
import { imapProblem, openImap } from './open-imap.ts';

const reader = systemActor('mail');
const LEASE_MS = 60_000;
const LOOK_MS = 240_000;
/** Of a mail that is too large only this much is taken in. */
const BEGINNING_BYTES = 256 * 1024;
/** A mail that cannot be stored this often is left where it is, and said so in the log. */
const MOST_TRIES = 6;

/** Reads one mailbox by IMAP for as long as it holds the lease: what is new at once, after a break from where it stopped. */
export class ImapReader {
  readonly #room: MailRoom;
  readonly #id: string;
  readonly #holder: string;
  #failures = 0;
  #stuck = { uid: 0, tries: 0 };
  #stopping = false;
  #wake: () => void = () => {};
  #news = false;

  constructor(room: MailRoom, mailboxId: string, holder: string) {
    this.#room = room;
    this.#id = mailboxId;
    this.#holder = holder;
  }

  /** Returns when it was stopped. */
  async run(): Promise<void> {
    while (!this.#stopping) {
      const mailbox = await this.#hold().catch(() => null);
      if (mailbox === null) await this.#pause(5000);
      else {
        await this.#session(mailbox).catch((error: unknown) => this.#failed(error));
        if (!this.#stopping) await this.#pause(imapPatience(this.#failures));
      }
    }
    await this.#room.ports.db.transact(reader, (tx) => dropLease(tx, this.#id, this.#holder)).catch(() => {});
  }

  stop(): void {
    this.#stopping = true;
    this.#wake();
  }

  /** The mailbox as it is set up now, when nobody else reads it. */
  #hold(): Promise<MailboxRow | null> {
    return this.#room.ports.db.transact(reader, async (tx) => {
      const held = await holdLease(tx, this.#id, this.#holder, new Date(tx.now.getTime() + LEASE_MS));
      return held ? ((await mailboxById(tx, this.#id)) ?? null) : null;
    });
  }

  async #session(mailbox: MailboxRow): Promise<void> {
    const client = await openImap(this.#room.ports, mailbox);
    const renewal = setInterval(() => void this.#hold().then((row) => (row === null ? client.close() : undefined), () => client.close()), LEASE_MS / 3);
    client.on('exists', () => this.#heard());
    client.on('close', () => this.#heard());
    try {
      let cursor = await this.#begin(client, mailbox);
      while (!this.#stopping && client.usable) {
        this.#news = false;
        cursor = await this.#takeNew(client, mailbox, cursor);
        await this.#room.ports.db.transact(reader, async (tx) => markWorking(tx, this.#id, 'in'));
        this.#failures = 0;
        if (!this.#news && !this.#stopping && client.usable) {
          void client.idle().catch(() => {});
          await this.#pause(LOOK_MS);
        }
      }
      if (!this.#stopping) throw new Error('the mail server hung up');
    } finally {
      clearInterval(renewal);
      if (client.usable) await Promise.race([client.logout().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 1000))]);
      client.close();
    }
  }

  async #begin(client: ImapFlow, mailbox: MailboxRow): Promise<ImapCursor> {
    const inbox = await client.mailboxOpen('INBOX', { readOnly: true });
    const validity = String(inbox.uidValidity);
    const now = this.#room.ports.clock.now();
    const days = mailbox.incoming.kind === 'imap' ? (mailbox.incoming.fetch_days ?? 0) : 0;
    const beginning = whereToBegin(mailbox.cursor, validity, now, mailbox.in_ok_at, days);
    if (beginning.from === 'cursor') return { uid_validity: validity, uid: beginning.uid };
    const since = beginning.from === 'date' ? await client.search({ since: beginning.since }, { uid: true }) : [];
    const first = Array.isArray(since) && since.length > 0 ? Math.min(...since) : inbox.uidNext;
    return this.#move({ uid_validity: validity, uid: first - 1 });
  }

  async #takeNew(client: ImapFlow, mailbox: MailboxRow, from: ImapCursor): Promise<ImapCursor> {
    const found = await client.search({ uid: `${from.uid + 1}:*` }, { uid: true });
    let cursor = from;
    // `n:*` always names the last mail, even when it is older.
    for (const uid of (Array.isArray(found) ? found : []).filter((one) => one > from.uid).toSorted((a, b) => a - b)) {
      if (this.#stopping) break;
      await this.#take(client, mailbox, uid);
      cursor = await this.#move({ ...cursor, uid });
    }
    return cursor;
  }

  async #take(client: ImapFlow, mailbox: MailboxRow, uid: number): Promise<void> {
    const { ports } = this.#room;
    const mail = await client.fetchOne(String(uid), { size: true, internalDate: true, source: { maxLength: ports.maxBytes } }, { uid: true });
    if (!mail || !mail.source) return;
    const size = mail.size ?? mail.source.length;
    const cut = size > ports.maxBytes;
    try {
      await ingestMail(this.#room, {
        raw: cut ? mail.source.subarray(0, BEGINNING_BYTES) : mail.source, ...(cut ? { cutFrom: size } : {}), deliveredTo: [mailbox.address], remoteAddress: null,
        destination: { brandId: mailbox.brand_id, mailboxId: mailbox.id, mailboxAddress: mailbox.address, unknown: false },
        trustedHosts: mailbox.incoming.kind === 'imap' ? trustedHosts(mailbox.incoming.host) : [], ...(mail.internalDate ? { receivedAt: new Date(mail.internalDate) } : {}),
      });
    } catch (error) {
      this.#stuck = { uid, tries: this.#stuck.uid === uid ? this.#stuck.tries + 1 : 1 };
      if (this.#stuck.tries < MOST_TRIES) throw error;
      ports.log.error({ err: error as Error, mailbox: this.#id, uid }, 'a mail could not be stored again and again; it is left in the mailbox');
    }
  }

  async #move(cursor: ImapCursor): Promise<ImapCursor> {
    await this.#room.ports.db.transact(reader, (tx) => moveCursor(tx, this.#id, cursor));
    return cursor;
  }

  async #failed(error: unknown): Promise<void> {
    this.#failures++;
    const problem = imapProblem(error);
    this.#room.ports.log.warn({ mailbox: this.#id, problem }, 'a mailbox cannot be read; trying again');
    // One dropped connection is everyday life; the second failure in a row is worth telling.
    if (this.#failures > 1) await this.#room.ports.db.transact(reader, (tx) => tellFailing(tx, this.#id, 'in', problem)).catch(() => {});
  }

  #heard(): void {
    this.#news = true;
    this.#wake();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#stopping) this.#wake();
    });
  }
}
