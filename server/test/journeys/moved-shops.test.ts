import assert from 'node:assert/strict';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { migrationSets } from '../../src/app/modules.ts';
import type { ConnectionView } from '../../src/modules/connections/contract.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createDatabase, withAdmin, withDatabaseName } from '../../src/platform/postgres/index.ts';
import { Vault } from '../../src/platform/secrets/vault.ts';
import { startTestCluster } from '../../src/platform/testing/test-cluster.ts';
import type { TestDatabase } from '../../src/platform/testing/database.ts';
import { ShopifyShop, shopifyOrder } from '../fakes/places/shopify.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { siteOrder, WooSite } from '../fakes/places/woocommerce.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// A Keepdesk from before Shopify and WooCommerce were connections of the room: its tables, its sealed keys, its subscriptions.
const masterKey = Buffer.alloc(32, 7).toString('base64');
const vault = new Vault(Buffer.from(masterKey, 'base64'));
const brandId = '0190a0a0-0000-7000-8000-0000000000b1';
const [first, second, site, gone] = ['0190a0a0-0000-7000-8000-000000000001', '0190a0a0-0000-7000-8000-000000000002', '0190a0a0-0000-7000-8000-000000000003', '0190a0a0-0000-7000-8000-000000000004'] as const;
const north = new ShopifyShop({ orders: 40 });
const south = new ShopifyShop({ orders: 40 });
const woo = new WooSite({ orders: 3 });
const served: Awaited<ReturnType<typeof serveStandIn>>[] = [];
let world: TestHouse;

/** A database as the migrations of then made it. */
async function databaseOfThen(): Promise<TestDatabase> {
  const cluster = await startTestCluster();
  const name = `before_${process.pid}`;
  await withAdmin(cluster.adminUrl, (admin) => createDatabase(admin, name));
  const then = path.join(import.meta.dirname, 'migrations-before');
  const connections = path.join(mkdtempSync(path.join(tmpdir(), 'keepdesk-then-')), 'connections');
  cpSync(path.join(import.meta.dirname, '../../src/modules/connections/migrations/0001-connections.sql'), path.join(connections, '0001-connections.sql'));
  const ownerUrl = withDatabaseName(cluster.ownerUrl, name);
  await migrate(ownerUrl, [...migrationSets.map((set) => (set.schema === 'connections' ? { ...set, folder: connections } : set)), ...['commerce_shopify', 'commerce_woocommerce'].map((schema) => ({ schema, folder: path.join(then, schema) }))]);
  return {
    ownerUrl, serverUrl: withDatabaseName(cluster.serverUrl, name),
    drop: async () => {
      await withAdmin(cluster.adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
      await cluster.stop();
    },
  };
}

const round = (more: object) => ({ cursor: null, since: null, began: '2026-03-05T10:00:00.000Z', done: true, fetched: 40, total: 40, ...more });

async function fill(ownerUrl: string): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  await db.query(`set keepdesk.brands = '*'`);
  await db.query(`insert into identity.brand (id, name, slug, created_at, updated_at) values ($1, 'Elder', 'elder', now(), now())`, [brandId]);
  const shop = (id: string, domain: string, progress: object, connectedAt: string) => db.query(
    `insert into commerce_shopify.shop (id, brand_id, domain, name, currency, access_token, scopes, webhook_secret, state, progress, subscribed_at, connected_at) values ($1, $2, $3, 'North', 'EUR', $4, $5, $6, 'connected', $7, now(), $8)`,
    [id, brandId, domain, vault.seal(north.token, `shop:${id}:token`), north.scopes.filter((scope) => scope !== 'write_discounts'), vault.seal(north.secret, `shop:${id}:webhooks`), JSON.stringify(progress), connectedAt]);
  await shop(first, north.domain, { products: round({}), customers: round({}), orders: round({}) }, '2026-01-01T00:00:00Z');
  await shop(second, south.domain, { products: round({}), customers: round({}), orders: round({ done: false, cursor: '15', fetched: 15 }) }, '2026-02-01T00:00:00Z');
  await db.query(`insert into commerce_shopify.shop (id, brand_id, domain, currency, webhook_secret, state, connected_at, removed_at) values ($1, $2, $3, 'EUR', '', 'connected', '2025-01-01', '2025-02-01')`, [gone, brandId, north.domain]);
  await db.query(`insert into commerce_shopify.webhook (shop_id, brand_id, webhook_id, topic, outcome, triggered_at, at) values ($1, $2, 'w-then', 'orders/create', 'applied', now(), now())`, [first, brandId]);
  await db.query(`insert into commerce_woocommerce.site (id, brand_id, url, name, currency, credentials, webhook_secret, may_write, state, progress, connected_at) values ($1, $2, $3, 'shop', 'EUR', $4, $5, true, 'connected', $6, now())`,
    [site, brandId, served[2]?.url, vault.seal(JSON.stringify({ key: woo.key, secret: woo.secret }), `woocommerce:${site}:keys`), vault.seal('hook-secret', `woocommerce:${site}:webhooks`), JSON.stringify({ orders: { page: 2, since: null, began: '2026-03-05T10:00:00.000Z', done: true, fetched: 3, total: 3 } })]);
  const order = (id: string, domain: string, sourceId: string) => db.query(
    `insert into orders."order" (id, brand_id, source, source_id, number, number_key, state, payment_state, fulfilment_state, currency, total_minor, url, placed_at, changed_at) values ($1, $2, 'shopify', $3, $4, $3, 'open', 'paid', 'unfulfilled', 'EUR', 5980, $5, '2026-03-01', '2026-03-01T10:00:00Z')`,
    [id, brandId, sourceId, `#${sourceId}`, `https://${domain}/admin/orders/${sourceId}`]);
  for (let n = 0; n < 40; n++) await order(`0190a0a0-0000-7000-8001-0000000001${String(n).padStart(2, '0')}`, north.domain, String(1000 + n));
  for (let n = 0; n < 15; n++) await order(`0190a0a0-0000-7000-8001-0000000002${String(n).padStart(2, '0')}`, south.domain, String(3000 + n));
  await db.query(`insert into shipments.shipment (id, brand_id, order_id, source, source_id, carrier, state, state_at, changed_at) values (gen_random_uuid(), $1, '0190a0a0-0000-7000-8001-000000000200', 'shopify', '9', 'DHL', 'in_transit', now(), now())`, [brandId]);
  await db.query(`insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at) values (gen_random_uuid(), 'commerce_shopify.sync', $1, $2, '{}', now(), now())`, [first, brandId]);
  await db.end();
}

