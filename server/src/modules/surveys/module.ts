import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { askNps, NPS_JOB } from './jobs/ask-nps.ts';
import { publicRoutes } from './public-routes.ts';
import { routes } from './routes.ts';
import { afterClosing, CONSIDER_JOB, considerLater } from './when/after-closing.ts';

export const surveys = defineModule({
  name: 'surveys',
  routes: async (app) => {
    routes(app);
    await publicRoutes(app.fastify, app.db);
  },
  listeners: [afterClosing],
  jobs: { [CONSIDER_JOB]: considerLater, [NPS_JOB]: askNps },
  permissions: { 'surveys.settings': 'Set when and whom a brand asks how it went' },
  erase: (tx, customerId) => tx.run(sql`update surveys.survey set comment = '', address = null, customer_id = null where customer_id = ${customerId}`),
  export: async (tx: Tx, customerId: string) => ({
    surveys: await tx.rows(sql`select kind, asked_at, answered_at, score, comment from surveys.survey where customer_id = ${customerId} and asked_at is not null order by asked_at`),
  }),
});
