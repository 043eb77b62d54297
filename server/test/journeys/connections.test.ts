import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConnectionView } from '../../src/modules/connections/contract.ts';
import type { OrderActionView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { plainOrder, PlainShop, plainShop } from '../fakes/places/plain-shop.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const shop = new PlainShop({ orders: 120 });
let served: Awaited<ReturnType<typeof serveStandIn>>;
let world: TestHouse;

before(async () => {
  served = await serveStandIn(shop);
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { connectors: [plainShop] } });
});
after(async () => {
  await world.close();
  await served.close();
});

interface Seen { id: string; number: string; state: string; refunded: { amount_minor: number } }
const keys = () => ({ url: served.url, key: shop.key });
const connection = async () => (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data[0] as ConnectionView;
const inState = (state: ConnectionView['state']) => world.until(async () => (await connection()).state === state && connection());
const order = async (number: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?number=${encodeURIComponent(number)}`)).data[0];
const syncNow = async () => {
  const before = (await connection()).fetched_at;
  await world.call('POST', `/api/v1/connections/${(await connection()).id}/sync`, {});
  await world.until(async () => (await connection()).fetched_at !== before);
};
const post = async (sent: { headers: Record<string, string>; body: string }) => {
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/plain-shop/c/${(await connection()).id}`, headers: sent.headers, payload: sent.body });
  return { status: answer.statusCode, outcome: (answer.json() as { outcome?: string }).outcome };
};
const count = (statement: ReturnType<typeof sql>) => world.house.db.read(systemActor('test'), async (tx) => (await tx.one<{ count: number }>(statement)).count);

test('a place says what it needs, is tried, connected, and its history fetched, telling nobody', async () => {
  const { data: connectors } = await world.call<{ data: { vendor: string; permissions: { name: string }[] }[] }>('GET', '/api/v1/connectors');
  assert.deepEqual(connectors.find((one) => one.vendor === 'plain-shop')?.permissions.map((one) => one.name), ['orders', 'refunds']);
  await assert.rejects(world.call('POST', '/api/v1/connections/test', { vendor: 'plain-shop', keys: { url: served.url, key: 'nonsense' } }), /look like API key/);
  await assert.rejects(world.call('POST', '/api/v1/connections/test', { vendor: 'plain-shop', keys: { url: 'http://shop.example', key: shop.key } }), /https/);
  await assert.rejects(world.call('POST', '/api/v1/connections/test', { vendor: 'plain-shop', keys: { ...keys(), key: 'key_wrong0000' } }), /Plain Shop says: who are you/);
  await assert.rejects(world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'no-such', keys: {} }), /no connector/);
  const tried = await world.call<{ name: string; permissions: { granted: boolean }[] }>('POST', '/api/v1/connections/test', { vendor: 'plain-shop', keys: keys() });
  assert.deepEqual([tried.name, tried.permissions.every((one) => one.granted)], ['The Plain Shop', true]);
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'plain-shop', keys: keys() });
  const seen = await inState('connected');
  assert.deepEqual(seen.streams.map((one) => [one.name, one.whole, one.running, one.fetched, one.total]), [['orders', true, false, 120, 120]]);
  assert.deepEqual([seen.webhooks.how, seen.webhooks.problems, seen.missing, seen.problems], ['by_itself', [], [], 0]);
  assert.equal(shop.hooks.length, 1);
  assert.equal(await count(sql`select count(*)::integer from platform.event where name like 'orders.%' and not silent`), 0);
  const kept = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ text: string }>(sql`select c::text as text from connections.connection c`));
  assert.doesNotMatch(kept.text, /key_standin/);
});

test('a webhook counts once, only when it is signed, and never turns time back', async () => {
  const placed = plainOrder(500, { changed: '2026-04-01T10:00:00Z' });
  shop.orders.push(placed);
  assert.deepEqual(await post(shop.webhook('d-1', { order: placed })), { status: 200, outcome: 'applied' });
  assert.deepEqual(await post(shop.webhook('d-1', { order: placed })), { status: 200, outcome: 'duplicate' });
  const forged = shop.webhook('d-2', { order: placed });
  assert.equal((await post({ ...forged, body: `${forged.body} ` })).status, 401);
  assert.equal((await post(shop.webhook('d-3', { order: { ...placed, status: 'cancelled', changed: '2026-04-03T10:00:00Z' } }))).outcome, 'applied');
  assert.equal((await post(shop.webhook('d-4', { order: { ...placed, changed: '2026-04-02T10:00:00Z' } }))).outcome, 'outdated');
  assert.equal((await order('#1500'))?.state, 'cancelled');
  shop.orders.push(plainOrder(501));
  assert.equal((await post(shop.webhook('d-5', { order_id: 'o-000501' }))).outcome, 'applied');
  await world.until(() => order('#1501'));
});

