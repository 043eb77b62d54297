import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Our id of an order that its shop knows by this one; null while it is not here. */
export async function orderOfSource(tx: Tx, brandId: string, source: string, sourceId: string): Promise<string | null> {
  return (await tx.maybe<{ id: string }>(sql`select id from orders."order" where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`))?.id ?? null;
}

/** The source of a brand's order with this id: the one asked first where it has it, else whichever shop does; null where none does. */
export async function sourceOfOrder(tx: Tx, brandId: string, sourceId: string, first: string): Promise<string | null> {
  return (await tx.maybe<{ source: string }>(sql`select source from orders."order" where brand_id = ${brandId} and source_id = ${sourceId} order by (source = ${first}) desc, placed_at desc limit 1`))?.source ?? null;
}
