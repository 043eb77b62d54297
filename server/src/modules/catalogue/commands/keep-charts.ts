import { parse } from 'csv-parse/sync';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { ImportedView } from '../contract-goods.ts';
import { readCharts, readPromotions } from '../rules/read-tables.ts';
import { faultsOfChart, type SizeChart } from '../rules/size-chart.ts';
import type { Promotion } from '../rules/promotion.ts';
import { OWN, putPromotion } from './put-promotion.ts';

export interface KeptChart extends SizeChart {
  readonly categories: readonly string[];
  readonly product_ids: readonly string[];
}

const byWhom = (tx: Tx): string | null => (tx.actor.kind === 'person' ? tx.actor.id : null);

/** Writes a table of sizes, a new one without an id. */
export async function keepChart(tx: Tx, brandId: string, id: string | null, chart: KeptChart): Promise<string> {
  const faults = faultsOfChart(chart);
  if (faults.length > 0) throw invalid(`This table cannot be meant: ${faults[0]?.message ?? ''}.`, faults);
  const kept = id ?? tx.id();
  const categories = chart.categories.map((one) => one.trim().toLowerCase());
  if (id === null) await tx.run(sql`insert into catalogue.size_chart (id, brand_id, name, unit, rows, categories, product_ids, changed_at, by_id) values (${kept}, ${brandId}, ${chart.name}, ${chart.unit}, ${JSON.stringify(chart.rows)}::jsonb, ${categories}, ${[...chart.product_ids]}, ${tx.now}, ${byWhom(tx)})`);
  else {
    const changed = await tx.run(sql`update catalogue.size_chart set name = ${chart.name}, unit = ${chart.unit}, rows = ${JSON.stringify(chart.rows)}::jsonb, categories = ${categories}, product_ids = ${[...chart.product_ids]}, changed_at = ${tx.now}, by_id = ${byWhom(tx)} where id = ${id} and brand_id = ${brandId}`);
    if (changed === 0) throw notFound('table of sizes');
  }
  await record(tx, { action: 'catalogue.size_chart_kept', subjectKind: 'size_chart', subjectId: kept, brandId });
  return kept;
}

export async function removeChart(tx: Tx, id: string): Promise<void> {
  const row = await tx.maybe<{ brand_id: string }>(sql`delete from catalogue.size_chart where id = ${id} returning brand_id`);
  if (row === undefined) throw notFound('table of sizes');
  await record(tx, { action: 'catalogue.size_chart_removed', subjectKind: 'size_chart', subjectId: id, brandId: row.brand_id });
}

/** A code entered here; those of a shop are changed there. */
export async function keepPromotion(tx: Tx, brandId: string, id: string | null, terms: Promotion): Promise<string> {
  if (id !== null) await ownPromotion(tx, id);
  const kept = id ?? tx.id();
  await putPromotion(tx, { brandId, source: OWN, sourceId: kept, terms, changedAt: tx.now });
  await record(tx, { action: 'catalogue.promotion_kept', subjectKind: 'promotion', subjectId: kept, brandId, facts: { code: terms.code } });
  const row = await tx.one<{ id: string }>(sql`select id from catalogue.promotion where brand_id = ${brandId} and source = ${OWN} and source_id = ${kept}`);
  return row.id;
}

async function ownPromotion(tx: Tx, id: string): Promise<{ brand_id: string; source_id: string }> {
  const row = await tx.maybe<{ brand_id: string; source: string; source_id: string }>(sql`select brand_id, source, source_id from catalogue.promotion where id = ${id} for update`);
  if (row === undefined) throw notFound('code');
  if (row.source !== OWN) throw conflict('run_elsewhere', 'This code is kept in the shop: change it there.');
  return row;
}

export async function changePromotion(tx: Tx, id: string, terms: Promotion): Promise<string> {
  const { brand_id: brandId, source_id: sourceId } = await ownPromotion(tx, id);
  await putPromotion(tx, { brandId, source: OWN, sourceId, terms, changedAt: tx.now });
  await record(tx, { action: 'catalogue.promotion_kept', subjectKind: 'promotion', subjectId: id, brandId, facts: { code: terms.code } });
  return id;
}

export async function removePromotion(tx: Tx, id: string): Promise<void> {
  const { brand_id: brandId } = await ownPromotion(tx, id);
  await tx.run(sql`delete from catalogue.promotion where id = ${id}`);
  await record(tx, { action: 'catalogue.promotion_removed', subjectKind: 'promotion', subjectId: id, brandId });
}

type Cells = Record<string, string>;

/** The first line names the columns; commas or semicolons part them, whichever the first line has more of. */
function rowsOf(csv: string): Cells[] {
  const [first = ''] = csv.split('\n', 1);
  try {
    return parse(csv, { columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), bom: true, skip_empty_lines: true, relax_column_count: true, trim: true, delimiter: first.split(';').length > first.split(',').length ? ';' : ',' }) as Cells[];
  } catch (error) {
    throw invalid(`This is no table with a first line of names: ${(error as Error).message}`, [{ field: 'csv', message: 'not_a_table' }]);
  }
}

/** Size tables by their names: one that is there already is replaced. What cannot be read is told with its line, the rest is kept. */
export async function importCharts(tx: Tx, brandId: string, csv: string): Promise<ImportedView> {
  const { charts, problems } = readCharts(rowsOf(csv));
  let kept = 0;
  const faults: ImportedView['problems'] = problems.map((one) => ({ ...one }));
  for (const chart of charts) {
    const [fault] = faultsOfChart(chart);
    if (fault !== undefined) {
      faults.push({ line: 0, message: `“${chart.name}” ${fault.message}` });
      continue;
    }
    const before = await tx.maybe<{ id: string; product_ids: string[] }>(sql`select id, product_ids from catalogue.size_chart where brand_id = ${brandId} and name = ${chart.name} order by id limit 1`);
    await keepChart(tx, brandId, before?.id ?? null, { ...chart, product_ids: before?.product_ids ?? [] });
    kept += 1;
  }
  return { kept, problems: faults };
}

/** Codes by their words: one that was entered here before is replaced. */
export async function importPromotions(tx: Tx, brandId: string, csv: string): Promise<ImportedView> {
  const { promotions, problems } = readPromotions(rowsOf(csv));
  for (const terms of promotions) {
    const before = await tx.maybe<{ id: string }>(sql`select id from catalogue.promotion where brand_id = ${brandId} and source = ${OWN} and code_key = ${terms.code.trim().toUpperCase()} order by id limit 1`);
    await (before === undefined ? keepPromotion(tx, brandId, null, terms) : changePromotion(tx, before.id, terms));
  }
  return { kept: promotions.length, problems: problems.map((one) => ({ ...one })) };
}
