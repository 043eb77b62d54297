import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { may, narrowedTo } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, pageQuery } from '../../platform/http/lists.ts';
import { forbidden, invalid } from '../../platform/refusal/refusal.ts';
import { addImport, checkAgain, dropImport, startImport, stopImport } from './commands/change-import.ts';
import { addExport, dropExport, openExport } from './commands/change-export.ts';
import { formats, Export, ExportList, Import, ImportList, LeftOutList, NewExport, StartImport } from './contract.ts';
import type { TransfersPorts } from './ports.ts';
import { showExport, showExports } from './queries/show-exports.ts';
import { showImport, showImports, showLeftOut } from './queries/show-imports.ts';

const access = { permission: 'transfers.import' };

export const importRoutes = (ports: TransfersPorts) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/imports', summary: 'Imports from other desks, newest first', access, response: ImportList }, async (tx) => ({ data: await showImports(tx), next_cursor: null }));
  app.open({ method: 'POST', url: '/api/v1/imports', summary: 'Upload an export of another desk and check it (multipart: brand_id, format, label, then file)', access, status: 201, bodyLimit: ports.largestFile, response: Import }, async ({ request, actor }) => {
    const part = await request.file({ limits: { fileSize: ports.largestFile } });
    if (!part) throw invalid('Send the file as multipart form data.');
    const field = (name: string): string => {
      const given = part.fields[name];
      return given && 'value' in given ? String(given.value) : '';
    };
    const brandId = field('brand_id');
    const format = formats.find((known) => known === field('format'));
    if (brandId === '' || format === undefined) throw invalid(`Say in fields before the file which brand it is for (brand_id) and what it is (format: ${formats.join(', ')}).`);
    if (!may(actor, access.permission, brandId)) throw forbidden(access.permission);
    const { id: blob, size } = await ports.blobs.putStream(part.file as Readable);
    if (part.file.truncated) throw invalid(`The file is larger than ${Math.round(ports.largestFile / 1024 ** 3)} GB. Cut it into parts: each can be brought in alone.`);
    const id = await app.db.transact(actor, (tx) => addImport(tx, ports, { brandId, format, label: field('label'), name: part.filename || 'export', blob, size }));
    return app.db.read(actor, (tx) => showImport(tx, id));
  });
  app.read({ method: 'GET', url: '/api/v1/imports/:id', summary: 'An import and how far it is', access, params: idParams, response: Import }, (tx, { params }) => showImport(tx, params.id));
  app.read({ method: 'GET', url: '/api/v1/imports/:id/left-out', summary: 'What was not brought in, and why', access, params: idParams, query: Type.Object(pageQuery), response: LeftOutList }, (tx, { params, query }) => showLeftOut(tx, params.id, { limit: query.limit ?? 100, cursor: query.cursor }));
  app.write({ method: 'POST', url: '/api/v1/imports/:id/check', summary: 'Check the file again, with other columns', access, params: idParams, body: StartImport, response: Import }, async (tx, { params, body }) => {
    await checkAgain(tx, params.id, body);
    return showImport(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/imports/:id/start', summary: 'Bring it in; after a stop, go on', access, params: idParams, body: StartImport, response: Import }, async (tx, { params, body }) => {
    await startImport(tx, params.id, body);
    return showImport(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/imports/:id/stop', summary: 'Stop; what came stays', access, params: idParams, response: Import }, async (tx, { params }) => {
    await stopImport(tx, params.id);
    return showImport(tx, params.id);
  });
  app.write({ method: 'DELETE', url: '/api/v1/imports/:id', summary: 'Forget the file; conversations that came stay', access, params: idParams, response: ImportList }, async (tx, { params }) => {
    await dropImport(tx, params.id);
    return { data: await showImports(tx), next_cursor: null };
  });
};

const taking = { permission: 'transfers.export' };

export const exportRoutes = (ports: TransfersPorts) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/exports', summary: 'Exports of everything a brand has, newest first', access: taking, response: ExportList }, async (tx) => ({ data: await showExports(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/exports', summary: 'Write everything of a brand into one archive: lines of JSON, and files', access: taking, status: 201, body: NewExport, response: Export }, async (tx, { body, actor }) => {
    if (!may(actor, taking.permission, body.brand_id)) throw forbidden(taking.permission);
    return showExport(tx, await addExport(tx, body.brand_id, body.with_files ?? true));
  });
  app.read({ method: 'GET', url: '/api/v1/exports/:id', summary: 'An export and how far it is', access: taking, params: idParams, response: Export }, (tx, { params }) => showExport(tx, params.id));
  app.write({ method: 'DELETE', url: '/api/v1/exports/:id', summary: 'Remove the file of an export, or give it up', access: taking, params: idParams, response: ExportList }, async (tx, { params }) => {
    await dropExport(tx, params.id);
    return { data: await showExports(tx), next_cursor: null };
  });
  app.fastify.get('/exports/:id', { schema: { hide: true, params: idParams } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), taking.permission);
    const { id } = request.params as { id: string };
    const file = await app.db.transact(actor, (tx) => openExport(tx, id));
    return reply
      .header('content-type', 'application/gzip')
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename="keepdesk-${file.createdAt.toISOString().slice(0, 10)}.tar.gz"`)
      .header('cache-control', 'private, no-store')
      .send(await ports.blobs.stream(file.blob));
  });
};
