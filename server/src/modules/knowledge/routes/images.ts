import { Type } from 'typebox';
import { fileTypeFromBuffer } from 'file-type';
import { may, narrowedTo } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { forbidden, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { keepImage, PICTURE_BYTES, pictureTypes } from '../commands/keep-image.ts';
import { imageStream, type ArticleImage } from '../queries/image-of.ts';

/** Pictures of articles: taken in while somebody writes, shown to whoever reads drafts. Readers get theirs from the help centre itself. */
export async function imageRoutes(app: App): Promise<void> {
  app.open({ method: 'POST', url: '/api/v1/articles/images', summary: 'Upload a picture for an article (multipart: brand_id, file)', access: { permission: 'knowledge.write' }, status: 201, bodyLimit: PICTURE_BYTES + 64 * 1024, response: Type.Object({ id: Type.String(), url: Type.String() }) }, async ({ request, actor }) => {
    const part = await request.file({ limits: { fileSize: PICTURE_BYTES, files: 1 } }).catch((error: Error) => {
      throw new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: error.message });
    });
    if (!part) throw invalid('Send the picture as multipart form data.');
    const bytes = await part.toBuffer().catch(() => null);
    if (bytes === null || part.file.truncated) throw new Refusal(413, 'too_large', `A picture may have ${PICTURE_BYTES / 1024 / 1024} MB.`);
    const brandField = part.fields.brand_id;
    const brandId = brandField && 'value' in brandField ? String(brandField.value) : '';
    if (!/^[0-9a-f-]{36}$/.test(brandId)) throw invalid('Say which brand the picture is for, in the field brand_id before the file.');
    if (!may(actor, 'knowledge.write', brandId)) throw forbidden('knowledge.write');
    const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
    if (!pictureTypes.has(type)) throw invalid('This is no picture a page can show. Use PNG, JPEG, GIF or WebP.', [{ field: 'file', message: 'is of another type', problem: 'no_picture' }]);
    const id = await app.db.transact(actor, (tx) => keepImage(tx, brandId, { name: part.filename, type, bytes }));
    return { id, url: `/article-images/${id}` };
  });
  app.fastify.get('/article-images/:id', { schema: { hide: true, params: idParams } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), 'knowledge.read');
    const { id } = request.params as { id: string };
    const image = await app.db.read(actor, (tx) => tx.maybe<ArticleImage>(sql`select type, size, blob from knowledge.image where id = ${id}`));
    if (!image) throw notFound('picture');
    return reply.header('content-type', image.type).header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff').header('cache-control', 'private, max-age=86400').send(await imageStream(image));
  });
}
