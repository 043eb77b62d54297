import type { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { FormatName, StartImportInput } from '../contract.ts';
import type { TransfersPorts } from '../ports.ts';
import { guessColumns, missingColumns } from '../rules/csv-rows.ts';
import { holdImport, type ImportRow } from '../store/imports.ts';
import { csvReading } from './read-pieces.ts';
import { IMPORT_JOB } from './run-import.ts';

const BEGINNING = 256 * 1024;

export interface Uploaded {
  readonly brandId: string;
  readonly format: FormatName;
  /** keeps two desks of one kind apart */
  readonly label: string;
  readonly name: string;
  readonly blob: string;
  readonly size: number;
}

/** Takes an uploaded file and begins to check it. */
export async function addImport(tx: Tx, ports: TransfersPorts, file: Uploaded): Promise<string> {
  const beginning = await readBeginning(await ports.blobs.stream(file.blob));
  const problem = judgeBeginning(beginning);
  if (problem !== null) throw invalid(problem);
  const csv = file.format === 'csv' ? readHeaders(beginning) : null;
  const columns = csv === null ? null : guessColumns(csv.headers);
  const label = file.label.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40);
  const missing = columns === null ? null : missingColumns(columns);
  const id = tx.id();
  await tx.run(sql`
    insert into transfers.import (id, brand_id, format, source, name, blob, size, state, columns, headers, delimiter, created_by, created_at, began_at)
    values (${id}, ${file.brandId}, ${file.format}, ${label === '' ? file.format : `${file.format}:${label}`}, ${file.name.slice(0, 200)}, ${file.blob}, ${file.size}, ${missing === null ? 'checking' : 'checked'}, ${columns}, ${csv === null ? null : JSON.stringify(csv.headers)}::jsonb, ${csv?.delimiter ?? null}, ${tx.actor.id}, ${tx.now}, ${tx.now})`);
  if (missing === null) await tx.schedule({ kind: IMPORT_JOB, key: id, brandId: file.brandId, payload: { import_id: id } });
  await record(tx, { action: 'transfers.import_uploaded', subjectKind: 'import', subjectId: id, brandId: file.brandId, facts: { format: file.format, bytes: file.size } });
  return id;
}

/** Reads the file again with other columns, without a change to anything else. */
export async function checkAgain(tx: Tx, id: string, change: StartImportInput): Promise<void> {
  const row = await holdImport(tx, id);
  if (row.state === 'running') throw conflict('running', 'This import is running. Stop it first.');
  await begin(tx, row, change, 'checking');
}

/** Brings the file in. After a stop it goes on where it was. */
export async function startImport(tx: Tx, id: string, change: StartImportInput): Promise<void> {
  const row = await holdImport(tx, id);
  if (row.state === 'running') return;
  if (row.state === 'checking') throw conflict('checking', 'The file is still being checked.');
  await begin(tx, row, change, 'running');
  await record(tx, { action: 'transfers.import_started', subjectKind: 'import', subjectId: id, brandId: row.brand_id });
}

async function begin(tx: Tx, row: ImportRow, change: StartImportInput, state: 'checking' | 'running'): Promise<void> {
  const columns = change.columns === undefined ? row.columns : (Object.fromEntries(Object.entries(change.columns).filter(([, header]) => header !== '' && (row.headers ?? []).includes(header))) as ImportRow['columns']);
  const missing = row.format === 'csv' ? missingColumns(columns ?? {}) : null;
  if (missing !== null) throw invalid(missing);
  const goesOn = state === 'running' && row.state === 'stopped';
  if (!goesOn) await tx.run(sql`delete from transfers.left_out where import_id = ${row.id}`);
  await tx.run(sql`
    update transfers.import set state = ${state}, turn = turn + 1, columns = ${columns}, fetch_files = ${change.fetch_files ?? row.fetch_files}, problem = null, began_at = ${tx.now}, ended_at = null,
      position = case when ${goesOn} then position else 0 end, around = case when ${goesOn} then around else '' end, line = case when ${goesOn} then line else 0 end, counts = case when ${goesOn} then counts else '{}' end, sample = case when ${goesOn} then sample else '[]' end
    where id = ${row.id}`);
  await tx.schedule({ kind: IMPORT_JOB, key: row.id, brandId: row.brand_id, payload: { import_id: row.id } });
}

/** Stops after the batch that is under way. What came stays; it may go on later. */
export async function stopImport(tx: Tx, id: string): Promise<void> {
  const row = await holdImport(tx, id);
  if (row.state !== 'running' && row.state !== 'checking') throw conflict('not_running', 'This import is not running.');
  await tx.run(sql`update transfers.import set state = ${row.state === 'running' ? 'stopped' : 'checked'} where id = ${id}`);
  await tx.unschedule(IMPORT_JOB, id);
}

/** Forgets the file and what was found. Conversations that were brought in stay. */
export async function dropImport(tx: Tx, id: string): Promise<void> {
  const row = await holdImport(tx, id);
  if (row.state === 'running' || row.state === 'checking') throw conflict('running', 'Stop this import first.');
  await tx.run(sql`delete from transfers.left_out where import_id = ${id}`);
  await tx.run(sql`delete from transfers.import where id = ${id}`);
  releaseBlobs(tx, [row.blob]);
  await record(tx, { action: 'transfers.import_removed', subjectKind: 'import', subjectId: id, brandId: row.brand_id });
}

async function readBeginning(source: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= BEGINNING) break;
  }
  return Buffer.concat(parts).subarray(0, BEGINNING);
}

/** What makes a file unreadable before any row is looked at. */
function judgeBeginning(beginning: Buffer): string | null {
  if (beginning.length === 0) return 'The file is empty.';
  if (beginning[0] === 0x50 && beginning[1] === 0x4b) return 'This is a zip archive. Unpack it first and upload the file inside.';
  if (beginning[0] === 0x1f && beginning[1] === 0x8b) return 'This file is compressed. Unpack it first.';
  if ((beginning[0] === 0xff && beginning[1] === 0xfe) || (beginning[0] === 0xfe && beginning[1] === 0xff)) return 'This file is UTF-16. Save it as UTF-8 first.';
  if (beginning.includes(0)) return 'This is not a text file: export as JSON, CSV or mbox, and upload that.';
  return null;
}

function readHeaders(beginning: Buffer): { headers: string[]; delimiter: string } {
  const line = (beginning.toString('utf8').replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').slice(0, 20_000);
  const delimiter = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length })).toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
  const rows = parse(beginning, { ...csvReading(delimiter), to: 1 }) as string[][];
  const headers = (rows[0] ?? []).map((header, at) => header.trim() || `column ${at + 1}`);
  if (headers.length < 2) throw invalid('The first line of the file must name its columns.');
  return { headers: headers.map((header, at) => (headers.indexOf(header) === at ? header : `${header} (${at + 1})`)), delimiter };
}
