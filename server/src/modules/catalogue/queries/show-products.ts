import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { formatMoney } from '../../../platform/money/money.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ComparisonView, ProductPageView, ProductSummaryView } from '../contract-goods.ts';
import { compareProducts } from '../rules/compare-products.ts';
import { chartFor } from './size-charts.ts';

interface ProductRow {
  id: string;
  brand_id: string;
  source: string;
  title: string;
  category: string | null;
  image_url: string | null;
  url: string | null;
  status: string;
  tags: string[];
  runs: 'small' | 'true' | 'large';
  fit_note: string;
  variants: number;
}

const MOST = 40;
const like = (words: string): string => `%${words.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Products whose title holds these words, or one of whose variants has this SKU. */
export function findProducts(tx: Tx, brandId: string, words: string): Promise<ProductSummaryView[]> {
  return tx.rows<ProductSummaryView>(sql`
    select p.id, p.brand_id, p.title, p.category, p.image_url, p.status, (select count(*) from catalogue.variant v where v.product_id = p.id)::integer as variants from catalogue.product p
    where p.brand_id = ${brandId} and (p.title ilike ${like(words)} or exists (select 1 from catalogue.variant v where v.product_id = p.id and lower(v.sku) = ${words.trim().toLowerCase()})) order by p.title, p.id limit ${MOST}`);
}

/** The product a variant with this SKU is of. */
export async function productOfSku(tx: Tx, brandId: string, sku: string): Promise<string | null> {
  const row = await tx.maybe<{ product_id: string }>(sql`select product_id from catalogue.variant where brand_id = ${brandId} and lower(sku) = ${sku.trim().toLowerCase()} order by id limit 1`);
  return row?.product_id ?? null;
}

async function productById(tx: Tx, id: string): Promise<ProductRow> {
  const row = await tx.maybe<ProductRow>(sql`select p.id, p.brand_id, p.source, p.title, p.category, p.image_url, p.url, p.status, p.tags, p.runs, p.fit_note, 0 as variants from catalogue.product p where p.id = ${id}`);
  if (row === undefined) throw notFound('product');
  return row;
}

/** One product: its variants with what lies where, how it fits, and what goes with it, both ways. */
export async function showProduct(tx: Tx, id: string): Promise<ProductPageView> {
  const product = await productById(tx, id);
  const variants = await tx.rows<{ id: string; title: string; sku: string | null; price_minor: number; currency: string; stock: number | null }>(sql`select id, title, sku, price_minor, currency, stock from catalogue.variant where product_id = ${id} order by id`);
  const places = await tx.rows<{ variant_id: string; location: string; quantity: number }>(sql`select variant_id, location, quantity from catalogue.stock_level where variant_id = any (${variants.map((variant) => variant.id)}) order by location, location_id`);
  const related = await tx.rows<ProductPageView['related'][number]>(sql`
    select p.id, p.title, p.image_url, r.kind, 'to' as direction from catalogue.relation r join catalogue.product p on p.id = r.to_id where r.from_id = ${id}
    union all select p.id, p.title, p.image_url, r.kind, 'from' from catalogue.relation r join catalogue.product p on p.id = r.from_id where r.to_id = ${id} order by kind, title`);
  return {
    ...product, chart: await chartFor(tx, product), related,
    variants: variants.map((variant) => ({ id: variant.id, title: variant.title, sku: variant.sku, price: { amount_minor: variant.price_minor, currency: variant.currency }, stock: variant.stock, places: places.filter((one) => one.variant_id === variant.id).map(({ location, quantity }) => ({ location, quantity })) })),
  };
}

/** Up to four products side by side, from what is known of each. */
export async function compare(tx: Tx, ids: readonly string[]): Promise<ComparisonView> {
  const pages = await Promise.all(ids.map((id) => showProduct(tx, id)));
  const rows = compareProducts(pages.map((page) => ({ id: page.id, title: page.title, facts: factsOf(page) })));
  return { products: pages.map(({ id, brand_id, title, category, image_url, status, variants }) => ({ id, brand_id, title, category, image_url, status, variants: variants.length })), rows: rows.map((row) => ({ ...row, values: [...row.values] })) };
}

function factsOf(page: ProductPageView): Record<string, string | null> {
  const prices = page.variants.map((variant) => variant.price).toSorted((a, b) => a.amount_minor - b.amount_minor);
  const [low, high] = [prices[0], prices.at(-1)];
  const money = (price: { amount_minor: number; currency: string }): string => formatMoney({ amountMinor: price.amount_minor, currency: price.currency });
  const counted = page.variants.map((variant) => variant.stock).filter((stock) => stock !== null);
  return {
    price: low === undefined || high === undefined ? null : low.amount_minor === high.amount_minor ? money(low) : `${money(low)} – ${money(high)}`, category: page.category, variants: page.variants.map((variant) => variant.title).filter(Boolean).join(', ') || null,
    stock: counted.length === 0 ? null : String(counted.reduce((sum, one) => sum + one, 0)), runs: page.chart === null && page.runs === 'true' ? null : page.runs, fit_note: page.fit_note || null, tags: page.tags.join(', ') || null,
  };
}
