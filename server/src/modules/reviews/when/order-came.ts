import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';

/** An order is here: reviews that named it belong to it and to its customer. An id that several shops have is nobody's but that of its own shop. */
export const orderCame: Listener = {
  name: 'reviews.order-came',
  hears: ['orders.order_placed'],
  concerns: async (tx, events) => (await tx.maybe(sql`
    select 1 from orders."order" o join reviews.review r on r.brand_id = o.brand_id and r.order_source_id = o.source_id and r.order_id is null where o.id = any (${events.map((event) => event.subjectId)}) limit 1`)) !== undefined,
  handleBatch: async (tx, events) => {
    await tx.run(sql`
      update reviews.review r set order_id = o.id, customer_id = coalesce(r.customer_id, o.customer_id) from orders."order" o
      where o.id = any (${events.map((event) => event.subjectId)}) and r.brand_id = o.brand_id and r.order_source_id = o.source_id and r.order_id is null
        and (r.source = o.source or not exists (select 1 from orders."order" other where other.brand_id = o.brand_id and other.source_id = o.source_id and other.id <> o.id))`);
  },
};
