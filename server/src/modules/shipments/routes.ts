import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery, pageOf, readCursor } from '../../platform/http/lists.ts';
import { notFound } from '../../platform/refusal/refusal.ts';
import { declareIncident, endIncident } from './commands/incidents.ts';
import { declareSuspected, dismissSuspected } from './commands/suspicions.ts';
import { putShipment, recordTracking } from './commands/put-shipment.ts';
import { DeclareSuspected, DeliveryModelShape, IncidentShape, NewIncident, NewTrackingEvents, Shipment, ShipmentUpsert, SuspicionShape, type IncidentView } from './contract.ts';
import { LEARN_JOB } from './jobs/learn.ts';
import { showIncident, showIncidents } from './queries/incidents.ts';
import { incidentsFor, showShipment, type ShipmentRow } from './queries/parcels-of-orders.ts';
import { openSuspicions, showDeliveryModel } from './queries/suspicions.ts';
import type { ShipmentState } from './rules/shipment-state.ts';

const read = { permission: 'orders.read' };
const write = { permission: 'orders.write' };

export function routes(app: App): void {
  incidentRoutes(app);
  forecastRoutes(app);
  app.read({ method: 'GET', url: '/api/v1/shipments', summary: 'Parcels, last changed first', access: read, query: Type.Object({ ...pageQuery, order_id: Type.Optional(Type.String({ format: 'uuid' })), tracking_number: Type.Optional(Type.String({ maxLength: 60 })) }), response: listOf(Shipment) }, async (tx, { query }) => {
    const limit = query.limit ?? 50;
    const after = readCursor(query.cursor);
    const key = query.tracking_number?.replaceAll(/[\s-]/g, '').toUpperCase() ?? null;
    const rows = await tx.rows<ShipmentRow & { changed_at: Date }>(sql`
      select s.*, null as events, (select upper(o.shipping_address->>'country') from orders."order" o where o.id = s.order_id) as country,
        (select json_agg(json_build_object('kind', g.kind, 'since', to_char(g.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by g.since) from shipments.signal g where g.shipment_id = s.id and g.cleared_at is null) as signals
      from shipments.shipment s where (${query.order_id ?? null}::uuid is null or order_id = ${query.order_id ?? null}) and (${key}::text is null or tracking_key = ${key})
        and (${after?.at ?? null}::timestamptz is null or (changed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by changed_at desc, id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, (row) => ({ at: row.changed_at.toISOString(), id: row.id }));
    const incidentOf = await incidentsFor(tx, page.data);
    return { data: page.data.map((row) => showShipment(row, incidentOf(row))), next_cursor: page.next_cursor };
  });
  app.read({ method: 'GET', url: '/api/v1/shipments/:id', summary: 'One parcel with its tracking events', access: read, params: idParams, response: Shipment }, (tx, { params }) => shown(tx, params.id));
  for (const method of ['PUT', 'POST'] as const) {
    app.write({ method, url: '/api/v1/shipments', summary: 'Write a parcel as the shop or carrier knows it now, by source id', access: write, body: ShipmentUpsert, response: Shipment }, async (tx, { body }) => {
      const date = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);
      const id = await putShipment(tx, {
        brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, orderId: body.order_id ?? null, carrier: body.carrier, service: body.service ?? null, shipsFrom: body.ships_from ?? null, trackingNumber: body.tracking_number ?? null,
        trackingUrl: body.tracking_url ?? null, state: body.state as ShipmentState, estimatedDeliveryAt: date(body.estimated_delivery_at), promisedAt: date(body.promised_at), shippedAt: date(body.shipped_at), changedAt: date(body.changed_at) ?? tx.now,
      });
      return shown(tx, id);
    });
  }
  app.write({ method: 'POST', url: '/api/v1/shipments/:id/events', summary: 'Add tracking events', access: write, params: idParams, body: NewTrackingEvents, response: Shipment }, async (tx, { params, body }) => {
    const parcel = await tx.maybe<{ brand_id: string }>(sql`select brand_id from shipments.shipment where id = ${params.id}`);
    if (!parcel) throw notFound('parcel');
    await recordTracking(tx, { id: params.id, brandId: parcel.brand_id }, body.events.map((event) => ({ at: new Date(event.at), state: event.state as ShipmentState, code: event.code ?? null, description: event.description, place: event.place ?? null })));
    return shown(tx, params.id);
  });
}

function incidentRoutes(app: App): void {
  const declare = { permission: 'shipments.incidents' };
  app.read({ method: 'GET', url: '/api/v1/brands/:id/carrier-incidents', summary: 'Carriers that are, or were, in trouble; what goes on first', access: read, params: idParams, response: listOf(IncidentShape) }, async (tx, { params }) => ({ data: await showIncidents(tx, params.id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/brands/:id/carrier-incidents', summary: 'Declare that a carrier is in trouble', access: declare, status: 201, params: idParams, body: NewIncident, response: IncidentShape }, async (tx, { params, body }) => {
    const id = await declareIncident(tx, params.id, { carrier: body.carrier, countries: body.countries ?? [], words: body.words ?? '', from: body.from === undefined ? tx.now : new Date(body.from) });
    return (await showIncident(tx, id)) as IncidentView;
  });
  app.write({ method: 'POST', url: '/api/v1/carrier-incidents/:id/end', summary: 'Say that the carrier works again', access: declare, params: idParams, response: IncidentShape }, async (tx, { params }) => {
    await endIncident(tx, params.id);
    return (await showIncident(tx, params.id)) as IncidentView;
  });
}

function forecastRoutes(app: App): void {
  const declare = { permission: 'shipments.incidents' };
  app.read({ method: 'GET', url: '/api/v1/brands/:id/delivery-model', summary: 'What a brand’s forecasts are made of, and how they did', access: read, params: idParams, response: DeliveryModelShape }, (tx, { params }) => showDeliveryModel(tx, params.id));
  app.write({ method: 'POST', url: '/api/v1/brands/:id/delivery-model/learn', summary: 'Learn deliveries anew now, not only tonight', access: declare, params: idParams, response: DeliveryModelShape }, async (tx, { params }) => {
    if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${params.id}`))) throw notFound('brand');
    await tx.schedule({ kind: LEARN_JOB, key: params.id, brandId: params.id, payload: { brand_id: params.id } });
    return showDeliveryModel(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/carrier-suspicions', summary: 'Carriers that seem to be in trouble', access: read, params: idParams, response: listOf(SuspicionShape) }, async (tx, { params }) => ({ data: await openSuspicions(tx, params.id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/carrier-suspicions/:id/declare', summary: 'Declare what was suspected', access: declare, status: 201, params: idParams, body: DeclareSuspected, response: IncidentShape }, async (tx, { params, body }) => (await showIncident(tx, await declareSuspected(tx, params.id, body.words ?? ''))) as IncidentView);
  app.write({ method: 'POST', url: '/api/v1/carrier-suspicions/:id/dismiss', summary: 'Say that it is nothing', access: declare, params: idParams, response: Type.Object({ id: Type.String() }) }, async (tx, { params }) => {
    await dismissSuspected(tx, params.id);
    return { id: params.id };
  });
}

async function shown(tx: Tx, id: string): Promise<ReturnType<typeof showShipment>> {
  const row = await tx.maybe<ShipmentRow>(sql`
    select s.*, (select upper(o.shipping_address->>'country') from orders."order" o where o.id = s.order_id) as country,
      (select json_agg(json_build_object('kind', g.kind, 'since', to_char(g.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by g.since) from shipments.signal g where g.shipment_id = s.id and g.cleared_at is null) as signals,
      (select json_agg(json_build_object('at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'state', e.state, 'code', e.code, 'description', e.description, 'place', e.place) order by e.at desc) from shipments.tracking_event e where e.shipment_id = s.id) as events
    from shipments.shipment s where s.id = ${id}`);
  if (!row) throw notFound('parcel');
  return showShipment(row, (await incidentsFor(tx, [row]))(row));
}
