import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { may } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { forbidden, invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { importArticles } from '../commands/import-articles.ts';
import { ImportReport, languageShape } from '../contract.ts';
import { exportArticles } from '../queries/export-articles.ts';
import { openArchive } from '../rules/open-archive.ts';

const LARGEST = 64 * 1024 * 1024;

/** Articles in and out as files. */
export function movingRoutes(app: App): void {
  const query = Type.Object({ brand_id: Type.String({ format: 'uuid' }), language: Type.Optional(languageShape), dry_run: Type.Optional(Type.Boolean()), publish: Type.Optional(Type.Boolean()) });
  app.open({ method: 'POST', url: '/api/v1/articles/import', summary: 'Take in Markdown or HTML, one file or a zip of them (multipart: file); with dry_run tell what would happen', access: { permission: 'knowledge.write' }, bodyLimit: LARGEST + 64 * 1024, query, response: ImportReport }, async ({ request, actor, query: { brand_id: brandId, language = 'en', dry_run: dryRun = false, publish = false } }) => {
    const { name, bytes } = await uploaded(request);
    const files = openArchive(name, bytes);
    return app.db.transact(actor, (tx) => importArticles(tx, files, { brandId, language, dryRun, publish }));
  });
  app.fastify.get('/api/v1/articles/export', { schema: { summary: 'Everything a brand wrote, as a zip that can be imported', tags: ['articles'], querystring: Type.Object({ brand_id: Type.String({ format: 'uuid' }) }) } }, async (request, reply) => {
    const actor = await app.actorOf(request);
    const { brand_id: brandId } = request.query as { brand_id: string };
    if (!may(actor, 'knowledge.read', brandId)) throw forbidden('knowledge.read');
    const archive = await app.db.read(actor, (tx) => exportArticles(tx, brandId));
    return reply.header('content-type', 'application/zip').header('content-disposition', 'attachment; filename="help-centre.zip"').send(Buffer.from(archive));
  });
}

async function uploaded(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  const part = await request.file({ limits: { fileSize: LARGEST, files: 1 } }).catch((error: Error) => {
    throw new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: error.message });
  });
  if (!part) throw invalid('Send the file as multipart form data.');
  const bytes = await part.toBuffer().catch(() => null);
  if (bytes === null || part.file.truncated) throw new Refusal(413, 'too_large', `An import may have ${LARGEST / 1024 / 1024} MB.`);
  return { name: part.filename, bytes };
}
