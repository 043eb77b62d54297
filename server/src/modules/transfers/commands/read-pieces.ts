import { parse } from 'csv-parse';
import type { Blobs } from '../../../platform/blobs/blobs.ts';
import { readCsvRow } from '../rules/csv-rows.ts';
import { readGorgias } from '../rules/gorgias.ts';
import type { Piece, ReadPerson } from '../rules/past.ts';
import { JsonSplitter } from '../rules/split-json.ts';
import { MboxSplitter } from '../rules/split-mbox.ts';
import { readZendesk } from '../rules/zendesk.ts';
import type { ImportRow } from '../store/imports.ts';

/** A piece of the file with where reading goes on after it. */
export interface PlacedPiece {
  readonly piece: Piece | { readonly mail: Buffer };
  readonly place: string;
  readonly position: number;
  readonly around: string;
  readonly line: number;
}

/** The file of an import from where it stands, piece by piece; `people` is looked into as it grows. */
export function readPieces(blobs: Blobs, row: ImportRow, people: ReadonlyMap<string, ReadPerson>): AsyncGenerator<PlacedPiece> {
  if (row.format === 'csv') return readCsv(blobs, row);
  return row.format === 'mbox' ? readMbox(blobs, row) : readJson(blobs, row, people);
}

async function* readJson(blobs: Blobs, row: ImportRow, people: ReadonlyMap<string, ReadPerson>): AsyncGenerator<PlacedPiece> {
  const splitter = new JsonSplitter(row.position, row.around);
  let line = row.line;
  for await (const bytes of await blobs.stream(row.blob, row.position)) {
    for (const { text, endsAt, around } of splitter.push(bytes as Buffer)) {
      line += 1;
      yield { piece: readObject(row, text, people), place: `object ${line}`, position: endsAt, around, line };
    }
  }
  if (splitter.unfinished) yield { piece: { skipped: 'the file ends in the middle of an object' }, place: `object ${line + 1}`, position: row.size, around: '', line: line + 1 };
  if (line === 0) yield { piece: { skipped: 'the file holds no objects; an export is JSON or lines of JSON' }, place: 'the file', position: row.size, around: '', line: 1 };
}

function readObject(row: ImportRow, text: string, people: ReadonlyMap<string, ReadPerson>): Piece {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { skipped: 'not readable as JSON', excerpt: text.slice(0, 120) };
  }
  return row.format === 'zendesk' ? readZendesk(value, people) : readGorgias(value);
}

async function* readCsv(blobs: Blobs, row: ImportRow): AsyncGenerator<PlacedPiece> {
  const headers = row.headers ?? [];
  const source = await blobs.stream(row.blob, row.position);
  const parser = source.pipe(parse({ columns: headers, info: true, ...csvReading(row.delimiter ?? ','), from: row.position === 0 ? 2 : 1 }));
  source.on('error', (error) => parser.destroy(error));
  let line = row.line;
  for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { bytes: number } }>) {
    line += 1;
    const piece = readCsvRow(record, row.columns ?? {}, line);
    yield { piece: 'conversation' in piece && row.columns?.conversation === undefined ? { conversation: { ...piece.conversation, sourceId: `${row.blob.slice(0, 12)} ${piece.conversation.sourceId}` } } : piece, place: `row ${line + 1}`, position: row.position + info.bytes, around: '', line };
  }
}

/** Forgiving, as spreadsheets write: quotes in the middle, short rows, empty lines. */
export function csvReading(delimiter: string): { delimiter: string; bom: true; relax_quotes: true; relax_column_count: true; skip_empty_lines: true; max_record_size: number } {
  return { delimiter, bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 16 * 1024 * 1024 };
}

async function* readMbox(blobs: Blobs, row: ImportRow): AsyncGenerator<PlacedPiece> {
  const splitter = new MboxSplitter(row.position);
  let line = row.line;
  const placed = (raw: Buffer, endsAt: number): PlacedPiece => {
    line += 1;
    return { piece: { mail: raw }, place: `mail ${line}`, position: endsAt, around: '', line };
  };
  for await (const bytes of await blobs.stream(row.blob, row.position)) for (const { raw, endsAt } of splitter.push(bytes as Buffer)) yield placed(raw, endsAt);
  for (const { raw, endsAt } of splitter.end()) yield placed(raw, endsAt);
  if (line === 0) yield { piece: { skipped: 'the file holds no mails; a mailbox file begins with “From ”' }, place: 'the file', position: row.size, around: '', line: 1 };
}
