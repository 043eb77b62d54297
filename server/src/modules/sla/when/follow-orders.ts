import { sql } from '../../../platform/db/sql.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { follow } from '../commands/follow.ts';

/** An order left, was cancelled, or its parcel is promised for another day: conversations that speak of it have other deadlines, or another policy. */
export const followOrders: Listener = {
  name: 'sla.follow-orders',
  hears: ['orders.order_changed', 'orders.order_cancelled', 'shipments.shipment_created', 'shipments.state_changed', 'shipments.delivered'],
  handleBatch: async (tx, events) => {
    const about = (kind: string): string[] => [...new Set(events.filter((event) => !event.silent && event.name.startsWith(kind)).map(subjectOf))];
    const rows = await tx.rows<{ id: string }>(sql`
      select distinct f.conversation_id as id from conversations.mention m join sla.followed f on f.conversation_id = m.conversation_id and f.open
      where m.order_id = any (array(select unnest(${about('orders.')}::uuid[]) union select order_id from shipments.shipment where id = any (${about('shipments.')}::uuid[]) and order_id is not null))`);
    await follow(tx, rows.map((row) => row.id));
  },
};

const subjectOf = (event: EventRecord): string => event.subjectId;
