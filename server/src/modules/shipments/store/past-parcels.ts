import { sql, type Sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { carrierKey } from '../rules/incidents/check-incident.ts';
import type { Delivered, ParcelFacts } from '../rules/delivery/parcel-facts.ts';
import { lateFromOf } from '../rules/watch/watch.ts';

/** Of a brand's deliveries the newest are learned from: older ones say little of today, and more would take minutes. */
export const MOST_LEARNED = 5000;
const DAY_MS = 86_400_000;

export interface FactsRow {
  readonly placed_at: Date | null;
  readonly known_at: Date;
  readonly shipped_at: Date | null;
  readonly handed_over_at: Date | null;
  readonly promised_at: Date | null;
  readonly carrier: string;
  readonly service: string | null;
  readonly source: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly postal_code: string | null;
  readonly shipping_minor: number | null;
}

/** A parcel as it is learned from and asked about. */
export function factsOf(row: FactsRow): ParcelFacts {
  const days = (at: Date | null): number | null => (at === null ? null : at.getTime() / DAY_MS);
  const handedOverAt = row.handed_over_at ?? row.shipped_at;
  const country = row.country?.toUpperCase() ?? null;
  const joined = (part: string | null | undefined): string | null => (country === null || !part ? null : `${country} ${part.toUpperCase()}`);
  return {
    orderedAt: days(row.placed_at ?? row.shipped_at ?? row.known_at) as number, paidAt: null, handedOverAt: days(handedOverAt), lateFrom: row.promised_at === null ? null : days(lateFromOf(row.promised_at)),
    carrier: carrierKey(row.carrier), service: row.service, site: row.source, fromRegion: null, toRegion: joined(row.region) ?? country, toArea: joined(row.postal_code?.slice(0, 2)),
    weightGrams: null, shippingCost: row.shipping_minor === null ? null : row.shipping_minor / 100,
  };
}

/** A brand's newest deliveries that took between a moment and four months. */
export async function pastParcels(tx: Tx, brandId: string): Promise<Delivered[]> {
  const rows = await tx.rows<FactsRow & { delivered_at: Date }>(pastStatement(brandId));
  return rows.map((row) => ({ ...factsOf(row), deliveredAt: row.delivered_at.getTime() / DAY_MS })).filter((one) => one.deliveredAt > one.orderedAt && one.deliveredAt - one.orderedAt < 120);
}

const pastStatement = (brandId: string): Sql => sql`
  select o.placed_at, s.known_at, s.shipped_at, s.handed_over_at, s.promised_at, s.carrier, s.service, s.source, o.shipping_minor, s.delivered_at,
    o.shipping_address->>'country' as country, o.shipping_address->>'region' as region, o.shipping_address->>'postal_code' as postal_code
  from shipments.shipment s left join orders."order" o on o.id = s.order_id
  where s.brand_id = ${brandId} and s.delivered_at is not null and s.state = 'delivered' order by s.delivered_at desc limit ${MOST_LEARNED}`;
