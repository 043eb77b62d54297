import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { may, narrowedTo } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { listOf, pageQuery } from '../../platform/http/lists.ts';
import { forbidden, notFound } from '../../platform/refusal/refusal.ts';
import { AuditEntry } from './contract.ts';
import { record } from './commands/record.ts';
import { listEntries, type AskedEntries } from './queries/list-entries.ts';
import { writeEntries } from './queries/write-entries.ts';

const uuid = Type.Optional(Type.String({ format: 'uuid' }));
const time = Type.Optional(Type.String({ format: 'date-time' }));

export function routes(app: App): void {
  app.read(
    {
      method: 'GET',
      url: '/api/v1/audit',
      summary: 'Who changed what and who looked, newest first',
      access: { permission: 'audit.read' },
      query: Type.Object({ ...pageQuery, brand_id: uuid, actor_id: uuid, subject_id: uuid, action: Type.Optional(Type.String({ maxLength: 100 })), from: time, to: time }),
      response: listOf(AuditEntry),
      slow: true,
    },
    (tx, { query }) => listEntries(tx, { ...query, limit: query.limit ?? 50 }),
  );
  // A download: as long as the record is, so it is no JSON answer with a schema.
  const filters = Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('jsonl')], { default: 'csv' }), brand_id: uuid, actor_id: uuid, subject_id: uuid, action: Type.Optional(Type.String({ maxLength: 100 })), from: time, to: time });
  app.fastify.get('/api/v1/audit/export', { schema: { summary: 'The record as a file, newest first', tags: ['audit'], querystring: filters } }, async (request, reply) => {
    const caller = await app.actorOf(request);
    const { format, ...asked } = request.query as AskedEntries & { format: 'csv' | 'jsonl' };
    if (!may(caller, 'audit.read')) throw forbidden('audit.read');
    if (asked.brand_id !== undefined && !may(caller, 'audit.read', asked.brand_id)) throw notFound('brand');
    const actor = narrowedTo(caller, 'audit.read');
    await app.db.transact(actor, (tx) => record(tx, { action: 'audit.exported', subjectKind: 'audit', ...(asked.brand_id === undefined ? {} : { brandId: asked.brand_id }), facts: { format } }));
    return reply
      .header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
      .header('content-disposition', `attachment; filename="record-${app.db.clock.now().toISOString().slice(0, 10)}.${format}"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(writeEntries(app.db, actor, asked, format)));
  });
}
