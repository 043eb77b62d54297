import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { AdviceView } from '../contract-goods.ts';
import { adviseSize, type SizeAsked } from '../rules/advise-size.ts';
import { rowOf, type SizeChart } from '../rules/size-chart.ts';
import { sizingOf, type Sizing } from './size-charts.ts';

export interface OfferedVariant {
  readonly id: string;
  readonly title: string;
  readonly stock: number | null;
}

/** Which size, why, and the variant that is of that size. Of several (colours), the one that shares most of the title with `like`. Pure. */
export function adviceOf(sizing: Sizing, variants: readonly OfferedVariant[], asked: SizeAsked, like: string): AdviceView {
  const { chart } = sizing;
  if (chart === null) return { size: null, why: [], variant_id: null, stock: null };
  const { size, why } = adviseSize(chart, asked, sizing.runs);
  const found = size === null ? undefined : nearest(variants.filter((variant) => sizeOf(chart, variant.title) === size), like);
  return { size, why: why.map((one) => ({ ...one })), variant_id: found?.id ?? null, stock: found?.stock ?? null };
}

const sizeOf = (chart: SizeChart, title: string): string | null => chart.rows[rowOf(chart, title)]?.size ?? null;
const partsOf = (title: string): Set<string> => new Set(title.toLowerCase().split(/[\s,/|·-]+/).filter(Boolean));

function nearest(variants: readonly OfferedVariant[], like: string): OfferedVariant | undefined {
  const wanted = partsOf(like);
  const shared = (variant: OfferedVariant): number => [...partsOf(variant.title)].filter((part) => wanted.has(part)).length;
  return variants.reduce<OfferedVariant | undefined>((best, one) => (best === undefined || shared(one) > shared(best) ? one : best), undefined);
}

export async function adviseFor(tx: Tx, productId: string, asked: SizeAsked): Promise<AdviceView> {
  const product = await tx.maybe<{ brand_id: string }>(sql`select brand_id from catalogue.product where id = ${productId}`);
  if (product === undefined) throw notFound('product');
  const sizing = (await sizingOf(tx, product.brand_id, [productId])).get(productId);
  const variants = await tx.rows<OfferedVariant>(sql`select id, title, stock from catalogue.variant where product_id = ${productId} order by id`);
  return adviceOf(sizing ?? { chart: null, runs: 'true', note: '' }, variants, asked, asked.had?.size ?? '');
}
