import { sql } from '../../../platform/db/sql.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { CUSTOMERS_MERGED, CUSTOMERS_UNMERGED, TIER_CHANGED } from '../../customers/index.ts';
import { follow } from '../commands/follow.ts';

/** An order left, was cancelled, or its parcel is promised for another day; or a customer is dearer than before: conversations about them have other deadlines, or another policy. */
export const followOrders: Listener = {
  name: 'sla.follow-orders',
  hears: ['orders.order_changed', 'orders.order_cancelled', 'shipments.shipment_created', 'shipments.state_changed', 'shipments.delivered', 'shipments.estimate_changed', TIER_CHANGED, CUSTOMERS_MERGED, CUSTOMERS_UNMERGED],
  handleBatch: async (tx, events) => {
    const about = (kind: string): string[] => [...new Set(events.filter((event) => !event.silent && event.name.startsWith(kind)).map(subjectOf))];
    const rows = await tx.rows<{ id: string }>(sql`
      select distinct f.conversation_id as id from conversations.mention m join sla.followed f on f.conversation_id = m.conversation_id and f.open
      where m.order_id = any (array(select unnest(${about('orders.')}::uuid[]) union select order_id from shipments.shipment where id = any (${about('shipments.')}::uuid[]) and order_id is not null))`);
    const people = [...new Set(events.filter((event) => !event.silent && event.name.startsWith('customers.')).flatMap((event) => [event.subjectId, event.payload.source_id, event.payload.target_id]).filter((id) => typeof id === 'string'))];
    const theirs = people.length === 0 ? [] : await tx.rows<{ id: string }>(sql`select f.conversation_id as id from conversations.conversation c join sla.followed f on f.conversation_id = c.id and f.open where c.customer_id = any (${people}::uuid[])`);
    await follow(tx, [...new Set([...rows, ...theirs].map((row) => row.id))]);
  },
};

const subjectOf = (event: EventRecord): string => event.subjectId;
