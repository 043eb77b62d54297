import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { addReason, changeReason, mergeReasons, restoreReason, retireReason, splitReason } from './commands/change-reasons.ts';
import { renameTag, tagNamed, type TagRow } from './commands/tags.ts';
import { Merge, NewReason, NewTag, Reason, ReasonChange, Split, Tag, Version } from './contract.ts';
import { listReasons, listVersions } from './queries/trees.ts';

const change = { permission: 'taxonomy.change' };

export function routes(app: App): void {
  const reasons = listOf(Reason);
  app.read({ method: 'GET', url: '/api/v1/reasons', summary: 'Contact reasons of the brands you see', access: 'signed-in', response: reasons }, async (tx) => ({ data: await listReasons(tx), next_cursor: null }));
  const done = async (tx: Tx) => ({ data: await listReasons(tx), next_cursor: null });
  app.write({ method: 'POST', url: '/api/v1/reasons', summary: 'Add a contact reason', access: change, status: 201, body: NewReason, response: reasons }, async (tx, { body }) => {
    const { brand_id: brandId, parent_id: parentId, name, target_seconds: targetSeconds, deflection, complexity } = body;
    await addReason(tx, { brandId, parentId, name, ...(targetSeconds === undefined ? {} : { targetSeconds }), ...(deflection === undefined ? {} : { deflection }), ...(complexity === undefined ? {} : { complexity }) });
    return done(tx);
  });
  app.write({ method: 'PATCH', url: '/api/v1/reasons/:id', summary: 'Rename, move or re-aim a contact reason', access: change, params: idParams, body: ReasonChange, response: reasons }, async (tx, { params, body }) => {
    await changeReason(tx, params.id, body);
    return done(tx);
  });
  app.write({ method: 'POST', url: '/api/v1/reasons/:id/retire', summary: 'Take a contact reason out of use', access: change, params: idParams, body: Type.Object({ replaced_by_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]) }), response: reasons }, async (tx, { params, body }) => {
    await retireReason(tx, params.id, body.replaced_by_id);
    return done(tx);
  });
  app.write({ method: 'POST', url: '/api/v1/reasons/:id/restore', summary: 'Take a contact reason back into use', access: change, params: idParams, response: reasons }, async (tx, { params }) => {
    await restoreReason(tx, params.id);
    return done(tx);
  });
  app.write({ method: 'POST', url: '/api/v1/reasons/:id/split', summary: 'Make several contact reasons of one', access: change, params: idParams, body: Split, response: reasons }, async (tx, { params, body }) => {
    await splitReason(tx, params.id, body.names);
    return done(tx);
  });
  app.write({ method: 'POST', url: '/api/v1/reasons/merge', summary: 'Make one contact reason of several', access: change, body: Merge, response: reasons }, async (tx, { body }) => {
    await mergeReasons(tx, body.ids, body.into_id);
    return done(tx);
  });
  app.read({ method: 'GET', url: '/api/v1/reasons/versions', summary: 'What changed in the trees of contact reasons, newest first', access: 'signed-in', response: listOf(Version) }, async (tx) => ({ data: await listVersions(tx), next_cursor: null }));
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
