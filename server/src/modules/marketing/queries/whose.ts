import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Heard } from '../rules/tidings-of.ts';

/** Whose a thing is, and the numbers people know it by. `source`: the place that told of it. */
export interface Whose {
  customer_id: string;
  facts: Record<string, string | number>;
  source: string | null;
}

/** Null for what belongs to nobody we know, and for conversations that are junk or beside another. */
export async function whoseIs(tx: Tx, { what, id }: Heard['about']): Promise<Whose | null> {
  const row = await read(tx, what, id);
  if (!row || row.customer_id === null) return null;
  const facts = Object.fromEntries(Object.entries(row.facts).filter((entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== ''));
  return { customer_id: row.customer_id, facts, source: row.source };
}

interface Row {
  customer_id: string | null;
  facts: Record<string, string | number | null>;
  source: string | null;
}

function read(tx: Tx, what: Heard['about']['what'], id: string): Promise<Row | undefined> {
  switch (what) {
    case 'return': return tx.maybe<Row>(sql`
      select r.customer_id, r.source, json_build_object('return_number', r.number, 'return_kind', r.kind, 'order_number', o.number) as facts from returns."return" r left join orders."order" o on o.id = r.order_id where r.id = ${id}`);
    case 'order': return tx.maybe<Row>(sql`select customer_id, source, json_build_object('order_number', number) as facts from orders."order" where id = ${id}`);
    case 'shipment': return tx.maybe<Row>(sql`
      select o.customer_id, s.source, json_build_object('order_number', o.number, 'carrier', s.carrier, 'tracking_number', s.tracking_number) as facts from shipments.shipment s join orders."order" o on o.id = s.order_id where s.id = ${id}`);
    case 'conversation': return tx.maybe<Row>(sql`
      select customer_id, null::text as source, json_build_object('conversation_number', number, 'channel', channel) as facts from conversations.conversation where id = ${id} and kind = 'support' and category <> 'spam'`);
    case 'review': return tx.maybe<Row>(sql`select customer_id, source, json_build_object('sku', sku, 'product_id', product_source_id) as facts from reviews.review where id = ${id}`);
    case 'customer': return tx.maybe<Row>(sql`select id as customer_id, null::text as source, json_build_object() as facts from customers.customer where id = ${id}`);
  }
}
