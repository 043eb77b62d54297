import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { nameOfPart } from '../rules/local-time.ts';
import { keysOf } from '../rules/orders/order-keys.ts';
import { silenceOf } from '../rules/orders/silence.ts';
import { readOrders, type ToldOrder } from './read-orders.ts';

/** Makes the rows of these orders anew and marks the days they are, and were, counted in. */
export async function tellOrders(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const rows = (await readOrders(tx, orderIds)).map((order) => rowOf(order, tx.now));
  markDays(tx, orderIds);
  tx.post(sql`delete from facts.order_story where order_id = any (${orderIds as string[]}::uuid[])`);
  tx.post(sql`insert into facts.order_story select * from jsonb_populate_recordset(null::facts.order_story, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`);
  markDays(tx, orderIds);
  await tx.settled();
}

function rowOf(order: ToldOrder, now: Date): object {
  const { orderDays, writes, lookAt } = silenceOf(order.waited, now.getTime());
  return {
    order_id: order.id, brand_id: order.brandId, day: nameOfPart('day', order.facts.placedDay), keys: keysOf(order.facts, order.today), contacts: order.contacts,
    order_days: orderDays, writes, look_at: lookAt === null ? null : new Date(lookAt),
  };
}

function markDays(tx: Tx, orderIds: readonly string[]): void {
  tx.post(sql`
    insert into facts.changed_order_day (brand_id, day, marked_at) select distinct brand_id, day, ${tx.now}::timestamptz from facts.order_story where order_id = any (${orderIds as string[]}::uuid[]) order by 1, 2 on conflict do nothing`);
}
