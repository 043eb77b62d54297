import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { addStatus, changeStatus, retireStatus } from '../commands/change-statuses.ts';
import { changeView, removeView, saveView } from '../commands/keep-views.ts';
import { Category, NewView, SavedView, Status } from '../contract.ts';
import { listStatuses } from '../queries/statuses.ts';
import { savedView, savedViews } from '../queries/views.ts';
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
  const list = async (tx: Tx) => ({ data: await savedViews(tx), next_cursor: null });
  app.read({ method: 'GET', url: '/api/v1/views', summary: 'Saved views: your own, your teams’ and everyone’s', access: read, response: views }, list);
  app.write({ method: 'POST', url: '/api/v1/views', summary: 'Save a view', access: read, status: 201, body: Type.Intersect([NewView, Type.Object({ brand_id: Type.String({ format: 'uuid' }) })]), response: SavedView }, async (tx, { body }) => savedView(tx, await saveView(tx, body.brand_id, body)));
  app.write({ method: 'PUT', url: '/api/v1/views/:id', summary: 'Change a view', access: read, params: idParams, body: NewView, response: SavedView }, async (tx, { params, body }) => {
    await changeView(tx, params.id, body);
    return savedView(tx, params.id);
  });
  app.write({ method: 'DELETE', url: '/api/v1/views/:id', summary: 'Remove a view', access: read, params: idParams, response: views }, async (tx, { params }) => {
    await removeView(tx, params.id);
    return list(tx);
  });
}

function behaviourRoutes(app: App): void {
  const Behaviour = Type.Object({ undo_seconds: Type.Integer({ minimum: 0, maximum: 60 }), thanks_reopens: Type.Boolean(), reopen_days: Type.Integer({ minimum: 1, maximum: 365 }), number_in_subject: Type.Boolean(), reason_required: Type.Boolean({ default: false }) });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/behaviour', summary: 'How a brand’s conversations behave', access: read, params: idParams, response: Behaviour }, (tx, { params }) => behaviourOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/behaviour', summary: 'Change how a brand’s conversations behave', access: settings, params: idParams, body: Behaviour, response: Behaviour }, async (tx, { params, body }) => {
    await tx.run(sql`
      insert into conversations.behaviour (brand_id, undo_seconds, thanks_reopens, reopen_days, number_in_subject, reason_required)
      values (${params.id}, ${body.undo_seconds}, ${body.thanks_reopens}, ${body.reopen_days}, ${body.number_in_subject}, ${body.reason_required})
      on conflict (brand_id) do update set undo_seconds = excluded.undo_seconds, thanks_reopens = excluded.thanks_reopens, reopen_days = excluded.reopen_days, number_in_subject = excluded.number_in_subject, reason_required = excluded.reason_required`);
    return behaviourOf(tx, params.id);
  });
}
