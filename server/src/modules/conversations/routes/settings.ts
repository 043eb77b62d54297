import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { addStatus, changeStatus, retireStatus } from '../commands/change-statuses.ts';
import { Category, NewView, SavedView, Status } from '../contract.ts';
import { listStatuses } from '../queries/statuses.ts';
import { behaviourOf } from '../store/conversations.ts';

const read = { permission: 'conversations.read' };
const settings = { permission: 'conversations.settings' };
const name = Type.String({ minLength: 1, maxLength: 60 });
const statuses = listOf(Status);

export function settingRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/statuses', summary: 'Statuses of the brands you see', access: 'signed-in', response: statuses }, async (tx) => ({ data: await listStatuses(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/statuses', summary: 'Add a status', access: settings, status: 201, body: Type.Object({ brand_id: Type.String({ format: 'uuid' }), name, category: Category }), response: statuses }, async (tx, { body }) => {
    await addStatus(tx, body.brand_id, body.name, body.category);
    return { data: await listStatuses(tx), next_cursor: null };
  });
  app.write({ method: 'PATCH', url: '/api/v1/statuses/:id', summary: 'Rename or move a status', access: settings, params: idParams, body: Type.Object({ name: Type.Optional(name), position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })), is_default: Type.Optional(Type.Boolean()) }), response: statuses }, async (tx, { params, body }) => {
    await changeStatus(tx, params.id, body);
    return { data: await listStatuses(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/statuses/:id', summary: 'Take a status out of use', access: settings, params: idParams, response: statuses }, async (tx, { params }) => {
    await retireStatus(tx, params.id);
    return { data: await listStatuses(tx), next_cursor: null };
  });
  viewRoutes(app);
  behaviourRoutes(app);
}

function viewRoutes(app: App): void {
  const views = listOf(SavedView);
  const list = (tx: Tx) => tx.rows<never>(sql`
    select id, name, scope, team_id, query, position from conversations.saved_view
    where scope <> 'mine' or owner_id = ${tx.actor.id} order by scope, position, name`);
  app.read({ method: 'GET', url: '/api/v1/views', summary: 'Saved views', access: read, response: views }, async (tx) => ({ data: await list(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/views', summary: 'Save a view', access: read, status: 201, body: Type.Intersect([NewView, Type.Object({ brand_id: Type.String({ format: 'uuid' }) })]), response: views }, async (tx, { body }) => {
    await tx.run(sql`
      insert into conversations.saved_view (id, brand_id, owner_id, scope, team_id, name, query)
      values (${tx.id()}, ${body.brand_id}, ${tx.actor.id}, ${body.scope}, ${body.team_id ?? null}, ${body.name}, ${body.query})`);
    return { data: await list(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/views/:id', summary: 'Delete a view you made', access: read, params: idParams, response: views }, async (tx, { params }) => {
    const gone = await tx.run(sql`delete from conversations.saved_view where id = ${params.id} and owner_id = ${tx.actor.id}`);
    if (gone === 0) throw notFound('view of yours');
    return { data: await list(tx), next_cursor: null };
  });
}

function behaviourRoutes(app: App): void {
  const Behaviour = Type.Object({ undo_seconds: Type.Integer({ minimum: 0, maximum: 60 }), thanks_reopens: Type.Boolean(), reopen_days: Type.Integer({ minimum: 1, maximum: 365 }), number_in_subject: Type.Boolean() });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/behaviour', summary: 'How a brand’s conversations behave', access: read, params: idParams, response: Behaviour }, (tx, { params }) => behaviourOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/behaviour', summary: 'Change how a brand’s conversations behave', access: settings, params: idParams, body: Behaviour, response: Behaviour }, async (tx, { params, body }) => {
    await tx.run(sql`
      insert into conversations.behaviour (brand_id, undo_seconds, thanks_reopens, reopen_days, number_in_subject)
      values (${params.id}, ${body.undo_seconds}, ${body.thanks_reopens}, ${body.reopen_days}, ${body.number_in_subject})
      on conflict (brand_id) do update set undo_seconds = excluded.undo_seconds, thanks_reopens = excluded.thanks_reopens, reopen_days = excluded.reopen_days, number_in_subject = excluded.number_in_subject`);
    return behaviourOf(tx, params.id);
  });
}
