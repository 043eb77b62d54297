import { defineModule } from '../../platform/module/module.ts';
import { sql } from '../../platform/db/sql.ts';
import { TELL_ORDERS_JOB, tellOrders } from './jobs/tell-orders.ts';
import { ROLL_UP_JOB, rollUp } from './jobs/roll-up.ts';
import { routes } from './routes.ts';
import { countConversations, followCustomers } from './when/count-conversations.ts';
import { followAgents } from './when/follow-agents.ts';
import { followOrders } from './when/follow-orders.ts';

export const facts = defineModule({
  name: 'facts',
  routes,
  listeners: [countConversations, followCustomers, followAgents, followOrders],
  jobs: { [ROLL_UP_JOB]: rollUp, [TELL_ORDERS_JOB]: tellOrders },
  permissions: { 'facts.people': 'See who is there, and the time people worked' },
  // Figures are counts; what would lead back to the person is the link to the customer.
  erase: (tx, customerId) => tx.run(sql`update facts.conversation set customer_id = null where customer_id = ${customerId}`),
  export: 'keeps nothing of a customer',
});
