import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams } from '../../platform/http/lists.ts';
import { publishInviting, saveInviting, turnInviting } from './commands/change-inviting.ts';
import { Inviting, InvitingFigures, TermsShape } from './contract.ts';
import { figuresOf } from './queries/figures.ts';
import { showInviting } from './queries/show-inviting.ts';
import type { Terms } from './rules/terms.ts';

const see = { permission: 'outreach.read' };
const write = { permission: 'outreach.write' };
const url = '/api/v1/brands/:id/inviting';
const done = Type.Object({ done: Type.Boolean() });

/** What the desk asks; what the widget asks comes in by the chat's public door. */
export function routes(app: App): void {
  app.read({ method: 'GET', url, summary: 'How a brand invites hesitating shoppers to chat', access: see, params: idParams, response: Inviting }, (tx, { params }) => showInviting(tx, params.id));
  app.read({ method: 'GET', url: `${url}/figures`, summary: 'Who was invited or not and why, what they did, and buyers of both arms', access: see, params: idParams, query: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 7, maximum: 180, default: 90 })) }), response: InvitingFigures, slow: true }, (tx, { params, query }) => figuresOf(tx, params.id, query.days ?? 90));
  app.write({ method: 'PUT', url, summary: 'Keep the draft of how a brand invites', access: write, params: idParams, body: TermsShape, response: done }, async (tx, { params, body }) => {
    await saveInviting(tx, params.id, body as Terms);
    return { done: true };
  });
  app.write({ method: 'POST', url: `${url}/publish`, summary: 'Put the draft live, and on', access: write, params: idParams, response: done }, async (tx, { params }) => {
    await publishInviting(tx, params.id);
    return { done: true };
  });
  app.write({ method: 'POST', url: `${url}/turn`, summary: 'Invite nobody from now on, or again', access: write, params: idParams, body: Type.Object({ on: Type.Boolean() }), response: done }, async (tx, { params, body }) => {
    await turnInviting(tx, params.id, body.on);
    return { done: true };
  });
}
