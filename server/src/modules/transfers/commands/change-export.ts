import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { EXPORT_JOB, forgetExport } from './write-export.ts';

/** Begins to write everything of a brand down. One at a time: a second would only be the same. */
export async function addExport(tx: Tx, brandId: string, withFiles: boolean): Promise<string> {
  const under = await tx.maybe<{ id: string }>(sql`select id from transfers.export where brand_id = ${brandId} and state = 'running'`);
  if (under) throw conflict('running', 'An export of this brand is being written already.');
  const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from conversations.conversation where brand_id = ${brandId}`);
  const id = tx.id();
  await tx.run(sql`insert into transfers.export (id, brand_id, state, with_files, expected, created_by, created_at) values (${id}, ${brandId}, 'running', ${withFiles}, ${n}, ${tx.actor.id}, ${tx.now})`);
  await tx.schedule({ kind: EXPORT_JOB, key: id, brandId, payload: { export_id: id } });
  await record(tx, { action: 'transfers.export_started', subjectKind: 'export', subjectId: id, brandId });
  return id;
}

/** Removes the file of an export, or gives up one that is being written. */
export async function dropExport(tx: Tx, id: string): Promise<void> {
  const row = await tx.maybe<{ brand_id: string; state: string }>(sql`select brand_id, state from transfers.export where id = ${id} for update`);
  if (!row) throw notFound('export');
  await tx.unschedule(EXPORT_JOB, id);
  await forgetExport(tx, id);
  await record(tx, { action: 'transfers.export_removed', subjectKind: 'export', subjectId: id, brandId: row.brand_id });
}

/** The file of an export, for whoever may have it; the look is written down. */
export async function openExport(tx: Tx, id: string): Promise<{ blob: string; size: number; brandId: string; createdAt: Date }> {
  const row = await tx.maybe<{ blob: string | null; size: number | null; brand_id: string; created_at: Date }>(sql`select blob, size, brand_id, created_at from transfers.export where id = ${id} and state = 'done'`);
  if (!row?.blob) throw notFound('export');
  await record(tx, { action: 'transfers.export_downloaded', subjectKind: 'export', subjectId: id, brandId: row.brand_id });
  return { blob: row.blob, size: row.size ?? 0, brandId: row.brand_id, createdAt: row.created_at };
}
