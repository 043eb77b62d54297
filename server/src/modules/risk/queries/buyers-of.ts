import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Followed } from '../rules/learn-habits.ts';

/** Days are rounded, so that a shop with a million buyers is some thousand rows. */
const COARSE_DAYS = 7;
const DAY_MS = 86_400_000;
/** Who bought before is not looked at. */
const YEARS_BACK_DAYS = 730;

/**
 * Buyers of a brand by what they had bought at a moment, and whether they bought in the days after it: orders that were cancelled are none,
 * several on a day are one.
 */
export async function buyersOf(tx: Tx, brandId: string, at: Date, thenDays: number): Promise<Followed[]> {
  const then = new Date(at.getTime() + thenDays * DAY_MS);
  const rows = await tx.rows<{ repeats: number; last_after: number; known: number; again: boolean; buyers: number }>(sql`
    with days as (
      select customer_id, (placed_at at time zone 'utc')::date as day, placed_at > ${at} as later from orders."order"
      where brand_id = ${brandId} and customer_id is not null and state <> 'cancelled' and placed_at > ${new Date(at.getTime() - YEARS_BACK_DAYS * DAY_MS)} and placed_at <= ${then} group by 1, 2, 3),
    people as (
      select least(count(*) filter (where not later) - 1, 60)::integer as repeats, max(day) filter (where not later) - min(day) as last_after, ${at}::date - min(day) as known, bool_or(later) as again
      from days group by customer_id having count(*) filter (where not later) > 0)
    select repeats, (round(last_after::numeric / ${COARSE_DAYS}) * ${COARSE_DAYS})::integer as last_after, (round(known::numeric / ${COARSE_DAYS}) * ${COARSE_DAYS})::integer as known, again, count(*)::integer as buyers
    from people group by 1, 2, 3, 4`);
  return rows.map((row) => ({ repeats: row.repeats, lastAfter: Math.min(row.last_after, row.known), known: row.known, buyers: row.buyers, again: row.again }));
}

/** Days since a brand's first order that is looked at. */
export async function historyDays(tx: Tx, brandId: string): Promise<number> {
  const { first } = await tx.one<{ first: Date | null }>(sql`
    select min(placed_at) as first from orders."order" where brand_id = ${brandId} and customer_id is not null and state <> 'cancelled' and placed_at > ${new Date(tx.now.getTime() - YEARS_BACK_DAYS * DAY_MS)}`);
  return first === null ? 0 : (tx.now.getTime() - first.getTime()) / DAY_MS;
}
