import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { forgetReasons } from '../approvals/index.ts';
import { ANSWER_JOB } from './commands/answer-dispute.ts';
import { CARRY_OUT_JOB } from './commands/ask-action.ts';
import { answerDisputeJob } from './jobs/answer-dispute-job.ts';
import { carryOutJob } from './jobs/carry-out-job.ts';
import { routes } from './routes.ts';
import { hearDecisions } from './when/hear-decisions.ts';

export const orders = defineModule({
  name: 'orders',
  routes,
  listeners: [hearDecisions],
  jobs: { [CARRY_OUT_JOB]: { outside: carryOutJob, attempts: 1000 }, [ANSWER_JOB]: { outside: answerDisputeJob, attempts: 1000 } },
  permissions: {
    'orders.read': 'See orders',
    'orders.write': 'Write orders, as a shop connection does',
    'orders.act': 'Cancel, refund, re-address, send again and give credit, within the limits of the role',
    'orders.approve': 'Decide on what is above somebody else’s limits',
    'orders.authority': 'Set what each role may do to orders alone',
  },
  erase: eraseOrders,
  export: async (tx, customerId) => ({
    payments: await tx.rows(sql`select source, state, amount_minor, refunded_minor, currency, method, at from orders.payment where customer_id = ${customerId} order by at`),
    disputes: await tx.rows(sql`select source, state, reason, amount_minor, currency, opened_at, answer from orders.dispute where customer_id = ${customerId} order by opened_at`),
    orders: await tx.rows(sql`
      select o.number, o.placed_at, o.state, o.payment_state, o.fulfilment_state, o.currency, o.total_minor, o.refunded_minor, o.email, o.shipping_address,
        (select json_agg(json_build_object('sku', l.sku, 'title', l.title, 'quantity', l.quantity, 'unit_price_minor', l.unit_price_minor)) from orders.line l where l.order_id = o.id) as lines
      from orders."order" o where o.customer_id = ${customerId} order by o.placed_at`),
    order_actions: await tx.rows(sql`
      select o.number, a.kind, a.amount_minor, a.currency, a.reason, a.state, a.asked_at, case when a.kind = 'correct_address' then a.wish end as address
      from orders.action a join orders."order" o on o.id = a.order_id where o.customer_id = ${customerId} order by a.asked_at`),
  }),
});

/** The sale stays for the books, and what was done to it; who bought, where to, and words about them are taken out. */
async function eraseOrders(tx: Tx, customerId: string): Promise<number> {
  const actions = await tx.rows<{ id: string }>(sql`
    update orders.action a set reason = '', problem_note = null, evidence = '[]', wish = case when a.kind = 'correct_address' then jsonb_set(a.wish, '{address}', '{}') - 'before' else a.wish end
    from orders."order" o where o.id = a.order_id and o.customer_id = ${customerId} returning a.id`);
  await forgetReasons(tx, actions.map((action) => action.id));
  const paid = await tx.run(sql`update orders.payment set email = null, method = null, problem = null where customer_id = ${customerId}`) + await tx.run(sql`update orders.dispute set answer = null, answer_note = null, evidence = '[]' where customer_id = ${customerId}`);
  return actions.length + paid + await tx.run(sql`update orders."order" set email = null, shipping_address = null, note = null where customer_id = ${customerId}`);
}
