import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** A variant with what its product says of it. */
export interface KnownVariant {
  id: string;
  product_id: string;
  product: string;
  product_source_id: string;
  source_id: string;
  sku: string | null;
  /** of the variant alone: "M, blue" */
  title: string;
  price_minor: number;
  currency: string;
  /** null where the shop does not count */
  stock: number | null;
  category: string | null;
  tags: string[];
  image_url: string | null;
}

/** Variants by their ids; those of other brands are not there. */
export function variantsByIds(tx: Tx, brandId: string, ids: readonly string[]): Promise<KnownVariant[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.rows<KnownVariant>(sql`
    select v.id, v.product_id, p.title as product, p.source_id as product_source_id, v.source_id, v.sku, v.title, v.price_minor, v.currency, v.stock, p.category, p.tags, p.image_url
    from catalogue.variant v join catalogue.product p on p.id = v.product_id where p.brand_id = ${brandId} and v.id = any (${ids as string[]})`);
}

/** Variants that carry these SKUs, whatever their case. */
export function variantsBySkus(tx: Tx, brandId: string, skus: readonly string[]): Promise<KnownVariant[]> {
  if (skus.length === 0) return Promise.resolve([]);
  return tx.rows<KnownVariant>(sql`
    select v.id, v.product_id, p.title as product, p.source_id as product_source_id, v.source_id, v.sku, v.title, v.price_minor, v.currency, v.stock, p.category, p.tags, p.image_url
    from catalogue.variant v join catalogue.product p on p.id = v.product_id where v.brand_id = ${brandId} and lower(v.sku) = any (${skus.map((sku) => sku.toLowerCase())})`);
}

/** All variants of these products that are sold, in the shop's order. */
export function variantsOfProducts(tx: Tx, brandId: string, productIds: readonly string[]): Promise<KnownVariant[]> {
  if (productIds.length === 0) return Promise.resolve([]);
  return tx.rows<KnownVariant>(sql`
    select v.id, v.product_id, p.title as product, p.source_id as product_source_id, v.source_id, v.sku, v.title, v.price_minor, v.currency, v.stock, p.category, p.tags, p.image_url
    from catalogue.variant v join catalogue.product p on p.id = v.product_id where p.brand_id = ${brandId} and p.id = any (${productIds as string[]}) and p.status = 'active' order by v.id`);
}

const MOST_FOUND = 30;

/** Variants that are sold and whose product, title or SKU holds these words. */
export function findVariants(tx: Tx, brandId: string, words: string, currency: string): Promise<KnownVariant[]> {
  const like = `%${words.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return tx.rows<KnownVariant>(sql`
    select v.id, v.product_id, p.title as product, p.source_id as product_source_id, v.source_id, v.sku, v.title, v.price_minor, v.currency, v.stock, p.category, p.tags, p.image_url
    from catalogue.variant v join catalogue.product p on p.id = v.product_id
    where p.brand_id = ${brandId} and p.status = 'active' and v.currency = ${currency} and (p.title ilike ${like} or v.title ilike ${like} or v.sku ilike ${like}) order by p.title, v.id limit ${MOST_FOUND}`);
}
