import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { listOf, pageQuery } from '../../platform/http/lists.ts';
import { AuditEntry } from './contract.ts';
import { listEntries } from './queries/list-entries.ts';

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
}
