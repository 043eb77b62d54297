import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { ORDER_MENTIONED } from '../../conversations/index.ts';
import { NOTICE_SENT } from '../../outreach/index.ts';
import { markContacts, markOrders } from '../commands/mark-orders.ts';

const OF_ORDERS: readonly string[] = ['orders.order_placed', 'orders.order_changed', 'orders.order_cancelled'];
const OF_PARCELS: readonly string[] = ['shipments.shipment_created', 'shipments.state_changed', 'shipments.delivered', 'shipments.estimate_changed'];

/** Orders are told anew when they, their parcels or notices change; scans that change no state are found by the look of the next day. */
export const followOrders: Listener = {
  name: 'facts.follow-orders',
  hears: [...OF_ORDERS, ...OF_PARCELS, NOTICE_SENT, ORDER_MENTIONED],
  // What was there before was marked when the tables were made.
  begins: 'now',
  handleBatch: async (tx, events) => {
    const of = (names: readonly string[]): string[] => [...new Set(events.filter((event) => names.includes(event.name)).map((event) => event.subjectId))];
    const [parcels, decisions] = [of(OF_PARCELS), of([NOTICE_SENT])];
    const found = parcels.length + decisions.length === 0 ? [] : await tx.rows<{ order_id: string }>(sql`
      select order_id from shipments.shipment where id = any (${parcels}::uuid[]) and order_id is not null
      union select order_id from outreach.decision where id = any (${decisions}::uuid[]) and order_id is not null`);
    await markOrders(tx, [...of(OF_ORDERS), ...found.map((row) => row.order_id)]);
    markContacts(tx, of([ORDER_MENTIONED]));
  },
};
