import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';
import { returnsSay } from '../ports.ts';
import { customerRisk, type CustomerFacts, type Risk } from '../rules/customer-risk.ts';

const DAY_MS = 86_400_000;
/** A customer with more orders than this is looked at by the newest of them. */
const MOST_ORDERS = 500;

/** How careful to be with a customer, or with whoever placed an order when nobody knows who that was. */
export async function riskOf(tx: Tx, brandId: string, of: { readonly customerId: string | null; readonly orderId: string | null }): Promise<Risk> {
  const order = of.orderId === null ? undefined : await tx.maybe<{ risk: CustomerFacts['order_risk']; customer_id: string | null }>(sql`select risk, customer_id from orders."order" where id = ${of.orderId}`);
  const customerId = of.customerId ?? order?.customer_id ?? null;
  const people = customerId === null ? [] : await customersBehind(tx, customerId);
  const [year, month] = [365, 30].map((days) => new Date(tx.now.getTime() - days * DAY_MS)) as [Date, Date];
  const bought = await tx.one<Pick<CustomerFacts, 'orders' | 'refunded_orders' | 'refunded_lately'>>(sql`
    with theirs as (select id from orders."order" where customer_id = any (${people}) and placed_at > ${year} order by placed_at desc limit ${MOST_ORDERS}),
      back as (select order_id, max(at) as at from orders.refund where order_id in (select id from theirs) group by order_id)
    select (select count(*) from theirs)::integer as orders, (select count(*) from back)::integer as refunded_orders, (select count(*) from back where at > ${month})::integer as refunded_lately`);
  const { credits } = await tx.one<{ credits: number }>(sql`
    select count(*)::integer as credits from orders.action a join orders."order" o on o.id = a.order_id where o.customer_id = any (${people}) and o.placed_at > ${year} and a.kind = 'credit' and a.state = 'done' and a.asked_at > ${year}`);
  const disputes = await tx.one<Pick<CustomerFacts, 'disputes_open' | 'disputes_lost'>>(sql`
    select (count(*) filter (where state in ('warning', 'needs_answer', 'under_review')))::integer as disputes_open, (count(*) filter (where state = 'lost'))::integer as disputes_lost
    from orders.dispute where customer_id = any (${people}) and opened_at > ${year}`);
  const signals = customerId === null ? [] : await returnsSay.get()(tx, brandId, customerId, of.orderId);
  return customerRisk({ ...bought, credits, ...disputes, order_risk: order?.risk ?? null, return_signals: signals });
}
