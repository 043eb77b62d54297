import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ShipmentState } from '../rules/shipment-state.ts';

/** Carriers use a number again after some months: what is older is another parcel. */
const SAME_PARCEL_DAYS = 120;

export interface Joined {
  readonly id: string;
  readonly order_id: string | null;
  readonly state: ShipmentState;
  readonly estimated_delivery_at: Date | null;
}

/** A brand's parcels of a number (in capitals, without blanks), held for this change. */
export async function sameNumber(tx: Tx, brandId: string, key: string, at: Date): Promise<Joined[]> {
  const oldest = new Date(at.getTime() - SAME_PARCEL_DAYS * 86_400_000);
  return tx.rows<Joined>(sql`select id, order_id, state, estimated_delivery_at from shipments.shipment where brand_id = ${brandId} and tracking_key = ${key} and changed_at > ${oldest} order by id for update`);
}

/** A parcel that so far only its carrier told of turns out to be a shop's: from now on the shop's own id is its name. */
export async function adopt(tx: Tx, id: string, { source, sourceId, orderId }: { readonly source: string; readonly sourceId: string; readonly orderId: string | null }): Promise<void> {
  await tx.run(sql`update shipments.shipment set source = ${source}, source_id = ${sourceId}, order_id = coalesce(${orderId}::uuid, order_id) where id = ${id}`);
}
