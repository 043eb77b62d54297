import { sql } from '../../../platform/db/sql.ts';
import { defineModule, type Module } from '../../../platform/module/module.ts';
import { deliver, DELIVER_JOB } from './commands/deliver.ts';
import { PRICE_JOB, readPrice } from './commands/read-price.ts';
import type { PhonePorts } from './ports.ts';
import { routes } from './routes.ts';
import { deliverDue } from './when/deliver-due.ts';

export function phone(ports: PhonePorts): Module {
  return defineModule({
    name: 'channels/phone',
    routes: routes(ports),
    listeners: [deliverDue],
    jobs: {
      [DELIVER_JOB]: { outside: (_db, job) => deliver(ports, job), attempts: 100 },
      [PRICE_JOB]: { outside: (_db, job) => readPrice(ports, job), attempts: 50 },
    },
    // Rooms below forget the number itself; a message that went stays counted by its provider's id.
    erase: async (tx, customerId) =>
      (await tx.run(sql`update channels_phone.outgoing set address = '' where address in (select value from customers.handle where kind = 'phone' and customer_id = ${customerId}) or id in (select id from outreach.decision where customer_id = ${customerId})`)) +
      (await tx.run(sql`update channels_phone.written set from_address = '', word = null where from_address in (select value from customers.handle where kind = 'phone' and customer_id = ${customerId}) or conversation_id in (select id from conversations.conversation where customer_id = ${customerId})`)),
    export: async (tx, customerId) => ({
      messages_to_telephone: await tx.rows(sql`select channel, kind, address, state, tried_at from channels_phone.outgoing where address in (select value from customers.handle where kind = 'phone' and customer_id = ${customerId}) order by tried_at`),
      words_from_telephone: await tx.rows(sql`select channel, from_address, wish, word, at from channels_phone.written where from_address in (select value from customers.handle where kind = 'phone' and customer_id = ${customerId}) order by at`),
    }),
  });
}
