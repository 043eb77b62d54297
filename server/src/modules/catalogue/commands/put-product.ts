import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface ProductInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly title: string;
  readonly url: string | null;
  readonly imageUrl: string | null;
  readonly status: string;
  /** what kind of thing it is, as the shop says; left out: what was known stays */
  readonly category?: string | null;
  readonly tags?: readonly string[];
  readonly variants: readonly { sourceId: string; sku: string | null; title: string; priceMinor: number; currency: string; stock: number | null }[];
  /** when the shop changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

/** Writes a product as its shop knows it now. Sent twice, or out of order, it ends the same. */
export async function putProduct(tx: Tx, product: ProductInput): Promise<string | null> {
  const row = await tx.maybe<{ id: string }>(sql`
    insert into catalogue.product (id, brand_id, source, source_id, title, url, image_url, status, category, tags, changed_at)
    values (${tx.id()}, ${product.brandId}, ${product.source}, ${product.sourceId}, ${product.title}, ${product.url}, ${product.imageUrl}, ${product.status}, ${product.category ?? null}, ${(product.tags ?? []) as string[]}, ${product.changedAt})
    on conflict (brand_id, source, source_id) do update set title = excluded.title, url = excluded.url, image_url = excluded.image_url, status = excluded.status, category = case when ${product.category === undefined} then catalogue.product.category else excluded.category end,
      tags = case when ${product.tags === undefined} then catalogue.product.tags else excluded.tags end, changed_at = excluded.changed_at
      where catalogue.product.changed_at <= excluded.changed_at
    returning id`);
  if (!row) return null;
  await tx.run(sql`delete from catalogue.variant where product_id = ${row.id} and source_id <> all (${product.variants.map((variant) => variant.sourceId)})`);
  for (const variant of product.variants) {
    await tx.run(sql`
      insert into catalogue.variant (id, brand_id, product_id, source_id, sku, title, price_minor, currency, stock)
      values (${tx.id()}, ${product.brandId}, ${row.id}, ${variant.sourceId}, ${variant.sku}, ${variant.title}, ${variant.priceMinor}, ${variant.currency}, ${variant.stock})
      on conflict (product_id, source_id) do update set sku = excluded.sku, title = excluded.title, price_minor = excluded.price_minor, currency = excluded.currency, stock = excluded.stock`);
  }
  await tx.announce({ name: 'catalogue.product_changed', brandId: product.brandId, subjectId: row.id, payload: {} });
  return row.id;
}
