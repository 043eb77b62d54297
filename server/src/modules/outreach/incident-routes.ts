import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { declare, endTelling } from './commands/incidents.ts';
import { IncidentShape, IncidentWishShape, type IncidentWishInput } from './contract.ts';
import { listIncidents } from './queries/incidents.ts';
import type { IncidentWish } from './rules/check-incident.ts';
import { countAffected } from './store/incidents.ts';

const see = { permission: 'outreach.read' };
const declaring = { permission: 'outreach.declare' };
const url = '/api/v1/brands/:id/notice-incidents';
const Said = IncidentShape.properties.over_words;

export function incidentRoutes(app: App): void {
  app.read({ method: 'GET', url, summary: 'Carrier incidents customers are told of, and how far they are', access: see, params: idParams, response: listOf(IncidentShape) }, async (tx, { params }) => ({ data: await listIncidents(tx, params.id), next_cursor: null }));
  app.read({ method: 'POST', url: `${url}/count`, summary: 'How many parcels and customers such an incident would touch', access: see, params: idParams, body: IncidentWishShape, response: Type.Object({ parcels: Type.Integer(), customers: Type.Integer() }), slow: true }, (tx, { params, body }) => countAffected(tx, { ...laneOf(body), brand_id: params.id }));
  app.write({ method: 'POST', url, summary: 'Declare a carrier incident; a second person agrees before anybody is told', access: declaring, params: idParams, body: IncidentWishShape, response: Type.Object({ id: Type.String() }), status: 201 }, async (tx, { params, body }) => ({ id: await declare(tx, params.id, wishOf(body)) }));
  app.write({ method: 'POST', url: '/api/v1/notice-incidents/:id/end', summary: 'It is over; whoever was told is told that too, where there are words for it', access: declaring, params: idParams, body: Type.Object({ over_words: Type.Optional(Said) }), response: Type.Object({ done: Type.Boolean() }) }, async (tx, { params, body }) => {
    await endTelling(tx, params.id, body.over_words === undefined ? null : { ...body.over_words });
    return { done: true };
  });
}

const date = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

function laneOf(body: IncidentWishInput): { carrier: string; countries: string[]; shipped_from: Date | null; shipped_to: Date | null; shipment_ids: string[] } {
  return { carrier: body.carrier, countries: body.countries ?? [], shipped_from: date(body.shipped_from), shipped_to: date(body.shipped_to), shipment_ids: body.shipment_ids ?? [] };
}

function wishOf(body: IncidentWishInput): IncidentWish {
  const lane = laneOf(body);
  return { carrier: lane.carrier, countries: lane.countries, shippedFrom: lane.shipped_from, shippedTo: lane.shipped_to, shipmentIds: lane.shipment_ids, words: { ...body.words }, statusLine: { ...body.status_line }, overWords: { ...body.over_words }, lateDays: body.late_days, tag: body.tag ?? null };
}
