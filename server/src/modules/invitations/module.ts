import { sql } from '../../platform/db/sql.ts';
import { defineModule } from '../../platform/module/module.ts';
import { FORGET_JOB, forgetVisits } from './commands/forget.ts';
import { routes } from './routes.ts';

export const invitations = defineModule({
  name: 'invitations',
  routes,
  jobs: { [FORGET_JOB]: { inside: (tx, job) => forgetVisits(tx, String(job.payload.brand_id)) } },
  // Arms stay counted: without the order that was named, and without the conversation it led to.
  erase: async (tx, customerId) => {
    const orders = await tx.run(sql`delete from invitations.named_order n using orders."order" o where o.customer_id = ${customerId} and o.brand_id = n.brand_id and o.number_key = n.number_key`);
    return orders + (await tx.run(sql`update invitations.decision d set conversation_id = null, signs = '{}' from conversations.conversation c where c.customer_id = ${customerId} and d.conversation_id = c.id`));
  },
  export: async (tx, customerId) => ({
    invitations: await tx.rows(sql`select d.trigger, d.signs, d.text, d.shown_at, d.opened_at from invitations.decision d join conversations.conversation c on c.id = d.conversation_id where c.customer_id = ${customerId} order by d.decided_at`),
    orders_named: await tx.rows(sql`select o.number, n.named_at from invitations.named_order n join orders."order" o on o.brand_id = n.brand_id and o.number_key = n.number_key where o.customer_id = ${customerId} order by n.named_at`),
  }),
});
