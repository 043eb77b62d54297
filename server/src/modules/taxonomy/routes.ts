import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { addReason, changeReason, retireReason, type ReasonRow } from './commands/change-reasons.ts';
import { renameTag, tagNamed, type TagRow } from './commands/tags.ts';
import { NewReason, NewTag, Reason, ReasonChange, Tag, type ReasonView } from './contract.ts';

const change = { permission: 'taxonomy.change' };

export function routes(app: App): void {
  const reasons = listOf(Reason);
  app.read({ method: 'GET', url: '/api/v1/reasons', summary: 'Contact reasons of the brands you see', access: 'signed-in', response: reasons }, async (tx) => ({ data: await listReasons(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/reasons', summary: 'Add a contact reason', access: change, status: 201, body: NewReason, response: reasons }, async (tx, { body }) => {
    await addReason(tx, { brandId: body.brand_id, parentId: body.parent_id, name: body.name, ...(body.target_seconds === undefined ? {} : { targetSeconds: body.target_seconds }) });
    return { data: await listReasons(tx), next_cursor: null };
  });
  app.write({ method: 'PATCH', url: '/api/v1/reasons/:id', summary: 'Rename a contact reason or move its target', access: change, params: idParams, body: ReasonChange, response: reasons }, async (tx, { params, body }) => {
    await changeReason(tx, params.id, body);
    return { data: await listReasons(tx), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/reasons/:id/retire', summary: 'Take a contact reason out of use', access: change, params: idParams, body: Type.Object({ replaced_by_id: Type.Union([Type.String(), Type.Null()]) }), response: reasons }, async (tx, { params, body }) => {
    await retireReason(tx, params.id, body.replaced_by_id);
    return { data: await listReasons(tx), next_cursor: null };
  });
  app.read({ method: 'GET', url: '/api/v1/tags', summary: 'Tags of the brands you see', access: 'signed-in', response: listOf(Tag) }, async (tx) => ({
    data: await tx.rows<TagRow>(sql`select id, brand_id, name from taxonomy.tag order by lower(name) limit 2000`),
    next_cursor: null,
  }));
  app.write({ method: 'POST', url: '/api/v1/tags', summary: 'Make a tag', access: { permission: 'conversations.change' }, status: 201, body: NewTag, response: Tag }, (tx, { body }) => tagNamed(tx, body.brand_id, body.name));
  app.write({ method: 'PATCH', url: '/api/v1/tags/:id', summary: 'Rename a tag', access: change, params: idParams, body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }) }), response: Tag }, async (tx, { params, body }) => {
    await renameTag(tx, params.id, body.name);
    return tx.one<TagRow>(sql`select id, brand_id, name from taxonomy.tag where id = ${params.id}`);
  });
}

async function listReasons(tx: Tx): Promise<ReasonView[]> {
  const rows = await tx.rows<ReasonRow>(sql`select * from taxonomy.reason order by brand_id, position, key limit 5000`);
  return rows.map((row) => ({
    id: row.id, brand_id: row.brand_id, parent_id: row.parent_id, key: row.key, name: row.name, deflection: row.deflection, complexity: row.complexity,
    target_seconds: row.target_seconds, position: row.position, retired: row.retired_version !== null, replaced_by_id: row.replaced_by_id,
  }));
}