test('what cannot be taken in stops nothing else, is kept with its reason, and can be tried again', async () => {
  assert.equal((await post(shop.webhook('d-6', { order: { id: 'o-bad', currency: 'EUR', status: 'open' } }))).outcome, 'problem');
  shop.orders.push(plainOrder(502, { total: 'much', changed: '2027-01-01T00:00:00Z' }), plainOrder(503, { changed: '2027-01-01T00:00:00Z' }));
  await syncNow();
  assert.ok(await order('#1503'));
  const { id, problems } = await connection();
  assert.equal(problems, 2);
  const { data } = await world.call<{ data: { id: string; key: string; because: string }[] }>('GET', `/api/v1/connections/${id}/problems`);
  const bad = data.find((one) => one.key === 'o-000502');
  assert.match(bad?.because ?? '', /"total" is no amount/);
  assert.deepEqual((await world.call<{ solved: boolean }>('POST', `/api/v1/connections/problems/${bad?.id}/again`)).solved, false);
  Object.assign(shop.orders.find((one) => one.id === 'o-000502') ?? {}, { total: '30.00' });
  await syncNow();
  assert.equal((await connection()).problems, 1);
  await world.call('DELETE', `/api/v1/connections/problems/${data.find((one) => one.key === 'o-bad')?.id}`);
  assert.equal((await connection()).problems, 0);
});

test('an action whose answer was lost is looked for, and done once', async () => {
  const target = await order('#1007');
  const before = shop.effects();
  served.loseNext();
  const asked = await world.call<OrderActionView>('POST', `/api/v1/orders/${target?.id}/actions`, { wish: { kind: 'refund', scope: 'amount', amount_minor: 700, restock: false }, reason: 'arrived torn', key: crypto.randomUUID() });
  const ended = await world.until(async () => {
    const seen = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${asked.id}`);
    return seen.state === 'done' && seen;
  });
  assert.equal(shop.effects() - before, 1);
  assert.match(ended.result?.reference ?? '', /^r-1/);
  assert.equal((await order('#1007'))?.refunded.amount_minor, 700);
});

test('a place that asks for patience is asked later, and one that no longer lets us in says so until it has new keys', async () => {
  served.failNext({ status: 429, json: { error: 'slower' }, headers: { 'retry-after': '1' } });
  await syncNow();
  assert.equal((await connection()).state, 'connected');
  shop.key = 'key_changed000';
  await world.call('POST', `/api/v1/connections/${(await connection()).id}/sync`, {});
  const locked = await inState('locked');
  assert.match(locked.error ?? '', /who are you/);
  await assert.rejects(world.call('POST', `/api/v1/connections/${locked.id}/test`), /who are you/);
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'plain-shop', keys: keys() });
  assert.equal((await inState('connected')).id, locked.id);
  assert.equal((await connection()).source, 'plain-shop');
});

test('disconnected, its keys are gone, its webhooks are refused, its orders stay; connected again it goes on', async () => {
  const { id } = await connection();
  await world.call('DELETE', `/api/v1/connections/${id}`);
  assert.deepEqual((await world.call<{ data: unknown[] }>('GET', '/api/v1/connections')).data, []);
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/plain-shop/c/${id}`, headers: {}, payload: '{}' });
  assert.equal(answer.statusCode, 404);
  assert.ok(await order('#1001'));
  assert.equal(await count(sql`select count(*)::integer from connections.connection where credentials is not null or webhook_secret is not null`), 0);
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'plain-shop', keys: keys() });
  assert.equal((await inState('connected')).id, id);
  assert.equal(await count(sql`select count(*)::integer from orders."order" where number = '#1001'`), 1);
});
