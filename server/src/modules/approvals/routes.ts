import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { notFound } from '../../platform/refusal/refusal.ts';
import { decide } from './commands/decide.ts';
import { Approval, Decision, type ApprovalView } from './contract.ts';
import { listRequests } from './queries/list-requests.ts';

const see = { permission: 'approvals.read' };

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/approvals', summary: 'What waits for a second person, oldest first; with ?open=false what was decided', access: see, query: Type.Object({ open: Type.Optional(Type.Boolean({ default: true })) }), response: listOf(Approval) }, async (tx, { query }) => ({
    data: await listRequests(tx, { open: query.open ?? true, id: null }), next_cursor: null,
  }));
  app.write({ method: 'POST', url: '/api/v1/approvals/:id/decide', summary: 'Approve or refuse; never what one asked for oneself', access: see, params: idParams, body: Decision, response: Approval }, async (tx, { params, body }) => {
    await decide(tx, params.id, body.approve, body.note ?? '');
    const [shown] = await listRequests(tx, { open: false, id: params.id });
    if (!shown) throw notFound('request');
    return shown satisfies ApprovalView;
  });
}
