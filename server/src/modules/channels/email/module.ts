import { systemActor } from '../../../platform/actor/actor.ts';
import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { defineModule, type Module } from '../../../platform/module/module.ts';
import { AUTHENTICATE_JOB, authenticateMail } from './commands/authenticate-mail.ts';
import { deliverNotice, NOTICE_JOB } from './commands/deliver-notice.ts';
import { deliverSurvey, SURVEY_JOB } from './commands/deliver-survey.ts';
import { DELIVER_JOB, deliverReply } from './commands/deliver-reply.ts';
import { JunkJudge } from './commands/judge-junk.ts';
import { ingestMail, type Arrival } from './commands/ingest-mail.ts';
import { readPastMail, type ReadPastMail } from './commands/read-past-mail.ts';
import { deliverWords, WORDS_JOB } from './commands/mail-words.ts';
import { SCAN_JOB, scanFiles, scanSoon } from './commands/scan-files.ts';
import { SEND_CODE_JOB, sendCode, sendCodeLater, sendPageCodeLater, type PageCode } from './commands/send-code.ts';
import type { EmailPorts } from './ports.ts';
import { AddressBook } from './queries/own-addresses.ts';
import type { ProofCode, Received } from '../../conversations/index.ts';
import { connectionRoutes } from './routes/connections.ts';
import { imageRoutes } from './routes/images.ts';
import { mailboxRoutes } from './routes/mailboxes.ts';
import { ImapReaders } from './server/imap-readers.ts';
import { SmtpDoor, type SmtpDoorOptions } from './server/smtp-door.ts';
import { deliverDueNotices } from './when/deliver-due-notices.ts';
import { deliverDueSurveys } from './when/deliver-due-surveys.ts';
import { deliverReleased } from './when/deliver-released.ts';
import { forgetSources } from './when/forget-sources.ts';
import { learnJunk } from './when/learn-junk.ts';

/** The mail channel at work: its manifest, and the doors it opens. */
export interface EmailChannel {
  readonly module: Module;
  readonly book: AddressBook;
  readonly junk: JunkJudge;
  /** reads the mailboxes that are read by IMAP, while it runs */
  readonly readers: ImapReaders;
  ingest(arrival: Arrival): Promise<Received>;
  sendCode(tx: Tx, code: ProofCode): Promise<void>;
  /** a code that is said on a page */
  sendPageCode(tx: Tx, code: PageCode): Promise<void>;
  /** has the files of a message looked into, where there is somebody who does */
  scan(tx: Tx, brandId: string, messageId: string): Promise<void>;
  /** reads a mail of an old mailbox; nothing of it is stored but its files */
  readPast(brandId: string, raw: Buffer): Promise<ReadPastMail>;
  openSmtpDoor(options: SmtpDoorOptions): SmtpDoor;
}

export function email(ports: EmailPorts): EmailChannel {
  const reader = systemActor('address book');
  const book = new AddressBook((work) => ports.db.read(reader, work), () => ports.clock.now().getTime());
  const junk = new JunkJudge(ports.clock);
  const room = { ports, book, junk };
  const readers = new ImapReaders(room);
  const module = defineModule({
    name: 'channels/email',
    routes: (app) => [mailboxRoutes, connectionRoutes, imageRoutes].forEach((routes) => routes(ports)(app)),
    listeners: [deliverReleased, deliverDueSurveys, deliverDueNotices, learnJunk(ports, junk), forgetSources, { name: 'channels_email.forget-addresses', hears: ['channels_email.mailbox_changed', 'identity.brand_created', 'identity.brand_changed'], handle: async () => {
      book.forget();
      readers.look();
    } }],
    jobs: {
      [NOTICE_JOB]: { outside: (_db, job) => deliverNotice(ports, job) },
      [SURVEY_JOB]: { outside: (_db, job) => deliverSurvey(ports, job) },
      [DELIVER_JOB]: { outside: (_db, job) => deliverReply(ports, job) },
      [AUTHENTICATE_JOB]: { outside: (_db, job) => authenticateMail(ports, book, job), attempts: 4 },
      [WORDS_JOB]: { outside: (_db, job) => deliverWords(ports, job) },
      [SEND_CODE_JOB]: { outside: (_db, job) => sendCode(ports, job), attempts: 4 },
      [SCAN_JOB]: { outside: (_db, job) => scanFiles(ports, job) },
    },
    permissions: { 'channels.settings': 'Set up channels' },
    erase: async (tx, customerId) => {
      const gone = await tx.rows<{ raw_blob: string }>(sql`delete from channels_email.received r using conversations.conversation c where c.id = r.conversation_id and c.customer_id = ${customerId} returning r.raw_blob`);
      releaseBlobs(tx, gone.map((row) => row.raw_blob));
      return gone.length;
    },
    export: 'keeps nothing of a customer',
  });
  return { module, book, junk, readers, ingest: (arrival) => ingestMail(room, arrival), sendCode: sendCodeLater(ports.vault), sendPageCode: sendPageCodeLater(ports.vault), scan: (tx, brandId, messageId) => scanSoon(ports, tx, brandId, messageId), readPast: (brandId, raw) => readPastMail(ports, book, brandId, raw), openSmtpDoor: (options) => new SmtpDoor(room, options) };
}
