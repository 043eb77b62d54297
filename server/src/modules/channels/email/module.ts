import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { defineModule, type Module } from '../../../platform/module/module.ts';
import { DELIVER_JOB, deliverReply } from './commands/deliver-reply.ts';
import { JunkJudge } from './commands/judge-junk.ts';
import type { EmailPorts } from './ports.ts';
import { AddressBook } from './queries/own-addresses.ts';
import { routes } from './routes.ts';
import { SmtpDoor, type SmtpDoorOptions } from './server/smtp-door.ts';
import { deliverReleased } from './when/deliver-released.ts';
import { learnJunk } from './when/learn-junk.ts';

/** The mail channel at work: its manifest, and the doors it opens. */
export interface EmailChannel {
  readonly module: Module;
  readonly book: AddressBook;
  readonly junk: JunkJudge;
  openSmtpDoor(options: SmtpDoorOptions): SmtpDoor;
}

export function email(ports: EmailPorts): EmailChannel {
  const reader = systemActor('address book');
  const book = new AddressBook((work) => ports.db.read(reader, work), () => ports.clock.now().getTime());
  const junk = new JunkJudge(ports);
  const module = defineModule({
    name: 'channels/email',
    routes: routes(ports),
    listeners: [deliverReleased, learnJunk(ports, junk), { name: 'channels_email.forget-addresses', hears: ['channels_email.mailbox_changed', 'identity.brand_created', 'identity.brand_changed'], handle: async () => book.forget() }],
    jobs: { [DELIVER_JOB]: { outside: (_db, job) => deliverReply(ports, job) } },
    permissions: { 'channels.settings': 'Set up channels' },
    erase: (tx, customerId) => tx.run(sql`
      delete from channels_email.received r using conversations.conversation c where c.id = r.conversation_id and c.customer_id = ${customerId}`),
    export: 'keeps nothing of a customer',
  });
  return { module, book, junk, openSmtpDoor: (options) => new SmtpDoor(ports, book, junk, options) };
}