before(async () => {
  south.domain = 'south-apparel.myshopify.com';
  south.orders = Array.from({ length: 40 }, (_, n) => shopifyOrder(3000 + n));
  woo.hooks.push({ id: 1, topic: 'order.updated', status: 'active', delivery_url: `http://localhost:3000/webhooks/woocommerce/${site}`, secret: 'hook-secret' });
  for (const standIn of [north, south, woo]) served.push(await serveStandIn(standIn));
  north.subscribed.push({ id: 'gid://shopify/WebhookSubscription/1', topic: 'ORDERS_UPDATED', uri: `http://localhost:3000/webhooks/shopify/${north.domain}` });
  const database = await databaseOfThen();
  await fill(database.ownerUrl);
  world = await openTestHouse({
    database, config: { masterKey, allowPrivate: ['127.0.0.1'], publicUrl: 'http://localhost:3000' },
    standIns: { addressOf: (base) => base.replace(`https://${north.domain}`, served[0]?.url ?? '').replace(`https://${south.domain}`, served[1]?.url ?? '') },
  });
});
after(async () => {
  await world.close();
  for (const one of served) await one.close();
});

const connections = async () => (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data;

test('what was connected is connected, with its keys, and goes on where it was', async () => {
  await world.until(async () => (await connections()).length === 3 && (await connections()).every((one) => one.state === 'connected' && one.webhooks.registered_at !== null && one.streams.every((stream) => !stream.running && stream.whole)), 90);
  const now = await connections();
  const of = (id: string) => now.find((one) => one.id === id) as ConnectionView;
  assert.deepEqual([of(first), of(second), of(site)].map((one) => [one.vendor, one.source, one.account]), [['shopify', 'shopify', north.domain], ['shopify', 'shopify-2', south.domain], ['woocommerce', 'woocommerce', served[2]?.url.replace('http://', '')]]);
  // The first was whole: only changes are asked for. The second goes on behind the fifteen it had.
  assert.ok(north.pages.filter((page) => page.kind === 'orders').every((page) => page.query !== null));
  assert.deepEqual(south.pages.filter((page) => page.kind === 'orders' && page.query === null).map((page) => page.after), ['15', '30']);
  assert.deepEqual(of(first).missing.map((one) => one.name), ['write_discounts']);
});

test('an order is there once, under the source of its shop', async () => {
  const { data } = await world.call<{ data: { number: string; source: string }[] }>('GET', '/api/v1/orders?limit=200');
  const counted = data.reduce<Record<string, number>>((all, one) => ({ ...all, [one.source]: (all[one.source] ?? 0) + 1 }), {});
  assert.deepEqual(counted, { shopify: 40, 'shopify-2': 40 });
  assert.equal(new Set(data.map((one) => `${one.source} ${one.number}`)).size, 80);
});

test('news is told at the new address, and what was told before counts as told', async () => {
  assert.ok(north.subscribed.every((one) => one.uri === `http://localhost:3000/webhooks/shopify/c/${first}`), JSON.stringify(north.subscribed));
  assert.equal(north.subscribed.filter((one) => one.topic === 'ORDERS_UPDATED').length, 1);
  assert.deepEqual(woo.hooks.filter((hook) => hook.topic === 'order.updated').map((hook) => hook.delivery_url), [`http://localhost:3000/webhooks/woocommerce/c/${site}`]);
  const post = async (url: string, sent: { headers: Record<string, string>; body: string }) => ((await world.house.web.inject({ method: 'POST', url, headers: sent.headers, payload: sent.body })).json() as { outcome: string }).outcome;
  const body = north.orderBody(shopifyOrder(1000, { updatedAt: '2026-04-01T10:00:00Z' }));
  assert.equal(await post(`/webhooks/shopify/c/${first}`, north.webhook('orders/create', body, 'w-then')), 'duplicate');
  assert.equal(await post(`/webhooks/shopify/c/${first}`, north.webhook('orders/updated', body, 'w-now')), 'applied');
  assert.equal(await post(`/webhooks/woocommerce/c/${site}`, woo.webhook('order.updated', siteOrder(100, { date_modified_gmt: '2026-04-01T10:00:00' }), 'd-1')), 'applied');
});
