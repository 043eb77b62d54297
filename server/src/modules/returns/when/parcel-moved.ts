import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { apply, stuck } from '../commands/apply.ts';
import { holdReturn } from '../store/returns.ts';

const UNDER_WAY = new Set(['in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'exception', 'delivered']);

/** The parcel of a return moves: the return is on its way, or has come, by itself. How many pieces were in it is for whoever unpacks it to correct. */
export const parcelMoved: Listener = {
  name: 'returns.parcel-moved',
  hears: ['shipments.state_changed', 'shipments.shipment_created'],
  concerns: async (tx, events) => (await tx.maybe(sql`
    select 1 from shipments.shipment s join returns."return" r on r.brand_id = s.brand_id and r.tracking_key = s.tracking_key where s.id = any (${events.map((event) => event.subjectId)}) limit 1`)) !== undefined,
  handle: async (tx, event) => {
    const found = await tx.rows<{ id: string; parcel: string }>(sql`
      select r.id, s.state as parcel from shipments.shipment s join returns."return" r on r.brand_id = s.brand_id and r.tracking_key = s.tracking_key where s.id = ${event.subjectId} and r.source = 'keepdesk' order by r.id`);
    for (const { id, parcel } of found) {
      if (!UNDER_WAY.has(parcel)) continue;
      let held = await holdReturn(tx, id);
      const facts = { by: 'parcel' };
      if (['cancelled', 'expired', 'refused'].includes(held.row.state)) {
        await stuck(tx, id, 'came_after_end');
        continue;
      }
      if (held.row.state === 'approved' || held.row.state === 'label_sent') held = (await apply(tx, held, { what: 'shipped' }, { facts })).held;
      const missing = held.lines.filter((line) => line.received_quantity < line.quantity).map((line) => ({ id: line.line_id, quantity: line.quantity - line.received_quantity }));
      if (parcel === 'delivered' && held.row.state === 'in_transit' && missing.length > 0) await apply(tx, held, { what: 'received', lines: missing }, { facts });
    }
  },
};
