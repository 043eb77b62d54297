import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ExportView } from '../contract.ts';

interface Row extends Omit<ExportView, 'created_at' | 'ended_at' | 'until'> {
  created_at: Date;
  ended_at: Date | null;
  until: Date | null;
}

const toView = (row: Row): ExportView => ({ ...row, created_at: row.created_at.toISOString(), ended_at: row.ended_at?.toISOString() ?? null, until: row.until?.toISOString() ?? null });

export async function showExports(tx: Tx): Promise<ExportView[]> {
  return (await tx.rows<Row>(sql`select id, brand_id, state, with_files, counts, expected, size, problem, created_at, ended_at, until from transfers.export order by created_at desc, id desc limit 30`)).map(toView);
}

export async function showExport(tx: Tx, id: string): Promise<ExportView> {
  const row = await tx.maybe<Row>(sql`select id, brand_id, state, with_files, counts, expected, size, problem, created_at, ended_at, until from transfers.export where id = ${id}`);
  if (!row) throw notFound('export');
  return toView(row);
}
