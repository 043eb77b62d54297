import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SizeChartView } from '../contract-goods.ts';
import type { Runs, SizeChart } from '../rules/size-chart.ts';

interface ChartRow extends SizeChart {
  id: string;
  brand_id: string;
  categories: string[];
  product_ids: string[];
  changed_at: Date;
}

const shown = (row: ChartRow): SizeChartView => ({ ...row, rows: row.rows as never, changed_at: row.changed_at.toISOString() });

export async function listCharts(tx: Tx, brandId: string): Promise<SizeChartView[]> {
  return (await tx.rows<ChartRow>(sql`select id, brand_id, name, unit, rows, categories, product_ids, changed_at from catalogue.size_chart where brand_id = ${brandId} order by name, id`)).map(shown);
}

/** The table a product's sizes are in: its own before one of its kind; null where there is none. */
export async function chartFor(tx: Tx, product: { id: string; brand_id: string; category: string | null }): Promise<SizeChartView | null> {
  const row = await tx.maybe<ChartRow>(sql`
    select id, brand_id, name, unit, rows, categories, product_ids, changed_at from catalogue.size_chart
    where brand_id = ${product.brand_id} and (product_ids @> array[${product.id}::uuid] or ${(product.category ?? '').toLowerCase()} = any (categories)) order by product_ids @> array[${product.id}::uuid] desc, name, id limit 1`);
  return row === undefined ? null : shown(row);
}

export interface Sizing {
  readonly chart: SizeChart | null;
  readonly runs: Runs;
  readonly note: string;
}

/** What is known of how products fit, by their ids. */
export async function sizingOf(tx: Tx, brandId: string, productIds: readonly string[]): Promise<Map<string, Sizing>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; brand_id: string; category: string | null; runs: Runs; fit_note: string }>(sql`select id, brand_id, category, runs, fit_note from catalogue.product where brand_id = ${brandId} and id = any (${productIds as string[]})`);
  return new Map(await Promise.all(rows.map(async (row) => [row.id, { chart: (await chartFor(tx, row)) as SizeChart | null, runs: row.runs, note: row.fit_note }] as const)));
}
