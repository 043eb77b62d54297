import { fileTypeFromBuffer } from 'file-type';
import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { guardedFetch } from '../../../platform/outbound/index.ts';
import { addPastFiles } from '../../conversations/index.ts';
import type { TransfersPorts } from '../ports.ts';
import type { ReadFile } from '../rules/past.ts';
import { importById, keepLeftOut } from '../store/imports.ts';
import { sql } from '../../../platform/db/sql.ts';

export const FETCH_JOB = 'transfers.fetch_files';
const ATTEMPTS = 5;
const LARGEST = 30 * 1024 * 1024;
const importer = systemActor('import');

/** Fetches the files of an imported message from the desk it came from. What cannot be had is listed, with the reason. */
export async function fetchFiles(ports: TransfersPorts, db: Database, job: Job): Promise<void> {
  const { import_id: importId, message_id: messageId, files } = job.payload as { import_id: string; message_id: string; files: readonly ReadFile[] };
  const got: Parameters<typeof addPastFiles>[2][number][] = [];
  const failed: { place: string; reason: string; excerpt: string }[] = [];
  for (const file of files) {
    try {
      got.push(await fetchOne(ports, file));
    } catch (error) {
      if (job.attempt < ATTEMPTS) throw error;
      failed.push({ place: `file ${file.name}`, reason: `could not be fetched: ${(error as Error).message}`, excerpt: file.url.split('?')[0] ?? '' });
    }
  }
  await db.transact(importer, async (tx) => {
    const row = await importById(tx, importId);
    await addPastFiles(tx, messageId, got);
    keepLeftOut(tx, row, failed);
    if (failed.length > 0) tx.post(sql`update transfers.import set counts = jsonb_set(counts, '{left_out}', to_jsonb(coalesce((counts ->> 'left_out')::int, 0) + ${failed.length}::int)) where id = ${importId}`);
  }, { silent: true });
}

async function fetchOne(ports: TransfersPorts, file: ReadFile): ReturnType<typeof stored> {
  const answer = await guardedFetch(file.url, { timeoutMs: 60_000, maxBytes: LARGEST, allowHosts: ports.allowPrivate });
  if (answer.status !== 200) throw new Error(`the other desk answered ${answer.status}`);
  return stored(ports, file, answer.body);
}

async function stored(ports: TransfersPorts, file: ReadFile, body: Buffer): Promise<{ name: string; type: string; size: number; blob: string; inline: false; contentId: null }> {
  const sniffed = await fileTypeFromBuffer(body);
  return { name: file.name || 'file', type: sniffed?.mime ?? (file.type.startsWith('text/') ? 'text/plain' : 'application/octet-stream'), size: body.length, blob: await ports.blobs.put(body), inline: false, contentId: null };
}

export const fetchFilesAttempts = ATTEMPTS;
