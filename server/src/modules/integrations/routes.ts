import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, pageQuery } from '../../platform/http/lists.ts';
import { addEndpoint, changeEndpoint, changeSecret, dropEndpoint, redeliver, sendTest } from './commands/change-endpoints.ts';
import { DeliveryList, NewWebhook, Webhook, WebhookChange, WebhookList, WebhookWithSecret } from './contract.ts';
import type { IntegrationsPorts } from './ports.ts';
import { showDeliveries, showWebhook, showWebhooks } from './queries/show-webhooks.ts';
import { publicTypes } from './rules/public-events.ts';

const access = { permission: 'integrations.webhooks' };
const deliveryParams = Type.Object({ id: Type.String({ format: 'uuid' }), delivery_id: Type.String({ format: 'uuid' }) });
const Again = Type.Object({ deliveries: Type.Integer() });

export const routes = (ports: IntegrationsPorts, queued: () => void) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/webhooks', summary: 'Webhooks, how they fare, and the events there are', access, response: WebhookList }, async (tx) => ({ data: await showWebhooks(tx), next_cursor: null, event_types: [...publicTypes] }));
  app.write({ method: 'POST', url: '/api/v1/webhooks', summary: 'Add a webhook; its secret is shown once', access, status: 201, body: NewWebhook, response: WebhookWithSecret }, async (tx, { body }) => {
    const { id, secret } = await addEndpoint(tx, ports, body);
    return { webhook: await showWebhook(tx, id), secret };
  });
  app.read({ method: 'GET', url: '/api/v1/webhooks/:id', summary: 'One webhook', access, params: idParams, response: Webhook }, (tx, { params }) => showWebhook(tx, params.id));
  app.write({ method: 'PATCH', url: '/api/v1/webhooks/:id', summary: 'Change a webhook, or switch it off and on', access, params: idParams, body: WebhookChange, response: Webhook }, async (tx, { params, body }) => {
    await changeEndpoint(tx, ports, params.id, body);
    tx.afterCommit(queued);
    return showWebhook(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/webhooks/:id/secret', summary: 'Change the secret; the one before signs for a day more', access, params: idParams, response: WebhookWithSecret }, async (tx, { params }) => {
    const secret = await changeSecret(tx, ports, params.id);
    return { webhook: await showWebhook(tx, params.id), secret };
  });
  app.write({ method: 'DELETE', url: '/api/v1/webhooks/:id', summary: 'Remove a webhook; what waits for it is dropped', access, params: idParams, response: WebhookList }, async (tx, { params }) => {
    await dropEndpoint(tx, params.id);
    return { data: await showWebhooks(tx), next_cursor: null, event_types: [...publicTypes] };
  });
  app.write({ method: 'POST', url: '/api/v1/webhooks/:id/test', summary: 'Deliver a test', access, status: 201, params: idParams, response: Type.Object({ delivery_id: Type.String() }) }, async (tx, { params }) => {
    const deliveryId = await sendTest(tx, params.id);
    tx.afterCommit(queued);
    return { delivery_id: deliveryId };
  });
  app.read({ method: 'GET', url: '/api/v1/webhooks/:id/deliveries', summary: 'What was delivered and every try, newest first', access, params: idParams, query: Type.Object({ ...pageQuery, state: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('failed')])) }), response: DeliveryList }, (tx, { params, query }) => showDeliveries(tx, params.id, { ...query, limit: query.limit ?? 50 }));
  app.write({ method: 'POST', url: '/api/v1/webhooks/:id/deliveries/:delivery_id/redeliver', summary: 'Deliver one again', access, params: deliveryParams, response: Again }, async (tx, { params }) => {
    const deliveries = await redeliver(tx, params.id, params.delivery_id);
    tx.afterCommit(queued);
    return { deliveries };
  });
  app.write({ method: 'POST', url: '/api/v1/webhooks/:id/redeliver', summary: 'Deliver everything that failed again', access, params: idParams, response: Again }, async (tx, { params }) => {
    const deliveries = await redeliver(tx, params.id, null);
    tx.afterCommit(queued);
    return { deliveries };
  });
};
