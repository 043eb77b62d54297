import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Something that can be wished for, as shoppers know it. */
export interface Wanted {
  readonly variant_id: string;
  readonly brand_id: string;
  /** "Wool tee, L" */
  readonly item: string;
  /** in the shop; null where the shop says none */
  readonly url: string | null;
  /** the path of its page in the portal */
  readonly page: string;
  readonly sold_out: boolean;
}

interface Row {
  readonly variant_id: string;
  readonly brand_id: string;
  readonly product: string;
  readonly variant: string;
  readonly url: string | null;
  readonly stock: number | null;
  readonly slug: string;
  readonly source_id: string;
}

const asWanted = (row: Row): Wanted => ({ variant_id: row.variant_id, brand_id: row.brand_id, item: row.variant === '' || row.variant === row.product || /^default title$/i.test(row.variant) ? row.product : `${row.product}, ${row.variant}`, url: row.url, page: `/p/${row.slug}/wanted?item=${encodeURIComponent(row.source_id)}`, sold_out: row.stock !== null && row.stock <= 0 });

/** By the shop's own word for it: a SKU, or the id of the variant there. Of several the newest. */
export async function wantedBy(tx: Tx, brandId: string, word: string): Promise<Wanted | null> {
  const row = await tx.maybe<Row>(sql`
    select v.id as variant_id, v.brand_id, p.title as product, v.title as variant, p.url, v.stock, v.source_id, b.slug from catalogue.variant v join catalogue.product p on p.id = v.product_id join identity.brand b on b.id = v.brand_id
    where v.brand_id = ${brandId} and (lower(v.sku) = lower(${word}) or v.source_id = ${word}) order by v.id desc limit 1`);
  return row ? asWanted(row) : null;
}

export async function wantedVariants(tx: Tx, ids: readonly string[]): Promise<Wanted[]> {
  const rows = await tx.rows<Row>(sql`
    select v.id as variant_id, v.brand_id, p.title as product, v.title as variant, p.url, v.stock, v.source_id, b.slug from catalogue.variant v join catalogue.product p on p.id = v.product_id join identity.brand b on b.id = v.brand_id where v.id = any (${[...ids]}::uuid[])`);
  return rows.map(asWanted);
}

export interface WaitingWish {
  readonly id: string;
  readonly variant_id: string;
  readonly customer_id: string;
}

/** Who waits for these, the first to confirm first. */
export function waitingFor(tx: Tx, variantIds: readonly string[], limit: number): Promise<WaitingWish[]> {
  return tx.rows<WaitingWish>(sql`
    select id, variant_id, customer_id from outreach.stock_wish
    where variant_id = any (${[...variantIds]}::uuid[]) and confirmed_at is not null and told_at is null and ended_at is null and customer_id is not null order by confirmed_at, id limit ${limit}`);
}

/** Wishes that were decided about are over. */
export async function endDecided(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    update outreach.stock_wish w set told_at = ${tx.now} where w.id = any (${[...ids]}::uuid[]) and exists (select from outreach.decision d where d.brand_id = w.brand_id and d.trigger = 'back_in_stock' and d.happening = w.id::text)`);
}

/** They want no such news any more. */
export async function endWishesOf(tx: Tx, customerId: string): Promise<void> {
  await tx.run(sql`update outreach.stock_wish set ended_at = ${tx.now} where customer_id = ${customerId} and told_at is null and ended_at is null`);
}
