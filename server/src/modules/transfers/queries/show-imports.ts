import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ImportView } from '../contract.ts';
import { importById, noCounts, type ImportRow } from '../store/imports.ts';

const toView = (row: ImportRow): ImportView => ({
  id: row.id, brand_id: row.brand_id, format: row.format, name: row.name, source: row.source, size: row.size, state: row.state, position: row.position, headers: row.headers, columns: row.columns, fetch_files: row.fetch_files,
  counts: { ...noCounts, ...row.counts }, sample: row.sample, problem: row.problem, created_at: row.created_at.toISOString(), ended_at: row.ended_at?.toISOString() ?? null,
});

export async function showImport(tx: Tx, id: string): Promise<ImportView> {
  return toView(await importById(tx, id));
}

export async function showImports(tx: Tx): Promise<ImportView[]> {
  return (await tx.rows<ImportRow>(sql`select * from transfers.import order by created_at desc, id desc limit 50`)).map(toView);
}

interface LeftOutRow {
  id: string;
  place: string;
  reason: string;
  excerpt: string;
  at: Date;
}

export async function showLeftOut(tx: Tx, importId: string, page: { limit: number; cursor?: string | undefined }): Promise<{ data: { id: string; place: string; reason: string; excerpt: string; at: string }[]; next_cursor: string | null }> {
  await importById(tx, importId);
  const rows = await tx.rows<LeftOutRow>(sql`
    select id, place, reason, excerpt, at from transfers.left_out where import_id = ${importId} and (${page.cursor ?? null}::uuid is null or id > ${page.cursor ?? null}::uuid) order by id limit ${page.limit + 1}`);
  const shown = rows.slice(0, page.limit);
  return { data: shown.map((row) => ({ ...row, at: row.at.toISOString() })), next_cursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}
