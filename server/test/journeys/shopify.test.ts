import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConnectionView, ConnectorView, PlaceTestView, PlaceWebhookView } from '../../src/modules/connections/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { ShopifyShop, type StandInOrder } from '../fakes/places/shopify.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

const shop = new ShopifyShop();
const BIG = '820982911946154508';
let world: TestHouse;
let served: Awaited<ReturnType<typeof serveStandIn>>;

before(async () => {
  served = await serveStandIn(shop);
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => base.replace(`https://${shop.domain}`, served.url) } });
});
after(async () => {
  await world.close();
  await served.close();
});

const order = (n: number, more: Partial<StandInOrder> = {}): StandInOrder => ({
  id: String(1000 + n), name: `#${1000 + n}`, email: `buyer${n}@example.test`, total: '19.90', updatedAt: `2026-01-${String(1 + (n % 27)).padStart(2, '0')}T10:00:00Z`, lines: [{ id: `${n}1`, title: 'Wool tee', sku: 'TEE', price: '19.90' }], ...more,
});
interface Seen { id: string; number: string; state: string; total: { amount_minor: number; currency: string }; refunded: { amount_minor: number }; lines: unknown[]; shipments: { state: string; tracking_number: string }[]; url: string | null }
const orders = async (number?: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?limit=200${number ? `&number=${encodeURIComponent(number)}` : ''}`)).data;
const connected = async () => (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data[0] as ConnectionView;
const keys = () => ({ shop: shop.domain, access_token: shop.token, api_secret: shop.secret });
const connect = (brandId: string, more: object = {}) => world.call('POST', '/api/v1/connections', { brand_id: brandId, vendor: 'shopify', keys: { ...keys(), ...more } });
const post = async (sent: { headers: Record<string, string>; body: string }, id?: string): Promise<{ status: number; outcome: string }> => {
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/shopify/c/${id ?? (await connected()).id}`, headers: sent.headers, payload: sent.body });
  return { status: answer.statusCode, outcome: (answer.json() as { outcome: string }).outcome };
};

test('a shop is connected and its history fetched, page by page, through throttling, telling nobody', async () => {
  shop.orders = [...Array.from({ length: 40 }, (_, n) => order(n)), order(900, { test: true }), order(901, { lines: Array.from({ length: 120 }, (_, i) => ({ id: `9${i}`, title: `Part ${i}`, sku: `P${i}`, price: '0.10' })), total: '12.00' })];
  shop.products = [{ id: '77', title: 'Wool tee', price: '19.90', updatedAt: '2026-01-01T00:00:00Z' }];
  shop.customers = [{ id: '5', email: 'only-customer@example.test', name: 'Cleo', updatedAt: '2026-01-01T00:00:00Z' }];
  await assert.rejects(connect(world.brandId, { access_token: 'shpat_wrong' }), /Invalid API key/);
  await assert.rejects(world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'shopify', keys: { shop: shop.domain, api_secret: shop.secret } }), /access token, or the client ID/);
  shop.scopes = ['read_orders', 'write_customers', 'read_products'];
  const asked = (await world.call<{ data: ConnectorView[] }>('GET', '/api/v1/connectors')).data.find((one) => one.vendor === 'shopify')?.permissions;
  const seen = await world.call<PlaceTestView>('POST', '/api/v1/connections/test', { vendor: 'shopify', keys: keys() });
  assert.deepEqual(seen.permissions.map(({ granted: _granted, ...permission }) => permission), asked);
  assert.deepEqual([...new Set(seen.permissions.filter((one) => !one.granted).map((one) => one.name))], ['read_fulfillments', 'read_all_orders', 'read_inventory', 'write_orders', 'write_order_edits', 'write_draft_orders', 'write_discounts', 'write_gift_cards', 'write_store_credit_account_transactions', 'read_locations']);
  await assert.rejects(connect(world.brandId), /do not allow read_fulfillments/);
  assert.equal((await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data.length, 0);
  shop.scopes = [...shop.scopes, 'read_fulfillments'];
  shop.refuseTopics = ['REFUNDS_CREATE'];
  shop.mostOrders = 10;
  await connect(world.brandId);
  shop.throttleNext = 2;
  await world.until(async () => (await connected()).state === 'connected', 20);
  const fetched = (await connected()).streams.find((one) => one.name === 'orders');
  assert.deepEqual([fetched?.fetched, fetched?.total, fetched?.whole], [42, 42, true]);
  assert.equal((await orders()).length, 41);
  const [long] = await orders('#1901');
  assert.deepEqual([long?.lines.length, long?.total], [120, { amount_minor: 1200, currency: 'EUR' }]);
  assert.equal((await orders('#1900')).length, 0);
  const pages = shop.pages.map(({ kind, after }) => `${kind} ${after}`);
  assert.equal(new Set(pages).size, pages.length);
  assert.ok(shop.subscribed.some(({ topic, uri }) => topic === 'ORDERS_CREATE' && uri.includes('/webhooks/shopify/c/')));
  const kept = await world.house.db.read(systemActor('test'), async (tx) => ({
    loud: await tx.one<{ count: number }>(sql`select count(*) from platform.event where name like 'orders.%' and not silent`),
    row: await tx.one<{ all: string }>(sql`select c::text as all from connections.connection c`),
    product: await tx.one<{ price_minor: number; currency: string }>(sql`select price_minor, currency from catalogue.variant`),
  }));
  assert.equal(kept.loud.count, 0);
  assert.doesNotMatch(kept.row.all, /shpat_|shpss_/);
  assert.deepEqual(kept.product, { price_minor: 1990, currency: 'EUR' });
});

