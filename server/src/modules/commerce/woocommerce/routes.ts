import { Type } from 'typebox';
import { may, systemActor, type Actor } from '../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../platform/db/retry-on-clash.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { forbidden, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { openSite } from './commands/ask-site.ts';
import { checkSite } from './commands/check-site.ts';
import { connectSite, siteGiven } from './commands/connect-site.ts';
import { receiveWebhook } from './commands/receive-webhook.ts';
import { subscribeWebhooks } from './commands/subscribe-webhooks.ts';
import { SYNC_JOB } from './commands/sync-site.ts';
import { ConnectSite, Site, SiteTest, TestSite } from './contract.ts';
import { webhookPurpose, type WooPorts } from './ports.ts';
import { showSites } from './queries/show-sites.ts';
import { isSignedBy } from './rules/verify-webhook.ts';
import { markMayWrite, removeSite, siteById } from './store/sites.ts';

const access = { permission: 'commerce.settings' };
const sites = listOf(Site);
const receiver = systemActor('woocommerce');
const WEBHOOK_BYTES = 8 * 1024 * 1024;

export const routes = (ports: WooPorts) => (app: App): void => {
  const shown = async (actor: Actor) => ({ data: await app.db.read(actor, showSites), next_cursor: null });
  app.read({ method: 'GET', url: '/api/v1/commerce/woocommerce', summary: 'Connected WooCommerce sites and how far their sync is', access, response: sites }, async (tx) => ({ data: await showSites(tx), next_cursor: null }));
  app.open({ method: 'POST', url: '/api/v1/commerce/woocommerce', summary: 'Connect a WooCommerce site', access, status: 201, body: ConnectSite, response: sites }, async ({ actor, body }) => {
    if (!may(actor, 'commerce.settings', body.brand_id)) throw forbidden('commerce.settings');
    await connectSite(ports, actor, body.brand_id, body);
    return shown(actor);
  });
  app.open({ method: 'POST', url: '/api/v1/commerce/woocommerce/test', summary: 'Ask a site who it is and what a key may do; keeps nothing', access, body: TestSite, response: SiteTest }, ({ body }) => checkSite(ports, siteGiven(ports, body)));
  app.open({ method: 'POST', url: '/api/v1/commerce/woocommerce/:id/test', summary: 'Ask a connected site whether it still lets us in', access, params: idParams, response: SiteTest }, async ({ actor, params }) => {
    const row = await app.db.read(actor, (tx) => siteById(tx, params.id));
    if (!row) throw notFound('site');
    const about = await checkSite(ports, openSite(ports, row));
    await app.db.transact(actor, (tx) => markMayWrite(tx, row.id, about.permissions.some((one) => one.name === 'write' && one.granted)));
    return about;
  });
  app.open({ method: 'POST', url: '/api/v1/commerce/woocommerce/:id/webhooks', summary: 'Ask a connected site for its webhooks again', access, params: idParams, response: sites }, async ({ actor, params }) => {
    if (!(await app.db.read(actor, (tx) => siteById(tx, params.id)))) throw notFound('site');
    await subscribeWebhooks(ports, params.id);
    return shown(actor);
  });
  app.write({ method: 'POST', url: '/api/v1/commerce/woocommerce/:id/sync', summary: 'Look for changes at a site now', access, params: idParams, response: sites }, async (tx, { params }) => {
    const row = await siteById(tx, params.id);
    if (!row) throw notFound('site');
    await tx.schedule({ kind: SYNC_JOB, key: row.id, brandId: row.brand_id, payload: { site_id: row.id } });
    return { data: await showSites(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/commerce/woocommerce/:id', summary: 'Disconnect a site; its orders stay', access, params: idParams, response: sites }, async (tx, { params }) => {
    if ((await removeSite(tx, params.id)) === 0) throw notFound('site');
    await tx.unschedule(SYNC_JOB, params.id);
    return { data: await showSites(tx), next_cursor: null };
  });
  void app.fastify.register(async (scope) => receiving(ports, app, scope));
};

/** The signature is over the bytes as they came, so here bodies are not parsed. */
function receiving(ports: WooPorts, app: App, scope: App['fastify']): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: WEBHOOK_BYTES }, (_request, body, done) => done(null, body));
  scope.post('/webhooks/woocommerce/:id', { schema: { hide: true, params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }) }, bodyLimit: WEBHOOK_BYTES, config: { rateLimit: { max: 60_000, timeWindow: 60_000 } } }, async (request) => {
    const header = (name: string): string => String(request.headers[name] ?? '');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const site = await app.db.read(receiver, (tx) => siteById(tx, (request.params as { id: string }).id));
    // WooCommerce knocks once, unsigned, when a webhook is made (`webhook_id=…`), and gives it up unless it is answered kindly.
    if (header('x-wc-webhook-signature') === '' && /^webhook_id=\d+$/.test(body.toString('utf8').trim())) return { outcome: 'ignored' };
    const secret = site ? ports.vault.open(site.webhook_secret, webhookPurpose(site.id)) : 'nobody';
    if (!isSignedBy(secret, body, header('x-wc-webhook-signature')) || !site) throw new Refusal(401, 'bad_signature', 'This webhook is not signed by a connected site.');
    const webhook = { deliveryId: header('x-wc-webhook-delivery-id') || String(request.id), topic: header('x-wc-webhook-topic').toLowerCase(), body: body.toString('utf8') };
    return { outcome: await retryOnClash(() => app.db.transact(receiver, (tx) => receiveWebhook(tx, site, webhook))) };
  });
}
