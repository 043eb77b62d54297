import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { conversationFor } from '../conversations/index.ts';
import { attach, close, handOn, reopen, take } from './commands/look-after.ts';
import { raiseByHand } from './commands/raise-by-hand.ts';
import { saveMatrix } from './commands/save-matrix.ts';
import { AttachInput, CloseInput, Escalation, Escalations, HandOnInput, Matrix, MatrixChange, RaiseInput, TakeInput } from './contract.ts';
import { showMatrix } from './queries/matrix-of.ts';
import { listClosed, listOpen, ofConversation, showEscalation } from './queries/show-escalations.ts';
import type { EscalationKind } from './rules/matrix.ts';

const idOrNumber = Type.Object({ id: Type.String({ maxLength: 36 }) });
const read = { permission: 'conversations.read' };
const change = { permission: 'conversations.change' };
const settings = { permission: 'escalations.settings' };

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/escalations', summary: 'What is escalated, the next deadline first; with ?open=false what was closed, newest first', access: read, query: Type.Object({ open: Type.Optional(Type.Boolean({ default: true })), ...pageQuery }), response: Escalations }, (tx, { query }) => (query.open === false ? listClosed(tx, query) : listOpen(tx)));
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/escalations', summary: 'What was escalated about a conversation, open ones first', access: read, params: idOrNumber, response: listOf(Escalation) }, async (tx, { params }) => ({ data: await ofConversation(tx, (await conversationFor(tx, params.id)).id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/escalations', summary: 'Escalate a conversation', access: change, params: idOrNumber, body: RaiseInput, response: Escalation }, async (tx, { params, body }) => showEscalation(tx, await raiseByHand(tx, params.id, body.kind, body.note ?? '')));
  app.write({ method: 'POST', url: '/api/v1/escalations/:id/take', summary: 'Make an escalation one’s own', access: change, params: idParams, body: TakeInput, response: Escalation }, async (tx, { params, body }) => {
    await take(tx, params.id, body.from ?? null);
    return showEscalation(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/escalations/:id/hand-on', summary: 'Give an escalation to a person or a team', access: change, params: idParams, body: HandOnInput, response: Escalation }, async (tx, { params, body }) => {
    await handOn(tx, params.id, { personId: body.person_id ?? null, teamId: body.team_id ?? null });
    return showEscalation(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/escalations/:id/attach', summary: 'Say that something is attached, or is not after all', access: change, params: idParams, body: AttachInput, response: Escalation }, async (tx, { params, body }) => {
    await attach(tx, params.id, body.what, body.done);
    return showEscalation(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/escalations/:id/close', summary: 'Close an escalation; only its owner does', access: change, params: idParams, body: CloseInput, response: Escalation }, async (tx, { params, body }) => {
    await close(tx, params.id, body.outcome, body.without ?? false);
    return showEscalation(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/escalations/:id/reopen', summary: 'Open a closed escalation again', access: change, params: idParams, response: Escalation }, async (tx, { params }) => {
    await reopen(tx, params.id);
    return showEscalation(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/escalation-matrix', summary: 'What a brand escalates, to whom, how fast, and what no program may do then', access: 'signed-in', params: idParams, response: Matrix }, (tx, { params }) => showMatrix(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/escalation-matrix', summary: 'Save a brand’s escalation matrix as its next version', access: settings, params: idParams, body: MatrixChange, response: Matrix }, async (tx, { params, body }) => {
    await saveMatrix(tx, params.id, body.version, body.kinds as EscalationKind[]);
    return showMatrix(tx, params.id);
  });
}
