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
  /** `places`: what lies where, where the shop says; `stock` is their sum in any case. Left out: what was known stays. */
  readonly variants: readonly { sourceId: string; sku: string | null; title: string; priceMinor: number; currency: string; stock: number | null; places?: readonly { id: string; name: string; quantity: number }[] }[];
  /** when the shop changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

/** A variant that was sold out can be bought again; the payload names it. */
export const VARIANT_BACK = 'catalogue.variant_back';

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
  const before = new Map((await tx.rows<{ source_id: string; stock: number | null }>(sql`select source_id, stock from catalogue.variant where product_id = ${row.id}`)).map((one) => [one.source_id, one.stock]));
  await tx.run(sql`delete from catalogue.variant where product_id = ${row.id} and source_id <> all (${product.variants.map((variant) => variant.sourceId)})`);
  for (const variant of product.variants) {
    const stock = variant.places === undefined ? variant.stock : variant.places.reduce((sum, place) => sum + place.quantity, 0);
    const kept = await tx.one<{ id: string }>(sql`
      insert into catalogue.variant (id, brand_id, product_id, source_id, sku, title, price_minor, currency, stock)
      values (${tx.id()}, ${product.brandId}, ${row.id}, ${variant.sourceId}, ${variant.sku}, ${variant.title}, ${variant.priceMinor}, ${variant.currency}, ${stock})
      on conflict (product_id, source_id) do update set sku = excluded.sku, title = excluded.title, price_minor = excluded.price_minor, currency = excluded.currency, stock = excluded.stock returning id`);
    if (isBack(before.get(variant.sourceId), stock)) await tx.announce({ name: VARIANT_BACK, brandId: product.brandId, subjectId: kept.id, payload: { variant_id: kept.id } });
    if (variant.places !== undefined) await keepPlaces(tx, product.brandId, kept.id, variant.places);
  }
  await tx.announce({ name: 'catalogue.product_changed', brandId: product.brandId, subjectId: row.id, payload: {} });
  return row.id;
}

/** Known to have been sold out, and known to be there. */
const isBack = (before: number | null | undefined, now: number | null): boolean => before != null && before <= 0 && now !== null && now > 0;

async function keepPlaces(tx: Tx, brandId: string, variantId: string, places: readonly { id: string; name: string; quantity: number }[]): Promise<void> {
  await tx.run(sql`delete from catalogue.stock_level where variant_id = ${variantId} and location_id <> all (${places.map((place) => place.id)})`);
  for (const place of places) {
    await tx.run(sql`
      insert into catalogue.stock_level (variant_id, brand_id, location_id, location, quantity) values (${variantId}, ${brandId}, ${place.id}, ${place.name}, ${place.quantity})
      on conflict (variant_id, location_id) do update set location = excluded.location, quantity = excluded.quantity`);
  }
}
