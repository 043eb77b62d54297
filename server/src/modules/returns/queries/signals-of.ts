import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';
import { signalsOf, type PastReturn, type Signal } from '../rules/signals.ts';

const LOOKED_BACK_DAYS = 365;

/** What stands out in what a customer of a brand sent back, with its figures. For a person; nothing is decided by it. */
export async function signalsOfCustomer(tx: Tx, brandId: string, customerId: string | null, orderId: string | null): Promise<Signal[]> {
  if (customerId === null) return [];
  const ids = await customersBehind(tx, customerId);
  const since = new Date(tx.now.getTime() - LOOKED_BACK_DAYS * 86_400_000);
  const returns = await tx.rows<{ requested_at: Date; kind: string; lines: PastReturn['lines'] }>(sql`
    select r.requested_at, r.kind, (select coalesce(json_agg(json_build_object('reason', l.reason, 'last_day', l.last_day, 'asked_condition', l.condition, 'inspected_condition', l.inspected_condition, 'received', l.received_quantity, 'accepted', l.accepted_quantity) order by l.position), '[]') from returns.line l where l.return_id = r.id) as lines
    from returns."return" r where r.customer_id = any (${ids}) and r.requested_at > ${since} and r.state not in ('cancelled', 'refused') order by r.requested_at desc limit 200`);
  const own = await tx.one<{ orders: number; returned: number }>(sql`
    select count(*)::integer as orders, (count(*) filter (where exists (select from returns."return" r where r.order_id = o.id and r.state not in ('refused', 'cancelled', 'expired'))))::integer as returned
    from orders."order" o where o.customer_id = any (${ids}) and o.state <> 'cancelled' and o.placed_at > ${since}`);
  const usual = await tx.one<{ orders: number; returned: number }>(sql`
    select (select count(*) from (select 1 from orders."order" where brand_id = ${brandId} and placed_at > ${new Date(tx.now.getTime() - 90 * 86_400_000)} limit 20000) o)::integer as orders,
      (select count(distinct r.order_id) from returns."return" r where r.brand_id = ${brandId} and r.requested_at > ${new Date(tx.now.getTime() - 90 * 86_400_000)} and r.state not in ('refused', 'cancelled', 'expired'))::integer as returned`);
  const sizes = orderId === null ? 0 : (await tx.maybe<{ sizes: number }>(sql`
    select count(distinct v.id)::integer as sizes from orders.line l join catalogue.variant v on v.brand_id = l.brand_id and lower(v.sku) = lower(l.sku) where l.order_id = ${orderId} group by v.product_id order by 1 desc limit 1`))?.sizes ?? 0;
  return signalsOf(
    { orders: own.orders, orders_returned: own.returned, sizes_together: sizes, returns: returns.map((one) => ({ ...one, requested_at: one.requested_at.toISOString() })) },
    { orders: usual.orders, orders_returned: usual.returned }, tx.now.toISOString());
}
