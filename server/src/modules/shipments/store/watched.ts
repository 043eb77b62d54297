import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { WATCH_JOB } from '../commands/watch-soon.ts';
import type { Delivered } from '../rules/delivery/parcel-facts.ts';
import type { FactsRow } from './past-parcels.ts';

export interface LookedAt extends FactsRow {
  readonly id: string;
  readonly now: Date;
}

/** Parcels by their ids, and others of the brand whose look is due. */
export async function parcelsToLookAt(tx: Tx, brandId: string, ids: readonly string[], most: number): Promise<LookedAt[]> {
  const due = await tx.rows<{ key: string }>(sql`select key from platform.job where kind = ${WATCH_JOB} and brand_id = ${brandId} and state = 'ready' and run_at <= ${tx.now} and key <> all (${[...ids]}) order by run_at limit ${most}`);
  const rows = await tx.rows<FactsRow & { id: string }>(sql`
    select s.id, o.placed_at, s.known_at, s.shipped_at, s.handed_over_at, s.promised_at, s.carrier, s.service, s.source, o.shipping_minor,
      o.shipping_address->>'country' as country, o.shipping_address->>'region' as region, o.shipping_address->>'postal_code' as postal_code
    from shipments.shipment s left join orders."order" o on o.id = s.order_id where s.brand_id = ${brandId} and s.id = any (${[...ids, ...due.map((row) => row.key)]}::uuid[])`);
  return rows.map((row) => ({ ...row, now: tx.now }));
}

/** What names the newest that was learned; null where nothing was. */
export async function modelVersion(tx: Tx, brandId: string): Promise<string | null> {
  const row = await tx.maybe<{ learned_at: Date }>(sql`select learned_at from shipments.delivery_model where brand_id = ${brandId}`);
  return row?.learned_at.toISOString() ?? null;
}

/** The past a version was learned from; null when a newer one has taken its place. */
export async function modelPast(tx: Tx, brandId: string, version: string): Promise<readonly Delivered[] | null> {
  const row = await tx.maybe<{ learned_at: Date; past: Delivered[] }>(sql`select learned_at, past from shipments.delivery_model where brand_id = ${brandId}`);
  return row?.learned_at.toISOString() === version ? row.past : null;
}
