import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { INCIDENT_JOB } from './commands/incidents.ts';
import { RELEASE_JOB } from './commands/release-at.ts';
import { release } from './jobs/release.ts';
import { tellIncident } from './jobs/tell-incident.ts';
import { publicRoutes } from './public-routes.ts';
import { routes } from './routes.ts';
import { hearDecisions } from './when/hear-decisions.ts';
import { hearHappenings, refundLate, REFUND_LATE_JOB, renewalAhead, RENEWAL_JOB } from './when/hear-happenings.ts';
import { recognise, recogniseContacts, RECOGNISE_JOB } from './when/recognise-contacts.ts';
import { STOCK_JOB, stockBack, tellMore } from './when/stock-back.ts';

export const outreach = defineModule({
  name: 'outreach',
  routes: async (app) => {
    routes(app);
    await publicRoutes(app.fastify, app.db);
  },
  listeners: [hearHappenings, stockBack, recogniseContacts, hearDecisions],
  jobs: { [RELEASE_JOB]: release, [INCIDENT_JOB]: tellIncident, [RECOGNISE_JOB]: recognise, [REFUND_LATE_JOB]: refundLate, [RENEWAL_JOB]: renewalAhead, [STOCK_JOB]: tellMore },
  permissions: {
    'outreach.read': 'See what customers are told by themselves, whether it helps, and carrier incidents',
    'outreach.write': 'Write what customers are told by themselves, and switch it off',
    'outreach.approve': 'Agree to what customers are told, written by somebody else',
    'outreach.declare': 'Declare a carrier incident to customers, and its end',
  },
  erase: async (tx, customerId) => {
    await tx.run(sql`delete from outreach.suppressed x using outreach.decision d where d.customer_id = ${customerId} and x.brand_id = d.brand_id and x.address = lower(d.address)`);
    await tx.run(sql`delete from outreach.opt_in where customer_id = ${customerId}`);
    await tx.run(sql`delete from outreach.stock_wish where customer_id = ${customerId}`);
    // Arms stay counted: without who it was, what was said, and where to. What is due is not sent any more.
    return tx.run(sql`
      update outreach.decision set customer_id = null, address = null, subject = null, text = null, facts = '{}', state = case when state in ('due', 'leaving') then 'not_sent' else state end, because = case when state in ('due', 'leaving') then 'erased' else because end
      where customer_id = ${customerId}`);
  },
  export: async (tx: Tx, customerId: string) => ({
    notices: await tx.rows(sql`select trigger, channel, address, sent_at, subject, text, because from outreach.decision where customer_id = ${customerId} order by decided_at`),
    wishes: await tx.rows(sql`select p.title as product, v.title as variant, w.address, w.asked_at, w.confirmed_at, w.told_at from outreach.stock_wish w left join catalogue.variant v on v.id = w.variant_id left join catalogue.product p on p.id = v.product_id where w.customer_id = ${customerId} order by w.asked_at`),
    confirmations: await tx.rows(sql`select channel, purpose, address, asked_at, confirmed_at from outreach.opt_in where customer_id = ${customerId} order by asked_at`),
  }),
});