test('webhooks the shop would not take are named, and asked for again; a webhook tells how late it came', async () => {
  const before = await connected();
  assert.deepEqual(before.webhooks.problems, [{ topic: 'refunds/create', message: 'Address is not allowed' }]);
  shop.refuseTopics = [];
  await world.call('POST', `/api/v1/connections/${before.id}/webhooks`);
  const { webhooks } = await connected();
  assert.deepEqual(webhooks.problems, []);
  assert.ok(Date.parse(webhooks.registered_at ?? '') > Date.parse(before.webhooks.registered_at ?? ''));
  assert.ok(shop.subscribed.some(({ topic }) => topic === 'REFUNDS_CREATE'));
  await post(shop.webhook('carts/update', { id: '1' }, 'late', new Date(Date.now() - 90_000)));
  const told = (await connected()).webhooks;
  assert.equal(told.last_day, 1);
  assert.ok(told.lag_seconds !== null && told.lag_seconds >= 90 && told.lag_seconds < 120, String(told.lag_seconds));
  const again = await world.call<PlaceTestView>('POST', `/api/v1/connections/${before.id}/test`);
  assert.deepEqual([again.name, again.currency], ['North Apparel', 'EUR']);
});

test('a webhook counts once, only when it is signed, and never turns time back', async () => {
  const placed = order(1, { id: BIG, name: '#5001', updatedAt: '2026-02-01T10:00:00Z', total: '100.00' });
  const created = shop.webhook('orders/create', shop.orderBody(placed), 'w-1');
  assert.deepEqual(await post(created), { status: 200, outcome: 'applied' });
  assert.deepEqual(await post(created), { status: 200, outcome: 'duplicate' });
  assert.equal((await post({ ...created, body: `${created.body} ` })).status, 401);
  assert.equal((await post({ ...created, headers: { ...created.headers, 'x-shopify-hmac-sha256': 'AAAA' } })).status, 401);
  // The same app in another shop signs with the same secret.
  assert.equal((await post({ ...created, headers: { ...created.headers, 'x-shopify-shop-domain': 'stranger.myshopify.com' } })).status, 401);
  assert.equal((await post(created, crypto.randomUUID())).status, 404);
  const later = { ...placed, updatedAt: '2026-02-03T10:00:00Z', cancelledAt: '2026-02-03T10:00:00Z' };
  assert.equal((await post(shop.webhook('orders/cancelled', shop.orderBody(later)))).outcome, 'applied');
  assert.equal((await post(shop.webhook('orders/updated', shop.orderBody({ ...placed, updatedAt: '2026-02-02T10:00:00Z' })))).outcome, 'outdated');
  const [seen] = await orders('#5001');
  assert.deepEqual([seen?.state, seen?.total, seen?.url], ['cancelled', { amount_minor: 10_000, currency: 'EUR' }, `https://${shop.domain}/admin/orders/${BIG}`]);
  assert.equal((await post(shop.webhook('orders/create', shop.orderBody(order(2, { id: '6', name: '#5002', test: true }))))).outcome, 'ignored');
  assert.equal((await post(shop.webhook('carts/update', { id: '1' }))).outcome, 'ignored');
  assert.equal((await post(shop.webhook('orders/updated', { id: '1' }))).outcome, 'problem');
  const { id } = await connected();
  const { data } = await world.call<{ data: PlaceWebhookView[] }>('GET', `/api/v1/connections/${id}/webhooks`);
  assert.ok(data.some((row) => row.kind === 'carts/update' && row.outcome === 'ignored'));
  assert.match((await world.call<{ data: { because: string }[] }>('GET', `/api/v1/connections/${id}/problems`)).data[0]?.because ?? '', /holds no order/);
});

