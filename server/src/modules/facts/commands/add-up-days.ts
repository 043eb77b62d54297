import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ORDER_DIMENSIONS, WHOLE } from '../rules/orders/order-keys.ts';

export interface OrderDay {
  readonly brand_id: string;
  /** YYYY-MM-DD on the brand's clock */
  readonly day: string;
}

const EVERY: string[] = [WHOLE, ...ORDER_DIMENSIONS];

/** Adds up the orders of these days anew. */
export async function addUpDays(tx: Tx, days: readonly OrderDay[]): Promise<void> {
  if (days.length === 0) return;
  const asked = JSON.stringify(days);
  tx.post(sql`delete from facts.order_day d using jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, day date) where d.brand_id = x.brand_id and d.day = x.day and d.dimension = any (${EVERY}::text[])`);
  tx.post(sql`delete from facts.order_day_reason d using jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, day date) where d.brand_id = x.brand_id and d.day = x.day and d.dimension = any (${EVERY}::text[])`);
  tx.post(sql`delete from facts.silence_day d using jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, day date) where d.brand_id = x.brand_id and d.day = x.day`);
  tx.post(sql`
    insert into facts.order_day (brand_id, dimension, day, key, name, orders, writers, contacts, squares)
    select s.brand_id, k.dimension, s.day, k.key, max(k.name), count(*), count(*) filter (where s.contacts > 0), sum(s.contacts), sum(s.contacts::bigint * s.contacts)
    from jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, day date) join facts.order_story s on s.brand_id = x.brand_id and s.day = x.day
    cross join lateral jsonb_to_recordset(s.keys) as k(dimension text, key text, name text) group by 1, 2, 3, 4`);
  tx.post(sql`
    insert into facts.order_day_reason (brand_id, dimension, day, key, reason_id, contacts)
    select s.brand_id, k.dimension, s.day, k.key, c.reason_id, count(*)
    from jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, day date) join facts.order_story s on s.brand_id = x.brand_id and s.day = x.day and s.contacts > 0
    join facts.order_contact c on c.order_id = s.order_id cross join lateral jsonb_to_recordset(s.keys) as k(dimension text, key text, name text) group by 1, 2, 3, 4, 5`);
  tx.post(sql`
    insert into facts.silence_day (brand_id, day, place, order_days, writes)
    select s.brand_id, s.day, u.place - 1, sum(u.order_days), sum(u.writes)
    from jsonb_to_recordset(${asked}::jsonb) as x(brand_id uuid, day date) join facts.order_story s on s.brand_id = x.brand_id and s.day = x.day
    cross join lateral unnest(s.order_days, s.writes) with ordinality as u(order_days, writes, place) group by 1, 2, 3 having sum(u.order_days) > 0 or sum(u.writes) > 0`);
  await tx.settled();
}
