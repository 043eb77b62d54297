import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { AuditEntryView } from '../contract.ts';
import { listEntries } from './list-entries.ts';

const PAGE = 200;
const columns = ['at', 'actor_kind', 'actor_id', 'action', 'subject_kind', 'subject_id', 'brand_id', 'facts'] as const;

/** Every entry asked for, newest first, a page at a time: the file is as long as the record is, memory is not. */
export async function* writeEntries(db: Database, actor: Actor, asked: Omit<Parameters<typeof listEntries>[1], 'limit' | 'cursor'>, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
  if (format === 'csv') yield `${columns.join(',')}\r\n`;
  let cursor: string | undefined;
  do {
    const page = await db.report(actor, (tx) => listEntries(tx, { ...asked, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }));
    yield page.data.map((entry) => (format === 'csv' ? `${columns.map((name) => cell(entry[name])).join(',')}\r\n` : `${JSON.stringify(entry)}\n`)).join('');
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

/** RFC 4180; a cell a spreadsheet would take for a formula is made text. */
function cell(value: AuditEntryView[(typeof columns)[number]]): string {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
