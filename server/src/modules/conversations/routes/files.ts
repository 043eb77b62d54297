import { Type } from 'typebox';
import { fileTypeFromBuffer } from 'file-type';
import { sql } from '../../../platform/db/sql.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { may, narrowedTo } from '../../../platform/actor/actor.ts';
import { forbidden, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { files } from '../ports.ts';
import { plainName } from '../rules/body.ts';

interface FileRow {
  id: string;
  brand_id: string;
  message_id: string | null;
  name: string;
  type: string;
  blob: string;
  scan: string;
}

/** Types a browser may show in a page; everything else is saved, never opened. */
const harmless = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain', 'audio/mpeg', 'video/mp4']);

const unreadable = (error: Error): Refusal => new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: error.message });

export async function fileRoutes(app: App): Promise<void> {
  app.open({ method: 'POST', url: '/api/v1/files', summary: 'Upload a file for a reply or a note (multipart: brand_id, file)', access: { permission: 'conversations.note' }, status: 201, bodyLimit: 31 * 1024 * 1024, response: Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer(), type: Type.String() }) }, async ({ request, actor }) => {
    const part = await request.file().catch((error: Error & { statusCode?: number }) => {
      throw error.statusCode === undefined ? unreadable(error) : error;
    });
    if (!part) throw invalid('Send the file as multipart form data.');
    const brandField = part.fields.brand_id;
    const brandId = brandField && 'value' in brandField ? String(brandField.value) : '';
    const bytes = await part.toBuffer().catch((error: Error & { statusCode?: number }) => {
      throw error.statusCode === undefined ? unreadable(error) : error;
    });
    // The reader misses the limit when it is reached between the last piece and the end: a cut file is never kept.
    if (part.file.truncated) throw new Refusal(413, 'too_large', 'A file may have 30 MB.');
    const sniffed = await fileTypeFromBuffer(bytes);
    const blob = await files.get().blobs.put(bytes);
    const name = plainName(part.filename).replaceAll(/[/\\]/g, '_').slice(0, 200) || 'file';
    const type = sniffed?.mime ?? (part.mimetype.startsWith('text/') ? 'text/plain' : 'application/octet-stream');
    const id = await app.db.transact(actor, async (tx) => {
      const made = tx.id();
      if (brandId === '') throw invalid('Say which brand the file is for, in the field brand_id before the file.');
      if (!may(actor, 'conversations.note', brandId)) throw forbidden('conversations.note');
      await tx.run(sql`insert into conversations.attachment (id, brand_id, uploaded_by, name, type, size, blob, created_at) values (${made}, ${brandId}, ${actor.id}, ${name}, ${type}, ${bytes.length}, ${blob}, ${tx.now})`);
      return made;
    });
    return { id, name, size: bytes.length, type };
  });
  app.fastify.get('/files/:id', { schema: { hide: true, params: idParams } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), 'conversations.read');
    const { id } = request.params as { id: string };
    const file = await app.db.transact(actor, async (tx) => {
      const row = await tx.maybe<FileRow>(sql`select id, brand_id, message_id, name, type, blob, scan from conversations.attachment where id = ${id}`);
      if (row) await record(tx, { action: 'conversations.file_opened', subjectKind: 'attachment', subjectId: row.id, brandId: row.brand_id });
      return row;
    });
    if (!file) throw notFound('file');
    if (file.scan === 'infected') throw forbidden('open an infected file');
    const show = harmless.has(file.type) && (request.query as { download?: string }).download === undefined;
    return reply
      .header('content-type', show ? file.type : 'application/octet-stream')
      .header('content-disposition', `${show ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'private, max-age=3600')
      .send(await files.get().blobs.stream(file.blob));
  });
  app.fastify.get('/raw/:id', { schema: { hide: true, params: idParams } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), 'conversations.read');
    const { id } = request.params as { id: string };
    const message = await app.db.read(actor, (tx) => tx.maybe<{ raw_blob: string | null }>(sql`select raw_blob from conversations.message where id = ${id}`));
    if (!message?.raw_blob) throw notFound('source of this message');
    return reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('content-disposition', 'attachment; filename="message.eml"')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(await files.get().blobs.stream(message.raw_blob));
  });
}
