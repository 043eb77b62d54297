import { Type } from 'typebox';
import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../platform/db/retry-on-clash.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { checkShop, grantedOf } from './commands/check-shop.ts';
import { connectShop } from './commands/connect-shop.ts';
import { receiveWebhook } from './commands/receive-webhook.ts';
import { subscribeWebhooks } from './commands/subscribe-webhooks.ts';
import { SYNC_JOB } from './commands/sync-shop.ts';
import { ConnectShop, Scope, Shop, ShopTest, TestShop, Webhook } from './contract.ts';
import type { ShopifyPorts } from './ports.ts';
import { showShops } from './queries/show-shops.ts';
import { SCOPES } from './rules/scopes.ts';
import { isSignedBy } from './rules/verify-webhook.ts';
import { markScopes, recentWebhooks, removeShop, shopByDomain, shopById } from './store/shops.ts';

const settings = { permission: 'commerce.settings' };
const shops = listOf(Shop);
const receiver = systemActor('shopify');
const WEBHOOK_BYTES = 8 * 1024 * 1024;

export const routes = (ports: ShopifyPorts) => (app: App): void => {
  /** A shop of the actor's, with the token it is asked by. */
  const opened = async (actor: Actor, id: string): Promise<{ id: string; domain: string; token: string }> => {
    const shop = await app.db.read(actor, (tx) => shopById(tx, id));
    if (!shop) throw notFound('shop');
    if (shop.access_token === null) throw new Refusal(422, 'access_refused', `${shop.domain} has taken our access back. Connect the shop again.`);
    return { id, domain: shop.domain, token: ports.vault.open(shop.access_token, `shop:${id}:token`) };
  };
  app.read({ method: 'GET', url: '/api/v1/commerce/shopify', summary: 'Connected Shopify shops and how far their sync is', access: settings, response: shops }, async (tx) => ({ data: await showShops(tx), next_cursor: null }));
  app.open({ method: 'GET', url: '/api/v1/commerce/shopify/scopes', summary: 'The permissions an app in Shopify needs, before there is one', access: settings, response: listOf(Scope) }, async () => ({ data: [...SCOPES], next_cursor: null }));
  app.open({ method: 'POST', url: '/api/v1/commerce/shopify', summary: 'Connect a Shopify shop', access: settings, status: 201, body: ConnectShop, response: shops }, async ({ actor, body }) => {
    await connectShop(ports, actor, body);
    return { data: await app.db.read(actor, showShops), next_cursor: null };
  });
  app.open({ method: 'POST', url: '/api/v1/commerce/shopify/test', summary: 'Ask a shop who it is and what a token may do; keeps nothing', access: settings, body: TestShop, response: ShopTest }, ({ body }) => checkShop(ports, { domain: body.domain, token: body.access_token }));
  app.open({ method: 'POST', url: '/api/v1/commerce/shopify/:id/test', summary: 'Ask a connected shop whether it still lets us in', access: settings, params: idParams, response: ShopTest }, async ({ actor, params }) => {
    const about = await checkShop(ports, await opened(actor, params.id));
    await app.db.transact(actor, (tx) => markScopes(tx, params.id, grantedOf(about)));
    return about;
  });
  app.open({ method: 'POST', url: '/api/v1/commerce/shopify/:id/webhooks', summary: 'Ask a connected shop for its webhooks again', access: settings, params: idParams, response: shops }, async ({ actor, params }) => {
    await subscribeWebhooks(ports, await opened(actor, params.id));
    return { data: await app.db.read(actor, showShops), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/commerce/shopify/:id/sync', summary: 'Look for changes in a shop now', access: settings, params: idParams, response: shops }, async (tx, { params }) => {
    const shop = await shopById(tx, params.id);
    if (!shop) throw notFound('shop');
    await tx.schedule({ kind: SYNC_JOB, key: shop.id, brandId: shop.brand_id, payload: { shop_id: shop.id } });
    return { data: await showShops(tx), next_cursor: null };
  });
  app.read({ method: 'GET', url: '/api/v1/commerce/shopify/:id/webhooks', summary: 'The latest webhooks of a shop and what became of them', access: settings, params: idParams, response: listOf(Webhook) }, async (tx, { params }) => ({ data: (await recentWebhooks(tx, params.id)).map((row) => ({ ...row, at: row.at.toISOString() })), next_cursor: null }));
  app.write({ method: 'DELETE', url: '/api/v1/commerce/shopify/:id', summary: 'Disconnect a shop; its orders stay', access: settings, params: idParams, response: shops }, async (tx, { params }) => {
    if ((await removeShop(tx, params.id)) === 0) throw notFound('shop');
    await tx.unschedule(SYNC_JOB, params.id);
    return { data: await showShops(tx), next_cursor: null };
  });
  void app.fastify.register(async (scope) => receiving(ports, app, scope));
};

/** The signature is over the bytes as they came, so here bodies are not parsed. */
function receiving(ports: ShopifyPorts, app: App, scope: App['fastify']): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: WEBHOOK_BYTES }, (_request, body, done) => done(null, body));
  scope.post('/webhooks/shopify/:shop', { schema: { hide: true, params: Type.Object({ shop: Type.String({ maxLength: 100 }) }) }, bodyLimit: WEBHOOK_BYTES, config: { rateLimit: { max: 60_000, timeWindow: 60_000 } } }, async (request) => {
    const header = (name: string): string => String(request.headers[name] ?? '');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const shop = await app.db.read(receiver, (tx) => shopByDomain(tx, (request.params as { shop: string }).shop.toLowerCase()));
    // A stranger learns nothing of which shops are connected: the answer is the same.
    const secret = shop ? ports.vault.open(shop.webhook_secret, `shop:${shop.id}:webhooks`) : 'nobody';
    if (!isSignedBy(secret, body, header('x-shopify-hmac-sha256')) || !shop || header('x-shopify-shop-domain').toLowerCase() !== shop.domain) throw new Refusal(401, 'bad_signature', 'This webhook is not signed by a connected shop.');
    const webhook = { id: header('x-shopify-webhook-id') || header('x-shopify-event-id') || String(request.id), topic: header('x-shopify-topic').toLowerCase(), body: body.toString('utf8'), triggeredAt: momentOf(header('x-shopify-triggered-at')) };
    const outcome = await retryOnClash(() => app.db.transact(receiver, (tx) => receiveWebhook(tx, shop, webhook)));
    return { outcome };
  });
}

function momentOf(text: string): Date | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at;
}
