import { Type } from 'typebox';
import { sql } from '../../../../platform/db/sql.ts';
import { invalid, notFound, Refusal } from '../../../../platform/refusal/refusal.ts';
import { FILE_BYTES, keepUpload } from '../commands/uploads.ts';
import { actorIn, count, type ChatRoom } from '../room.ts';
import { FILES } from '../rules/rate.ts';
import { chatsOf } from '../store/chats.ts';
import { visitorFor } from '../store/visitors.ts';
import type { AddRoute } from './public-door.ts';

const Kept = Type.Object({ id: Type.String(), name: Type.String(), type: Type.String(), size: Type.Integer() });
/** Types a page may show; everything else is saved, never opened. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Files of a chat: taken in before the message that carries them, and given back to those who may see it. */
export function fileRoutes(add: AddRoute, room: ChatRoom): void {
  const { ports } = room;
  add({ method: 'POST', url: '/files', bodyLimit: FILE_BYTES + 64 * 1024, response: Kept }, async ({ door, request, credentials }) => {
    const visitor = await ports.db.read(actorIn(door.brandId), (tx) => visitorFor(tx, door.brandId, credentials));
    count(room, 'files', visitor.id, FILES);
    const part = await request.file({ limits: { fileSize: FILE_BYTES, files: 1 } }).catch((error: Error) => {
      throw new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: error.message });
    });
    if (!part) throw invalid('Send the file as multipart form data.');
    const tooLarge = (): Refusal => new Refusal(413, 'too_large', `A file may have ${FILE_BYTES / 1024 / 1024} MB.`);
    const content = await part.toBuffer().catch((error: Error & { code?: string }) => {
      throw error.code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge() : new Refusal(400, 'bad_request', 'The file did not come through.', { because: error.message });
    });
    // The reader misses the limit when it is reached between the last piece and the end: a cut file is never kept.
    if (part.file.truncated) throw tooLarge();
    const { blob: _where, ...kept } = await keepUpload(ports, visitor, { name: part.filename, type: part.mimetype, content });
    return kept;
  });
  add({ method: 'GET', url: '/files/:id' }, async ({ door, params, credentials, reply }) => {
    const file = await ports.db.read(actorIn(door.brandId), async (tx) => {
      const chats = await chatsOf(tx, await visitorFor(tx, door.brandId, credentials));
      return tx.maybe<{ name: string; type: string; blob: string }>(sql`
        select a.name, a.type, a.blob from conversations.attachment a join channels_chat.line l on l.message_id = a.message_id
        where a.id = ${params.id} and l.chat_id = any (${chats.map((chat) => chat.id)}) and a.scan <> 'infected'`);
    });
    if (!file) throw notFound('file');
    const show = shown.has(file.type);
    return reply
      .header('content-type', show ? file.type : 'application/octet-stream')
      .header('content-disposition', `${show ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=3600')
      .send(await ports.blobs.stream(file.blob));
  });
}
