import { fileTypeFromBuffer } from 'file-type';
import { Type } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { may, narrowedTo } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { forbidden, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { LabelPlaces, LabelServices, OwnLabel, ReturnShape, SendLabel, Sent } from '../contract.ts';
import { askForLabel, markShipped, tellHowToSend, uploadLabel, type LabelFile } from '../commands/labels.ts';
import { currentLabel, sendLabel, sizeOfLabel } from '../commands/send-label.ts';
import { labelFiles, labelMakers, makerOf } from '../ports.ts';
import { showReturn } from '../queries/one-return.ts';

const write = { permission: 'returns.write' };
const settings = { permission: 'returns.settings' };
const placeParams = Type.Object({ id: idParams.properties.id, place: Type.String({ maxLength: 100 }) });
const one = { access: write, params: idParams, response: ReturnShape } as const;
const LARGEST = 10 * 1024 * 1024;
const LABELS: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif']);

const tracked = (body: { carrier?: string; tracking_number?: string }) => ({ carrier: body.carrier?.trim() || null, trackingNumber: body.tracking_number?.trim() || null });

/** How goods get back: a label somebody made, the brand's own, or what the customer is told. */
export function labelRoutes(app: App): void {
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/label/ask', summary: 'Ask a connection for a label, again where the first failed' }, async (tx, { params }) => showReturn(tx, (await askForLabel(tx, params.id)).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/label-sent', summary: 'The customer was told how to send it', body: Sent }, async (tx, { params, body }) => showReturn(tx, (await tellHowToSend(tx, params.id, body.words ?? '', tracked(body))).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/shipped', summary: 'The customer sent it', body: Sent }, async (tx, { params, body }) => showReturn(tx, (await markShipped(tx, params.id, tracked(body))).row.id));
  app.open({ method: 'POST', url: '/api/v1/returns/:id/label/send', summary: 'Write to the customer with the label beside it', access: write, params: idParams, body: SendLabel, response: ReturnShape }, async ({ params, body, actor }) => {
    const size = await sizeOfLabel((await app.db.read(actor, (tx) => currentLabel(tx, params.id)))?.blob ?? null);
    return app.db.transact(actor, async (tx) => showReturn(tx, (await sendLabel(tx, params.id, body.text, size)).row.id));
  });
  app.open({ method: 'POST', url: '/api/v1/returns/:id/label', summary: 'Upload the brand’s own label (multipart: carrier, tracking_number, file; PDF or picture)', access: write, params: idParams, bodyLimit: LARGEST + 100_000, response: ReturnShape }, async ({ request, params, actor }) => {
    const { file, field } = await uploaded(request);
    const tracking = tracked({ carrier: field('carrier'), tracking_number: field('tracking_number') });
    return app.db.transact(actor, async (tx) => showReturn(tx, (await uploadLabel(tx, params.id, file, tracking)).row.id));
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/label-places', summary: 'Connected places that can make labels for a brand', access: settings, params: idParams, response: LabelPlaces }, async (tx, { params }) => ({ data: (await Promise.all(labelMakers.get().map((maker) => maker.places(tx, params.id)))).flat().map((place) => ({ ...place })) }));
  app.open({ method: 'GET', url: '/api/v1/brands/:id/label-places/:place/services', summary: 'What can be bought at one of them; the place is asked now', access: settings, params: placeParams, response: LabelServices }, async ({ params, actor }) => {
    const found = await app.db.read(actor, (tx) => makerOf(tx, params.id, params.place));
    if (found === null) throw notFound('place that makes labels');
    try {
      return { data: [...(await found.maker.services(params.id, params.place))] };
    } catch (error) {
      throw new Refusal(422, 'place_refused', `${found.place.name} says: ${(error as Error).message}`, { details: [{ message: (error as Error).message, problem: 'place_said', called: found.place.name, said: (error as Error).message }] });
    }
  });
  app.open({ method: 'POST', url: '/api/v1/brands/:id/own-labels', summary: 'Upload a label that every customer gets (multipart: file; PDF or picture)', access: settings, status: 201, params: idParams, bodyLimit: LARGEST + 100_000, response: OwnLabel }, async ({ request, params, actor }) => {
    const { file } = await uploaded(request);
    return app.db.transact(actor, async (tx) => {
      if (!may(actor, 'returns.settings', params.id)) throw forbidden('returns.settings');
      const id = tx.id();
      await tx.run(sql`insert into returns.own_label (id, brand_id, name, type, blob, by_id, at) values (${id}, ${params.id}, ${file.name}, ${file.type}, ${file.blob}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
      return { id, name: file.name };
    });
  });
  app.fastify.get('/own-labels/:id', { schema: { hide: true, params: idParams } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), 'returns.read');
    const { id } = request.params as { id: string };
    const file = await app.db.read(actor, (tx) => tx.maybe<LabelFile>(sql`select name, type, blob from returns.own_label where id = ${id}`));
    if (file === undefined) throw notFound('label');
    return shown(reply, file);
  });
  app.fastify.get('/return-labels/:id', { schema: { hide: true, params: idParams } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), 'returns.read');
    const { id } = request.params as { id: string };
    const label = await app.db.transact(actor, async (tx) => {
      const row = await tx.maybe<{ brand_id: string; return_id: string; name: string; type: string; blob: string | null }>(sql`select brand_id, return_id, name, type, blob from returns.label where id = ${id}`);
      if (row) await record(tx, { action: 'returns.label_opened', subjectKind: 'return', subjectId: row.return_id, brandId: row.brand_id });
      return row;
    });
    if (label === undefined || label.blob === null) throw notFound('label');
    return shown(reply, { ...label, blob: label.blob });
  });
}

async function shown(reply: FastifyReply, file: LabelFile): Promise<FastifyReply> {
  return reply
    .header('content-type', LABELS.has(file.type) ? file.type : 'application/octet-stream')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(await labelFiles.get().blobs.stream(file.blob));
}

/** A label as somebody sent it: a PDF or a picture, kept, and the fields beside it. */
async function uploaded(request: FastifyRequest): Promise<{ file: LabelFile; field: (name: string) => string }> {
  const sent = await request.file().catch((error: Error & { statusCode?: number }) => {
    throw error.statusCode === undefined ? new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: error.message }) : error;
  });
  if (sent === undefined) throw invalid('Send the label as multipart form data.');
  const bytes = await sent.toBuffer();
  if (sent.file.truncated || bytes.length > LARGEST) throw new Refusal(413, 'too_large', 'A label may have 10 MB.');
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (!LABELS.has(type)) throw invalid('A label is a PDF or a picture.', [{ field: 'file', message: 'not_a_label' }]);
  const name = sent.filename.replaceAll(/[/\\]/g, '_').slice(0, 200) || 'label.pdf';
  const field = (wanted: string): string => {
    const part = sent.fields[wanted];
    return part !== undefined && 'value' in part ? String(part.value).trim().slice(0, 60) : '';
  };
  return { file: { name, type, blob: await labelFiles.get().blobs.put(bytes) }, field };
}
