import { defineModule } from '../../platform/module/module.ts';
import { deadline, DEADLINE_JOB } from './jobs/deadline.ts';
import { redate, REDATE_JOB } from './jobs/redate.ts';
import { routes } from './routes.ts';
import { followConversations } from './when/follow-conversations.ts';
import { followOrders } from './when/follow-orders.ts';

export const sla = defineModule({
  name: 'sla',
  routes,
  listeners: [followConversations, followOrders],
  jobs: { [DEADLINE_JOB]: deadline, [REDATE_JOB]: redate },
  permissions: {
    'sla.settings': 'Set how soon a brand answers',
    'sla.escalations': 'Be told when a deadline is near or was missed',
  },
  // Clocks hold moments and outcomes of conversations, and nothing of who wrote.
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
