import { fileTypeFromBuffer } from 'file-type';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { invalid } from '../../../../platform/refusal/refusal.ts';
import { barePicture, redactFiles } from '../../../privacy/index.ts';
import type { ChatPorts } from '../ports.ts';
import { readName } from '../rules/said.ts';
import { actorIn } from '../room.ts';
import type { VisitorRow } from '../store/visitors.ts';

export interface UploadRow {
  id: string;
  name: string;
  type: string;
  size: number;
  blob: string;
}

/** Bytes of one file: what a phone's photo has, and not what fills a disk. */
export const FILE_BYTES = 12 * 1024 * 1024;

/** Keeps a file until a message takes it: named for what it is, whatever it calls itself, without card numbers, and a photo without where it was taken. */
export async function keepUpload(ports: ChatPorts, visitor: VisitorRow, given: { name: string; type: string; content: Buffer }): Promise<UploadRow> {
  const sniffed = await fileTypeFromBuffer(given.content);
  const type = sniffed?.mime ?? (given.type.startsWith('text/') ? 'text/plain' : 'application/octet-stream');
  const name = readName(given.name).replaceAll(/[/\\]/g, '_').slice(-120) || 'file';
  const content = barePicture(given.content, type);
  if (content === null) throw invalid('This picture cannot be read. Save it anew and send it once more.');
  const [kept] = redactFiles([{ name, type, content }]).files;
  if (!kept || kept.content.length === 0) throw invalid('This file is empty.');
  const blob = await ports.blobs.put(kept.content);
  return ports.db.transact(actorIn(visitor.brand_id), async (tx) => {
    // What was never sent is not kept for long.
    await tx.run(sql`delete from channels_chat.upload where visitor_id = ${visitor.id} and created_at < ${new Date(tx.now.getTime() - 86_400_000)}`);
    return tx.one<UploadRow>(sql`
      insert into channels_chat.upload (id, brand_id, visitor_id, name, type, size, blob, created_at)
      values (${tx.id()}, ${visitor.brand_id}, ${visitor.id}, ${name}, ${type}, ${kept.content.length}, ${blob}, ${tx.now}) returning id, name, type, size, blob`);
  });
}

/** A visitor's own files, for the message that is being sent; each is taken once. */
export async function takeUploads(tx: Tx, visitorId: string, ids: readonly string[]): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<UploadRow>(sql`delete from channels_chat.upload where id = any (${ids as string[]}) and visitor_id = ${visitorId} returning id, name, type, size, blob`);
  if (rows.length !== new Set(ids).size) throw invalid('A file is not there any more; attach it again.');
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
