import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { Risks, RiskTaught } from './contract.ts';
import { showRisks } from './queries/show-risks.ts';
import { showTaught } from './queries/show-taught.ts';

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/risks', summary: 'What is likely to happen next with its customer: they write again, something comes back, they do not buy again', access: { permission: 'conversations.read' }, params: idParams, response: Risks }, (tx, { params }) => showRisks(tx, params.id));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/risks', summary: 'What a brand’s own history taught about these, and how far it came true', access: { permission: 'conversations.read' }, params: idParams, response: listOf(RiskTaught) }, async (tx, { params }) => ({ data: await showTaught(tx, params.id), next_cursor: null }));
}
