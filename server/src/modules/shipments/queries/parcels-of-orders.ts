import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ParcelOfOrder } from '../../orders/index.ts';
import { stepOf, type ShipmentState } from '../rules/shipment-state.ts';

export interface ShipmentRow {
  id: string;
  order_id: string | null;
  carrier: string;
  tracking_number: string | null;
  tracking_url: string | null;
  state: ShipmentState;
  estimated_delivery_at: Date | null;
  delivered_at: Date | null;
  events: { at: string; state: string; description: string; place: string | null }[] | null;
}

export async function parcelsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<ParcelOfOrder[]> {
  const rows = await tx.rows<ShipmentRow>(sql`
    select s.id, s.order_id, s.carrier, s.tracking_number, s.tracking_url, s.state, s.estimated_delivery_at, s.delivered_at,
      (select json_agg(json_build_object('at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'state', e.state, 'description', e.description, 'place', e.place) order by e.at desc)
       from (select * from shipments.tracking_event where shipment_id = s.id order by at desc limit 30) e) as events
    from shipments.shipment s where s.order_id = any (${orderIds as string[]}) order by s.changed_at desc`);
  return rows.map((row) => ({ ...showShipment(row), order_id: row.order_id as string }));
}

export function showShipment(row: ShipmentRow): Omit<ParcelOfOrder, 'order_id'> {
  return {
    id: row.id, carrier: row.carrier, tracking_number: row.tracking_number, tracking_url: row.tracking_url, state: row.state, step: stepOf(row.state),
    estimated_delivery_at: row.estimated_delivery_at?.toISOString() ?? null, delivered_at: row.delivered_at?.toISOString() ?? null, events: row.events ?? [],
  };
}

/** The parcels behind tracking numbers, given in capitals without blanks. */
export async function parcelsByNumbers(tx: Tx, brandId: string, numbers: readonly string[]): Promise<{ key: string; number: string; orderId: string | null }[]> {
  const rows = await tx.rows<{ tracking_key: string; tracking_number: string; order_id: string | null }>(sql`
    select tracking_key, tracking_number, order_id from shipments.shipment where brand_id = ${brandId} and tracking_key = any (${numbers as string[]})`);
  return rows.map((row) => ({ key: row.tracking_key, number: row.tracking_number, orderId: row.order_id }));
}
