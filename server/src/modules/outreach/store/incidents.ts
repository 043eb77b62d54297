import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { carrierKey } from '../../shipments/index.ts';

export type Said = Readonly<Record<string, string>>;

export interface IncidentRow {
  readonly id: string;
  readonly brand_id: string;
  readonly trouble_id: string | null;
  readonly carrier: string;
  readonly countries: string[];
  readonly shipped_from: Date | null;
  readonly shipped_to: Date | null;
  readonly shipment_ids: string[];
  readonly words: Said;
  readonly status_line: Said;
  readonly over_words: Said;
  readonly late_days: number;
  readonly state: 'draft' | 'waiting' | 'deciding' | 'on' | 'ending' | 'ended';
  readonly approval_id: string | null;
  readonly tag: string | null;
  readonly place: string | null;
  readonly declared_at: Date;
  readonly began_at: Date | null;
  readonly ended_at: Date | null;
}

export const incidentsByIds = (tx: Tx, ids: readonly string[]): Promise<IncidentRow[]> => (ids.length === 0 ? Promise.resolve([]) : tx.rows<IncidentRow>(sql`
  select id, brand_id, trouble_id, carrier, countries, shipped_from, shipped_to, shipment_ids, words, status_line, over_words, late_days, state, approval_id, tag, place, declared_at, began_at, ended_at
  from outreach.incident where id = any (${[...new Set(ids)]}::uuid[])`));

export const holdIncident = (tx: Tx, id: string): Promise<IncidentRow | undefined> => tx.maybe<IncidentRow>(sql`
  select id, brand_id, trouble_id, carrier, countries, shipped_from, shipped_to, shipment_ids, words, status_line, over_words, late_days, state, approval_id, tag, place, declared_at, began_at, ended_at
  from outreach.incident where id = ${id} for update`);

export type Lane = Pick<IncidentRow, 'brand_id' | 'carrier' | 'countries' | 'shipped_from' | 'shipped_to' | 'shipment_ids'>;

interface Affected {
  readonly id: string;
  readonly order_id: string | null;
}

/** Parcels still under way that it touches, in the order of their ids, after a place. */
export const affectedParcels = (tx: Tx, lane: Lane, after: string | null, limit: number): Promise<Affected[]> => tx.rows<Affected>(sql`
  select s.id, s.order_id from shipments.shipment s left join orders."order" o on o.id = s.order_id
  where s.brand_id = ${lane.brand_id} and s.state not in ('delivered', 'returned', 'expired') and (${after}::uuid is null or s.id > ${after}::uuid)
    and (${lane.shipment_ids.length > 0} and s.id = any (${lane.shipment_ids}::uuid[])
      or ${lane.shipment_ids.length === 0} and trim(regexp_replace(lower(s.carrier), '[^[:alnum:]]+', ' ', 'g')) = ${carrierKey(lane.carrier)} and (${lane.countries.length === 0} or upper(o.shipping_address->>'country') = any (${lane.countries}::text[]))
        and (${lane.shipped_from}::timestamptz is null or coalesce(s.shipped_at, s.known_at) >= ${lane.shipped_from}) and (${lane.shipped_to}::timestamptz is null or coalesce(s.shipped_at, s.known_at) < ${lane.shipped_to}))
  order by s.id limit ${limit}`);

export async function countAffected(tx: Tx, lane: Lane): Promise<{ parcels: number; customers: number }> {
  return tx.one<{ parcels: number; customers: number }>(sql`
    select count(*)::integer as parcels, count(distinct o.customer_id)::integer as customers from shipments.shipment s left join orders."order" o on o.id = s.order_id
    where s.brand_id = ${lane.brand_id} and s.state not in ('delivered', 'returned', 'expired')
      and (${lane.shipment_ids.length > 0} and s.id = any (${lane.shipment_ids}::uuid[])
        or ${lane.shipment_ids.length === 0} and trim(regexp_replace(lower(s.carrier), '[^[:alnum:]]+', ' ', 'g')) = ${carrierKey(lane.carrier)} and (${lane.countries.length === 0} or upper(o.shipping_address->>'country') = any (${lane.countries}::text[]))
          and (${lane.shipped_from}::timestamptz is null or coalesce(s.shipped_at, s.known_at) >= ${lane.shipped_from}) and (${lane.shipped_to}::timestamptz is null or coalesce(s.shipped_at, s.known_at) < ${lane.shipped_to}))`);
}