test('a parcel that comes before its order, and a refund, are read back whole', async () => {
  const parcel = { id: '31', number: 'JD0001', state: 'in_transit', updatedAt: '2026-02-05T10:00:00Z' };
  const whole = order(3, { id: '7007', name: '#7007', total: '50.00', updatedAt: '2026-02-05T11:00:00Z', parcels: [parcel], refunds: [{ id: '61', amount: '12.34', at: '2026-02-05T11:00:00Z' }] });
  shop.orders.push(whole);
  await post(shop.webhook('fulfillments/create', shop.parcelBody('7007', parcel)));
  const seen = await world.until(async () => (await orders('#7007'))[0]);
  assert.deepEqual(seen.shipments.map(({ state, tracking_number }) => [state, tracking_number]), [['in_transit', 'JD0001']]);
  assert.equal(seen.refunded.amount_minor, 1234);
  await post(shop.webhook('fulfillments/update', shop.parcelBody('7007', { ...parcel, state: 'delivered', updatedAt: '2026-02-06T10:00:00Z' })));
  await post(shop.webhook('fulfillments/update', shop.parcelBody('7007', { ...parcel, state: 'out_for_delivery', updatedAt: '2026-02-06T08:00:00Z' })));
  assert.equal((await orders('#7007'))[0]?.shipments[0]?.state, 'delivered');
  shop.orders = shop.orders.map((one) => (one.id === '7007' ? { ...whole, updatedAt: '2026-02-07T10:00:00Z', refunds: [...(whole.refunds ?? []), { id: '62', amount: '7.66', at: '2026-02-07T10:00:00Z' }] } : one));
  await post(shop.webhook('refunds/create', { id: '62', order_id: '7007' }));
  await world.until(async () => (await orders('#7007'))[0]?.refunded.amount_minor === 2000);
});

test('what webhooks missed is found by the next look, which asks only for what changed; a lost token says so', async () => {
  const { id } = await connected();
  shop.orders.push(order(4, { id: '8008', name: '#8008', updatedAt: new Date().toISOString() }));
  const before = shop.pages.length;
  await world.call('POST', `/api/v1/connections/${id}/sync`, {});
  await world.until(async () => (await orders('#8008'))[0]);
  assert.ok(shop.pages.slice(before).every((page) => page.query?.startsWith("updated_at:>='")));
  shop.token = 'shpat_another';
  await world.call('POST', `/api/v1/connections/${id}/sync`, {});
  await world.until(async () => (await connected()).state === 'locked');
  assert.match((await connected()).error ?? '', /Invalid API key/);
  await connect(world.brandId);
  await world.until(async () => (await connected()).state === 'connected');
  assert.equal((await post(shop.webhook('app/uninstalled', { id: '1' }))).outcome, 'applied');
  assert.deepEqual([(await connected()).state, (await connected()).id], ['locked', id]);
  await assert.rejects(world.call('POST', `/api/v1/connections/${id}/test`), (error) => error instanceof CallError && error.code === 'access_refused');
  const kept = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ credentials: string | null }>(sql`select credentials from connections.connection where id = ${id}`));
  assert.equal(kept.credentials, null);
  shop.orders.push(order(5, { id: '9009', name: '#9009', updatedAt: new Date().toISOString() }));
  await connect(world.brandId);
  await world.until(async () => (await orders('#9009'))[0]);
  const another = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  await assert.rejects(connect(another.id), (error) => error instanceof CallError && error.code === 'shop_connected');
});

test('an app of the developer dashboard gives its client ID instead, and is asked with tokens that last a day', async () => {
  const { id } = await connected();
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'shopify', keys: { shop: shop.domain, client_id: 'client0001', api_secret: shop.secret } });
  assert.equal((await connected()).id, id);
  assert.ok(served.requests.some((came) => came.path === '/admin/oauth/access_token' && came.form?.get('grant_type') === 'client_credentials'));
  shop.orders.push(order(6, { id: '9010', name: '#9010', updatedAt: new Date().toISOString() }));
  await world.call('POST', `/api/v1/connections/${id}/sync`, {});
  await world.until(async () => (await orders('#9010'))[0]);
});
