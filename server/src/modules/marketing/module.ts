import { sql } from '../../platform/db/sql.ts';
import { defineModule } from '../../platform/module/module.ts';
import { tell, TELL_JOB } from './jobs/tell.ts';
import { routes } from './routes.ts';
import { hearNews } from './when/hear-news.ts';

export const marketing = defineModule({
  name: 'marketing',
  routes,
  listeners: [hearNews],
  jobs: { [TELL_JOB]: { outside: tell, attempts: 1000 } },
  erase: (tx, customerId) => tx.run(sql`delete from marketing.tidings where customer_id = ${customerId}`),
  export: async (tx, customerId) => ({ told_to_services: await tx.rows(sql`select c.name as service, t.kind, t.at, t.facts, t.value_minor, t.currency, t.settled_at from marketing.tidings t join connections.connection c on c.id = t.connection_id where t.customer_id = ${customerId} and t.state = 'told' order by t.at`) }),
});
