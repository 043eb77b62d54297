import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { forgetReasons } from '../approvals/index.ts';
import { MEMBER_ACTION_JOB } from './commands/ask-action.ts';
import { EXPIRE_JOB, expireCredit } from './commands/credit.ts';
import { carryOutJob } from './jobs/carry-out-job.ts';
import { creditOf } from './queries/credit-of.ts';
import { routes } from './routes.ts';
import { hearDecisions } from './when/hear-decisions.ts';

export const memberships = defineModule({
  name: 'memberships',
  routes,
  listeners: [hearDecisions],
  jobs: { [MEMBER_ACTION_JOB]: { outside: carryOutJob, attempts: 1000 }, [EXPIRE_JOB]: { inside: (tx, job) => expireCredit(tx, String(job.payload.credit_id)), attempts: 100 } },
  permissions: {
    'memberships.read': 'See subscriptions, points and store credit',
    'memberships.write': 'Write subscriptions, charges and points, as a connection does',
    'memberships.act': 'Skip, move, swap, pause, resume and end subscriptions, give and take points',
    'memberships.credit': 'Give, spend and take back store credit',
    'memberships.settings': 'Set what the tiers of a brand give',
  },
  erase: eraseMemberships,
  export: async (tx, customerId) => ({
    subscriptions: await tx.rows(sql`select source, state, lines, currency, total_minor, every_unit, every_count, next_charge_at, started_at, cancelled_at, cancel_reason, email from memberships.subscription where customer_id = ${customerId} order by started_at`),
    charges: await tx.rows(sql`select source, state, total_minor, refunded_minor, currency, due_at, problem from memberships.charge where customer_id = ${customerId} order by due_at`),
    loyalty: await tx.rows(sql`select source, points, tier, points_expire_at from memberships.member where customer_id = ${customerId}`),
    store_credit: (await creditOf(tx, customerId)).credits,
    subscription_actions: await tx.rows(sql`
      select a.kind, a.reason, a.offered, a.state, a.asked_at from memberships.action a left join memberships.subscription s on s.id = a.subscription_id left join memberships.member m on m.id = a.member_id
      where s.customer_id = ${customerId} or m.customer_id = ${customerId} order by a.asked_at`),
  }),
});

/** Amounts stay for the books; who it was, and words about them, are taken out. What a place calls the customer is forgotten, so that no later news brings them back. */
async function eraseMemberships(tx: Tx, customerId: string): Promise<number> {
  const actions = await tx.rows<{ id: string }>(sql`
    update memberships.action a set reason = '', problem_note = null, evidence = '[]'
    where a.subscription_id in (select id from memberships.subscription where customer_id = ${customerId}) or a.member_id in (select id from memberships.member where customer_id = ${customerId}) returning a.id`);
  const credits = await tx.rows<{ id: string }>(sql`update memberships.credit set reason = '', code = null where customer_id = ${customerId} returning id`);
  await forgetReasons(tx, [...actions, ...credits].map((one) => one.id));
  return actions.length + credits.length
    + await tx.run(sql`update memberships.subscription set email = null, person_source_id = null, cancel_reason = null where customer_id = ${customerId}`)
    + await tx.run(sql`update memberships.charge set problem = null, person_source_id = null where customer_id = ${customerId}`)
    + await tx.run(sql`update memberships.member set email = null, person_source_id = null where customer_id = ${customerId}`)
    + await tx.run(sql`update memberships.credit_move set note = '' where credit_id in (select id from memberships.credit where customer_id = ${customerId})`)
    + await tx.run(sql`delete from memberships.person where customer_id = ${customerId}`);
}
