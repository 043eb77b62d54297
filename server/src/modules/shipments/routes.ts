import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery, pageOf, readCursor } from '../../platform/http/lists.ts';
import { notFound } from '../../platform/refusal/refusal.ts';
import { putShipment, recordTracking } from './commands/put-shipment.ts';
import { NewTrackingEvents, Shipment, ShipmentUpsert } from './contract.ts';
import { showShipment, type ShipmentRow } from './queries/parcels-of-orders.ts';
import type { ShipmentState } from './rules/shipment-state.ts';

const read = { permission: 'orders.read' };
const write = { permission: 'orders.write' };

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/shipments', summary: 'Parcels, last changed first', access: read, query: Type.Object({ ...pageQuery, order_id: Type.Optional(Type.String({ format: 'uuid' })), tracking_number: Type.Optional(Type.String({ maxLength: 60 })) }), response: listOf(Shipment) }, async (tx, { query }) => {
    const limit = query.limit ?? 50;
    const after = readCursor(query.cursor);
    const key = query.tracking_number?.replaceAll(/[\s-]/g, '').toUpperCase() ?? null;
    const rows = await tx.rows<ShipmentRow & { changed_at: Date }>(sql`
      select *, null as events from shipments.shipment where (${query.order_id ?? null}::uuid is null or order_id = ${query.order_id ?? null}) and (${key}::text is null or tracking_key = ${key})
        and (${after?.at ?? null}::timestamptz is null or (changed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by changed_at desc, id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, (row) => ({ at: row.changed_at.toISOString(), id: row.id }));
    return { data: page.data.map(showShipment), next_cursor: page.next_cursor };
  });
  app.read({ method: 'GET', url: '/api/v1/shipments/:id', summary: 'One parcel with its tracking events', access: read, params: idParams, response: Shipment }, (tx, { params }) => shown(tx, params.id));
  for (const method of ['PUT', 'POST'] as const) {
    app.write({ method, url: '/api/v1/shipments', summary: 'Write a parcel as the shop or carrier knows it now, by source id', access: write, body: ShipmentUpsert, response: Shipment }, async (tx, { body }) => {
      const date = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);
      const id = await putShipment(tx, {
        brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, orderId: body.order_id ?? null, carrier: body.carrier, trackingNumber: body.tracking_number ?? null,
        trackingUrl: body.tracking_url ?? null, state: body.state as ShipmentState, estimatedDeliveryAt: date(body.estimated_delivery_at), shippedAt: date(body.shipped_at), changedAt: date(body.changed_at) ?? tx.now,
      });
      return shown(tx, id);
    });
  }
  app.write({ method: 'POST', url: '/api/v1/shipments/:id/events', summary: 'Add tracking events', access: write, params: idParams, body: NewTrackingEvents, response: Shipment }, async (tx, { params, body }) => {
    const parcel = await tx.maybe<{ brand_id: string }>(sql`select brand_id from shipments.shipment where id = ${params.id}`);
    if (!parcel) throw notFound('parcel');
    await recordTracking(tx, { id: params.id, brandId: parcel.brand_id }, body.events.map((event) => ({ at: new Date(event.at), state: event.state as ShipmentState, description: event.description, place: event.place ?? null })));
    return shown(tx, params.id);
  });
}

async function shown(tx: Tx, id: string): Promise<ReturnType<typeof showShipment>> {
  const row = await tx.maybe<ShipmentRow>(sql`
    select s.*, (select json_agg(json_build_object('at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'state', e.state, 'description', e.description, 'place', e.place) order by e.at desc) from shipments.tracking_event e where e.shipment_id = s.id) as events
    from shipments.shipment s where s.id = ${id}`);
  if (!row) throw notFound('parcel');
  return showShipment(row);
}
