import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

const DAY_MS = 86_400_000;
/** What was bought later may still come back. */
const HAD_TIME_DAYS = 60;
const YEAR_DAYS = 365;

/** Counts anew, by contact reason, how many of those settled since then wrote again. */
export async function countReasons(tx: Tx, brandId: string, since: Date): Promise<void> {
  await tx.run(sql`delete from risk.reason where brand_id = ${brandId}`);
  await tx.run(sql`
    insert into risk.reason (brand_id, reason_id, settled, again)
    select s.brand_id, c.reason_id, count(*)::integer, (count(*) filter (where s.again))::integer
    from risk.settled s join conversations.conversation c on c.id = s.conversation_id
    where s.brand_id = ${brandId} and s.again is not null and s.settled_at > ${since} and c.reason_id is not null group by 1, 2`);
}

/** Counts anew, by SKU and in all, how many pieces came back of those that had time to. A return nobody went through with is none. */
export async function countSold(tx: Tx, brandId: string): Promise<void> {
  const [from, to] = [new Date(tx.now.getTime() - YEAR_DAYS * DAY_MS), new Date(tx.now.getTime() - HAD_TIME_DAYS * DAY_MS)];
  await tx.run(sql`delete from risk.sold where brand_id = ${brandId}`);
  await tx.run(sql`
    with pieces as (
      select lower(coalesce(l.sku, '-')) as sku, l.quantity as sold, 0 as back from orders."order" o join orders.line l on l.order_id = o.id
      where o.brand_id = ${brandId} and o.state <> 'cancelled' and o.placed_at > ${from} and o.placed_at < ${to}
      union all
      select lower(coalesce(b.sku, '-')), 0, b.quantity from orders."order" o join returns."return" r on r.order_id = o.id join returns.line b on b.return_id = r.id
      where o.brand_id = ${brandId} and o.state <> 'cancelled' and o.placed_at > ${from} and o.placed_at < ${to} and r.state not in ('refused', 'cancelled', 'expired'))
    insert into risk.sold (brand_id, sku, sold, back)
    select ${brandId}, coalesce(sku, ''), sum(sold)::integer, least(sum(sold), sum(back))::integer from pieces group by rollup (sku) having sum(sold) > 0`);
}
