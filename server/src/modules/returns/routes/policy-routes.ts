import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { PolicyChange, PolicyVersion, PolicyView, TriedPolicy, TryPolicy } from '../contract.ts';
import { dropDraft, publishPolicy, saveDraft, type Terms } from '../commands/save-policy.ts';
import { showPolicy, showVersions, tryPolicy } from '../queries/show-policy.ts';

const settings = { permission: 'returns.settings' };
const one = { access: settings, params: idParams, response: PolicyView } as const;

export function policyRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/return-policy', summary: 'What a brand takes back, and the draft somebody works on', access: { permission: 'returns.read' }, params: idParams, response: PolicyView }, (tx, { params }) => showPolicy(tx, params.id));
  app.write({ ...one, method: 'PUT', url: '/api/v1/brands/:id/return-policy', summary: 'Publish a policy as the brand’s next version; returns asked for before keep theirs', body: PolicyChange }, async (tx, { params, body }) => {
    await publishPolicy(tx, params.id, body.version, body as Terms, body.restored_from ?? null);
    return showPolicy(tx, params.id);
  });
  app.write({ ...one, method: 'PUT', url: '/api/v1/brands/:id/return-policy/draft', summary: 'Keep what somebody works on; nobody is judged by it', body: PolicyChange }, async (tx, { params, body }) => {
    await saveDraft(tx, params.id, body.version, body as Terms);
    return showPolicy(tx, params.id);
  });
  app.write({ ...one, method: 'DELETE', url: '/api/v1/brands/:id/return-policy/draft', summary: 'Throw the draft away' }, async (tx, { params }) => {
    await dropDraft(tx, params.id);
    return showPolicy(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/return-policy/versions', summary: 'Who published what, newest first', access: settings, params: idParams, query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }), response: listOf(PolicyVersion) }, async (tx, { params, query }) => ({ data: await showVersions(tx, params.id, query.limit ?? 20), next_cursor: null }));
  app.read({ method: 'POST', url: '/api/v1/brands/:id/return-policy/try', summary: 'What a policy would decide for every line of an order now; changes nothing', access: settings, params: idParams, body: TryPolicy, response: TriedPolicy }, (tx, { params, body }) => tryPolicy(tx, params.id, body.policy as Terms['policy'], body as never));
}
