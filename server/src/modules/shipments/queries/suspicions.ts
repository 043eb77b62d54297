import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { DeliveryModelView, SuspicionView } from '../contract.ts';
import type { Trouble } from '../rules/incidents/find-trouble.ts';

interface Row {
  id: string;
  brand_id: string;
  carrier: string;
  country: string;
  found_at: Date;
  evidence: Trouble;
}

/** Carriers that seem to be in trouble and about which nobody has said anything yet. */
export async function openSuspicions(tx: Tx, brandId: string): Promise<SuspicionView[]> {
  const rows = await tx.rows<Row>(sql`
    select id, brand_id, carrier, country, found_at, evidence from shipments.suspicion
    where brand_id = ${brandId} and incident_id is null and dismissed_at is null and calmed_at is null order by found_at desc limit 50`);
  return rows.map(({ evidence, found_at: at, ...row }) => ({ ...row, found_at: at.toISOString(), on_the_way: evidence.onTheWay, unscanned: evidence.unscanned, usual_share: evidence.usualShare }));
}

/** What a brand's forecasts are made of. */
export async function showDeliveryModel(tx: Tx, brandId: string): Promise<DeliveryModelView> {
  const row = await tx.maybe<{ learned_at: Date; parcels: number; figures: DeliveryModelView['figures'] }>(sql`select learned_at, parcels, figures from shipments.delivery_model where brand_id = ${brandId}`);
  return { learned_at: row?.learned_at.toISOString() ?? null, parcels: row?.parcels ?? 0, figures: row?.figures ?? null };
}
