import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { TurnaroundView } from '../contract.ts';

type Spent = TurnaroundView['all'];
interface Row extends Spent {
  grouped: string | null;
}

const MOST_PRODUCTS = 20;
const DEFINITION = 'Hours from the goods being received to the refund or credit being done at the shop, of returns refunded in the period. The three stages are received to inspected, inspected to settling, settling to paid.';

/** How long a refund takes once the goods are here, and what is sent back for which reason. */
export async function turnaround(tx: Tx, brandId: string | null, from: Date, to: Date): Promise<TurnaroundView> {
  const [all] = await spent(tx, brandId, from, to, 'all');
  const products = await tx.rows<{ sku: string; title: string; pieces: number; reasons: { reason: string; pieces: number }[] }>(sql`
    with counted as (
      select coalesce(l.sku, l.title) as sku, max(l.title) as title, l.reason, sum(l.quantity)::integer as pieces from returns."return" r join returns.line l on l.return_id = r.id
      where (${brandId}::uuid is null or r.brand_id = ${brandId}) and r.requested_at between ${from} and ${to} and r.state not in ('cancelled', 'refused') group by 1, 3)
    select sku, max(title) as title, sum(pieces)::integer as pieces, json_agg(json_build_object('reason', reason, 'pieces', pieces) order by pieces desc) as reasons from counted group by sku order by sum(pieces) desc, sku limit ${MOST_PRODUCTS}`);
  return {
    from: from.toISOString(), to: to.toISOString(), definition: DEFINITION, all: only(all), products,
    reasons: (await spent(tx, brandId, from, to, 'reason')).map((row) => ({ reason: row.grouped ?? '', spent: only(row) })),
    brands: (await spent(tx, brandId, from, to, 'brand')).map((row) => ({ brand_id: row.grouped ?? '', spent: only(row) })),
  };
}

function spent(tx: Tx, brandId: string | null, from: Date, to: Date, by: 'all' | 'reason' | 'brand'): Promise<Row[]> {
  return tx.rows<Row>(sql`
    with times as (
      select case ${by}::text when 'brand' then r.brand_id::text when 'reason' then (select l.reason from returns.line l where l.return_id = r.id order by l.position limit 1) end as grouped,
        extract(epoch from r.refunded_at - r.received_at) / 3600 as whole, extract(epoch from r.inspected_at - r.received_at) / 3600 as inspected, extract(epoch from r.settled_at - r.inspected_at) / 3600 as settled, extract(epoch from r.refunded_at - r.settled_at) / 3600 as paid
      from returns."return" r where (${brandId}::uuid is null or r.brand_id = ${brandId}) and r.refunded_at between ${from} and ${to} and r.received_at is not null and r.refunded_at >= r.received_at)
    select grouped, count(*)::integer as returns, round((percentile_cont(0.5) within group (order by whole))::numeric, 1)::float8 as median_hours, round((percentile_cont(0.9) within group (order by whole))::numeric, 1)::float8 as p90_hours,
      round((percentile_cont(0.5) within group (order by inspected))::numeric, 1)::float8 as inspected_hours, round((percentile_cont(0.5) within group (order by settled))::numeric, 1)::float8 as settled_hours, round((percentile_cont(0.5) within group (order by paid))::numeric, 1)::float8 as paid_hours
    from times group by grouped order by count(*) desc, grouped limit 50`);
}

function only(row: Row | undefined): Spent {
  return row === undefined
    ? { returns: 0, median_hours: null, p90_hours: null, inspected_hours: null, settled_hours: null, paid_hours: null }
    : { returns: row.returns, median_hours: row.median_hours, p90_hours: row.p90_hours, inspected_hours: row.inspected_hours, settled_hours: row.settled_hours, paid_hours: row.paid_hours };
}
