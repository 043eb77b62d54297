import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { productsMeant } from '../../catalogue/index.ts';
import type { ReviewView } from '../contract.ts';

export interface ReviewRow {
  id: string;
  brand_id: string;
  customer_id: string | null;
  source: string;
  source_id: string;
  name: string;
  product_source_id: string | null;
  sku: string | null;
  order_id: string | null;
  stars: number | null;
  title: string | null;
  words: string;
  state: ReviewView['state'];
  at: Date;
  changed_at: Date;
}

/** With the product and the order they are about, where we know them. */
export async function showReviews(tx: Tx, rows: readonly ReviewRow[]): Promise<ReviewView[]> {
  if (rows.length === 0) return [];
  const orders = new Map((await tx.rows<{ id: string; number: string }>(sql`select id, number from orders."order" where id = any (${rows.flatMap((row) => row.order_id ?? [])})`)).map((order) => [order.id, order]));
  const products = await productsMeant(tx, rows.map((row) => ({ key: row.id, brandId: row.brand_id, source: row.source, sourceId: row.product_source_id, sku: row.sku })));
  return rows.map((row) => {
    const product = products.get(row.id);
    const called = product?.title ?? row.sku;
    return {
      id: row.id, brand_id: row.brand_id, customer_id: row.customer_id, source: row.source, source_id: row.source_id, name: row.name, stars: row.stars, title: row.title, words: row.words, state: row.state,
      product: called === null || called === undefined ? null : { id: product?.id ?? null, title: called, url: product?.url ?? null, image_url: product?.image_url ?? null },
      order: row.order_id === null ? null : (orders.get(row.order_id) ?? null), at: row.at.toISOString(), changed_at: row.changed_at.toISOString(),
    };
  });
}
