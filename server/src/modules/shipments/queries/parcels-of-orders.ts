import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ParcelOfOrder } from '../../orders/index.ts';
import { carrierKey } from '../rules/incidents/check-incident.ts';
import { stepOf, type ShipmentState } from '../rules/shipment-state.ts';

export interface ShipmentRow {
  id: string;
  brand_id: string;
  order_id: string | null;
  carrier: string;
  service: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  state: ShipmentState;
  estimated_delivery_at: Date | null;
  promised_at: Date | null;
  delivered_at: Date | null;
  predicted_at: Date | null;
  predicted_low_at: Date | null;
  predicted_high_at: Date | null;
  late_probability: number | null;
  foretold_from: 'learned' | 'usual' | null;
  looked_at: Date | null;
  country: string | null;
  signals: { kind: string; since: string }[] | null;
  events: ParcelOfOrder['events'] | null;
}

/** One parcel of a carrier's, as far as its trouble is asked for. */
interface OfCarrier {
  readonly brand_id: string;
  readonly carrier: string;
  readonly country: string | null;
}

interface OpenIncident {
  readonly id: string;
  readonly brand_id: string;
  readonly carrier: string;
  readonly carrier_key: string;
  readonly countries: string[];
  readonly words: string;
  readonly from_at: Date;
}

export async function parcelsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<ParcelOfOrder[]> {
  const rows = await tx.rows<ShipmentRow>(sql`
    select s.id, s.brand_id, s.order_id, s.carrier, s.service, s.tracking_number, s.tracking_url, s.state, s.estimated_delivery_at, s.promised_at, s.delivered_at, s.predicted_at, s.predicted_low_at, s.predicted_high_at, s.late_probability, s.foretold_from, s.looked_at,
      (select upper(o.shipping_address->>'country') from orders."order" o where o.id = s.order_id) as country,
      (select json_agg(json_build_object('kind', g.kind, 'since', to_char(g.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by g.since) from shipments.signal g where g.shipment_id = s.id and g.cleared_at is null) as signals,
      (select json_agg(json_build_object('at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'state', e.state, 'code', e.code, 'description', e.description, 'place', e.place) order by e.at desc)
       from (select * from shipments.tracking_event where shipment_id = s.id order by at desc limit 30) e) as events
    from shipments.shipment s where s.order_id = any (${orderIds as string[]}) order by s.changed_at desc`);
  const incidentOf = await incidentsFor(tx, rows);
  return rows.map((row) => ({ ...showShipment(row, incidentOf(row)), order_id: row.order_id as string }));
}

export function showShipment(row: ShipmentRow, incident: ParcelOfOrder['incident']): Omit<ParcelOfOrder, 'order_id'> {
  const written = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id, carrier: row.carrier, service: row.service, tracking_number: row.tracking_number, tracking_url: row.tracking_url, state: row.state, step: stepOf(row.state),
    estimated_delivery_at: written(row.estimated_delivery_at), delivered_at: written(row.delivered_at), promised_at: written(row.promised_at), prediction: predictionOf(row), signals: row.signals ?? [], incident, events: row.events ?? [],
  };
}

/** Of a parcel that arrived nothing is foretold. */
function predictionOf(row: ShipmentRow): ParcelOfOrder['prediction'] {
  if (row.foretold_from === null || row.looked_at === null || row.delivered_at !== null) return null;
  const written = (at: Date | null): string | null => at?.toISOString() ?? null;
  return { at: written(row.predicted_at), low: written(row.predicted_low_at), high: written(row.predicted_high_at), late_probability: row.late_probability, from: row.foretold_from, as_of: row.looked_at.toISOString() };
}

/** The declared trouble of parcels' carriers, for those still on their way to where it is. */
export async function incidentsFor(tx: Tx, rows: readonly OfCarrier[]): Promise<(row: OfCarrier & { readonly delivered_at: Date | null }) => ParcelOfOrder['incident']> {
  const brands = [...new Set(rows.map((row) => row.brand_id))];
  const open = brands.length === 0 ? [] : await tx.rows<OpenIncident>(sql`select id, brand_id, carrier, carrier_key, countries, words, from_at from shipments.incident where brand_id = any (${brands}::uuid[]) and ended_at is null`);
  return (row) => {
    const found = row.delivered_at !== null ? undefined : open.find((one) => one.brand_id === row.brand_id && one.carrier_key === carrierKey(row.carrier) && (one.countries.length === 0 || row.country === null || one.countries.includes(row.country)));
    return found === undefined ? null : { id: found.id, carrier: found.carrier, words: found.words, from: found.from_at.toISOString() };
  };
}

/** The parcels behind tracking numbers, given in capitals without blanks. */
export async function parcelsByNumbers(tx: Tx, brandId: string, numbers: readonly string[]): Promise<{ key: string; number: string; orderId: string | null }[]> {
  const rows = await tx.rows<{ tracking_key: string; tracking_number: string; order_id: string | null }>(sql`
    select tracking_key, tracking_number, order_id from shipments.shipment where brand_id = ${brandId} and tracking_key = any (${numbers as string[]})`);
  return rows.map((row) => ({ key: row.tracking_key, number: row.tracking_number, orderId: row.order_id }));
}
