import { fileTypeFromBuffer } from 'file-type';
import { narrowedTo } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { ReturnShape, Sent } from '../contract.ts';
import { askForLabel, markShipped, tellHowToSend, uploadLabel } from '../commands/labels.ts';
import { labelFiles } from '../ports.ts';
import { showReturn } from '../queries/one-return.ts';

const write = { permission: 'returns.write' };
const one = { access: write, params: idParams, response: ReturnShape } as const;
const LARGEST = 10 * 1024 * 1024;
const LABELS: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif']);

const tracked = (body: { carrier?: string; tracking_number?: string }) => ({ carrier: body.carrier?.trim() || null, trackingNumber: body.tracking_number?.trim() || null });

/** How goods get back: a label somebody made, the brand's own, or what the customer is told. */
export function labelRoutes(app: App): void {
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/label/ask', summary: 'Ask a connection for a label, again where the first failed' }, async (tx, { params }) => showReturn(tx, (await askForLabel(tx, params.id)).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/label-sent', summary: 'The customer was told how to send it', body: Sent }, async (tx, { params, body }) => showReturn(tx, (await tellHowToSend(tx, params.id, body.words ?? '', tracked(body))).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/shipped', summary: 'The customer sent it', body: Sent }, async (tx, { params, body }) => showReturn(tx, (await markShipped(tx, params.id, tracked(body))).row.id));
  app.open({ method: 'POST', url: '/api/v1/returns/:id/label', summary: 'Upload the brand’s own label (multipart: carrier, tracking_number, file; PDF or picture)', access: write, params: idParams, bodyLimit: LARGEST + 100_000, response: ReturnShape }, async ({ request, params, actor }) => {
    const sent = await request.file().catch((error: Error & { statusCode?: number }) => {
      throw error.statusCode === undefined ? new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: error.message }) : error;
    });
    if (sent === undefined) throw invalid('Send the label as multipart form data.');
    const bytes = await sent.toBuffer();
    if (sent.file.truncated || bytes.length > LARGEST) throw new Refusal(413, 'too_large', 'A label may have 10 MB.');
    const kind = (await fileTypeFromBuffer(bytes))?.mime ?? '';
    if (!LABELS.has(kind)) throw invalid('A label is a PDF or a picture.', [{ field: 'file', message: 'not_a_label' }]);
    const field = (name: string): string => {
      const part = sent.fields[name];
      return part !== undefined && 'value' in part ? String(part.value).trim().slice(0, 60) : '';
    };
    const blob = await labelFiles.get().blobs.put(bytes);
    const name = sent.filename.replaceAll(/[/\\]/g, '_').slice(0, 200) || 'label.pdf';
    return app.db.transact(actor, async (tx) => showReturn(tx, (await uploadLabel(tx, params.id, { name, type: kind, blob }, tracked({ carrier: field('carrier'), tracking_number: field('tracking_number') }))).row.id));
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
    return reply
      .header('content-type', LABELS.has(label.type) ? label.type : 'application/octet-stream')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(label.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'private, no-store')
      .send(await labelFiles.get().blobs.stream(label.blob));
  });
}
