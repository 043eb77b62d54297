import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { carrierKey } from '../rules/incidents/check-incident.ts';

const [MOST, DAYS] = [2000, 60];

/** Numbers of a brand's parcels that these carriers have under way, the newest two thousand. A carrier is known by the first word of its name: "UPS Ground". */
export async function numbersUnderWay(tx: Tx, brandId: string, carriers: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ carrier: string; tracking_key: string }>(sql`
    select carrier, tracking_key from shipments.shipment where brand_id = ${brandId} and state not in ('delivered', 'returned', 'expired') and tracking_key is not null and changed_at > ${new Date(tx.now.getTime() - DAYS * 86_400_000)}
    order by changed_at desc limit ${MOST}`);
  return [...new Set(rows.filter((row) => carriers.includes(carrierKey(row.carrier).split(' ')[0] ?? '')).map((row) => row.tracking_key))];
}
