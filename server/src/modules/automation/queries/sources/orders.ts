import { minorDigits } from '../../../../platform/money/money.ts';
import { sql } from '../../../../platform/db/sql.ts';
import { time, type ReadSource, type Told } from './source.ts';

interface Row {
  id: string;
  number: string;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  currency: string;
  total_minor: number;
  placed_at: Date;
  parcel_state: string | null;
  carrier: string | null;
  delivered_at: Date | null;
  estimated_delivery_at: Date | null;
  signals: string[];
}

const DAY_MS = 86_400_000;

/** The order spoken of, the newest of several, else the customer's newest; with its newest parcel. */
export const orders: ReadSource = async (tx, ids) => {
  const rows = await tx.rows<Row>(sql`
    select c.id, o.number, o.state, o.payment_state, o.fulfilment_state, o.currency, o.total_minor, o.placed_at, s.state as parcel_state, s.carrier, s.delivered_at, s.estimated_delivery_at,
      array(select g.kind from shipments.signal g where g.shipment_id = s.id and g.cleared_at is null order by g.kind) as signals
    from conversations.conversation c
    join lateral (
      select * from (
        (select o.*, 0 as rank from conversations.mention m join orders."order" o on o.id = m.order_id where m.conversation_id = c.id and m.order_id is not null order by o.placed_at desc, o.id limit 1)
        union all
        (select o.*, 1 as rank from orders."order" o where o.customer_id = c.customer_id order by o.placed_at desc limit 1)) either order by rank limit 1) o on true
    left join lateral (select * from shipments.shipment s where s.order_id = o.id order by s.shipped_at desc nulls last, s.changed_at desc limit 1) s on true
    where c.id = any (${ids as string[]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, told(row)]));
};

function told(row: Row): Told {
  const late = row.delivered_at === null || row.estimated_delivery_at === null ? null : (row.delivered_at.getTime() - row.estimated_delivery_at.getTime()) / DAY_MS;
  return {
    facts: {
      'order.number': row.number, 'order.state': row.state, 'order.payment': row.payment_state, 'order.fulfilment': row.fulfilment_state, 'order.currency': row.currency, 'order.total': row.total_minor / 10 ** minorDigits(row.currency),
      'parcel.state': row.parcel_state, 'parcel.carrier': row.carrier, 'parcel.days_late': late, 'parcel.signals': row.signals,
    },
    // What has not arrived is late since the day it was promised for.
    moments: { 'order.days_since_placed': time(row.placed_at), 'parcel.days_since_delivered': time(row.delivered_at), ...(late === null ? { 'parcel.days_late': time(row.estimated_delivery_at) } : {}) },
  };
}
