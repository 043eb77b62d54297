import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { look, LOOK_JOB } from './jobs/look.ts';
import { routes } from './routes.ts';
import { conversationChanged } from './when/conversation-changed.ts';
import { conversationTriaged } from './when/conversation-triaged.ts';
import { deadlineMissed } from './when/deadline-missed.ts';
import { refundWaits } from './when/refund-waits.ts';

export const escalations = defineModule({
  name: 'escalations',
  routes,
  listeners: [conversationTriaged, refundWaits, deadlineMissed, conversationChanged],
  jobs: { [LOOK_JOB]: look },
  permissions: {
    'escalations.settings': 'Set what a brand escalates, and to whom',
    'escalations.own': 'Be told of escalations nobody else is meant for, and take any of them',
  },
  erase: (tx, customerId) => tx.run(sql`
    update escalations.escalation e set note = '', outcome = '' from escalations.concern k join conversations.conversation c on c.id = k.conversation_id
    where k.escalation_id = e.id and c.customer_id = ${customerId} and (e.note <> '' or e.outcome <> '')`),
  export: async (tx: Tx, customerId: string) => ({
    escalations: await tx.rows(sql`
      select distinct e.name, e.raised_at, e.closed_at, e.note, e.outcome from escalations.escalation e join escalations.concern k on k.escalation_id = e.id join conversations.conversation c on c.id = k.conversation_id
      where c.customer_id = ${customerId} order by e.raised_at`),
  }),
});
