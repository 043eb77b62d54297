import { sql } from '../../platform/db/sql.ts';
import { defineModule } from '../../platform/module/module.ts';
import { learn, LEARN_JOB } from './jobs/learn.ts';
import { routes } from './routes.ts';
import { conversationSettled } from './when/conversation-settled.ts';

export const risk = defineModule({
  name: 'risk',
  routes,
  listeners: [conversationSettled],
  jobs: { [LEARN_JOB]: learn },
  erase: (tx, customerId) => tx.run(sql`delete from risk.settled where conversation_id in (select id from conversations.conversation where customer_id = ${customerId})`),
  export: async (tx, customerId) => ({
    foretold: await tx.rows(sql`select s.settled_at, s.chance, s.because, s.again from risk.settled s join conversations.conversation c on c.id = s.conversation_id where c.customer_id = ${customerId} order by s.settled_at`),
  }),
});
