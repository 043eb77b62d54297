import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConnectionView, PlaceTestView } from '../../src/modules/connections/contract.ts';
import type { ActionableView, OrderActionView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { siteOrder, WooSite } from '../fakes/places/woocommerce.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const site = new WooSite();
let world: TestHouse;
let served: Awaited<ReturnType<typeof serveStandIn>>;

before(async () => {
  served = await serveStandIn(site);
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
});
after(async () => {
  await world.close();
  await served.close();
});

interface Seen { id: string; number: string; state: string; payment_state: string; total: { amount_minor: number; currency: string }; refunded: { amount_minor: number }; shipping_address: string | null; lines: { title: string; unit_price: { amount_minor: number } }[] }
const orders = async (number?: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?limit=200${number ? `&number=${encodeURIComponent(number)}` : ''}`)).data;
const connected = async () => (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data[0] as ConnectionView;
const keys = () => ({ url: served.url, api_key: site.key, api_secret: site.secret });
const tried = (more: object = {}) => world.call<PlaceTestView>('POST', '/api/v1/connections/test', { vendor: 'woocommerce', keys: { ...keys(), ...more } });
const post = async (id: string, sent: { headers: Record<string, string>; body: string }) => {
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/woocommerce/c/${id}`, headers: sent.headers, payload: sent.body });
  return { status: answer.statusCode, outcome: (answer.json() as { outcome: string }).outcome };
};
const ask = async (number: string, wish: unknown) => {
  const [order] = await orders(number);
  return world.call<OrderActionView>('POST', `/api/v1/orders/${order?.id}/actions`, { wish, reason: 'arrived torn', key: crypto.randomUUID() });
};
const ended = (id: string, state = 'done') => world.until(async () => {
  const seen = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${id}`);
  if (seen.state === 'failed' && state !== 'failed') throw new Error(`failed: ${JSON.stringify(seen.evidence)}`);
  return seen.state === state ? seen : null;
}, 20);
const times = (line: RegExp) => site.asked.filter((one) => line.test(one)).length;

test('a site is tested, connected and its history fetched page by page, telling nobody', async () => {
  site.orders = [...Array.from({ length: 60 }, (_, n) => siteOrder(100 + n)), siteOrder(900, { status: 'completed' })];
  site.products = [{ id: 93, name: 'Wool tee', type: 'variable', status: 'publish', permalink: 'https://shop.test/tee', date_modified_gmt: '2026-01-01T00:00:00', images: [], price: '20.00' }];
  site.customers = [{ id: 26, email: 'only@example.test', first_name: 'Cleo', last_name: '' }];
  await assert.rejects(tried({ api_secret: 'cs_wrong000' }), /WooCommerce says: Sorry, you cannot list resources/);
  await assert.rejects(tried({ url: 'http://shop.example' }), /https/);
  assert.ok((await tried()).permissions.every((one) => one.granted));
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'woocommerce', keys: keys() });
  await world.until(async () => (await connected()).state === 'connected', 20);
  const { streams, missing, webhooks } = await connected();
  const fetched = streams.find((one) => one.name === 'orders');
  assert.deepEqual([fetched?.fetched, fetched?.total, fetched?.whole, missing.length, webhooks.problems.length], [61, 61, true, 0, 0]);
  const [seen] = await orders('#101');
  assert.deepEqual([seen?.total, seen?.payment_state, seen?.lines.map((line) => [line.title, line.unit_price.amount_minor])], [{ amount_minor: 6140, currency: 'EUR' }, 'paid', [['Wool tee', 2380], ['Pin – red', 190]]]);
  const kept = await world.house.db.read(systemActor('test'), async (tx) => ({
    loud: await tx.one<{ count: number }>(sql`select count(*) from platform.event where name like 'orders.%' and not silent`),
    row: await tx.one<{ all: string }>(sql`select s::text as all from connections.connection s`),
    variant: await tx.one<{ title: string; price_minor: number }>(sql`select title, price_minor from catalogue.variant`),
  }));
  assert.equal(kept.loud.count, 0);
  assert.doesNotMatch(kept.row.all, /ck_standin|cs_standin/);
  assert.deepEqual(kept.variant, { title: 'M', price_minor: 2000 });
  assert.deepEqual(site.hooks.map((hook) => hook.topic).toSorted(), ['customer.created', 'customer.updated', 'order.created', 'order.updated', 'product.created', 'product.updated']);
});

test('a webhook counts once, only when it is signed, and never turns time back', async () => {
  const { id } = await connected();
  const placed = siteOrder(2000, { date_modified_gmt: '2026-04-01T10:00:00' });
  assert.deepEqual(await post(id, site.webhook('order.created', placed, 'd-1')), { status: 200, outcome: 'applied' });
  assert.deepEqual(await post(id, site.webhook('order.created', placed, 'd-1')), { status: 200, outcome: 'duplicate' });
  const forged = site.webhook('order.updated', placed, 'd-2');
  assert.equal((await post(id, { ...forged, body: `${forged.body} ` })).status, 401);
  assert.equal((await post(id, site.webhook('order.updated', { ...placed, status: 'cancelled', date_modified_gmt: '2026-04-03T10:00:00' }, 'd-3'))).outcome, 'applied');
  assert.equal((await post(id, site.webhook('order.updated', { ...placed, date_modified_gmt: '2026-04-02T10:00:00' }, 'd-4'))).outcome, 'outdated');
  assert.equal((await orders('#2000'))[0]?.state, 'cancelled');
  assert.equal((await post(id, site.webhook('order.updated', { id: 1 }, 'd-5'))).outcome, 'problem');
  assert.deepEqual(await post(id, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'webhook_id=7' }), { status: 200, outcome: 'ignored' });
  site.products.push({ id: 94, name: 'Linen tee', type: 'variable', status: 'publish', permalink: 'https://shop.test/linen', date_modified_gmt: '2026-04-01T00:00:00', images: [], price: '30.00' });
  await post(id, site.webhook('product.updated', site.products.at(-1), 'd-6'));
  await world.until(async () => (await world.house.db.read(systemActor('test'), (tx) => tx.rows(sql`select 1 from catalogue.variant v join catalogue.product p on p.id = v.product_id where p.title = 'Linen tee' and v.title = 'M'`))).length === 1);
});

test('a refund by line goes to the site taken apart by tax, once, though its answer is lost', async () => {
  site.loseAnswerTo = /^POST .*\/refunds$/;
  const asked = await ask('#101', { kind: 'refund', scope: 'lines', lines: [{ line_id: '315', quantity: 1 }], restock: true });
  const done = await ended(asked.id);
  const [refund] = site.refunds.get(101) ?? [];
  assert.deepEqual([site.refunds.get(101)?.length, times(/^POST \/orders\/101\/refunds$/), refund?.amount, done.result?.reference, done.attempts], [1, 1, '23.80', String(refund?.id), 1]);
  const [seen] = await orders('#101');
  assert.deepEqual([seen?.refunded.amount_minor, seen?.payment_state], [2380, 'partially_refunded']);
  const actionable = await world.call<ActionableView>('GET', `/api/v1/orders/${seen?.id}/actions`);
  assert.deepEqual(actionable.order.lines.map((line) => line.refunded_quantity), [1, 0]);
});

test('cancelling pays back first, then cancels; correcting an address, a code and sending again are read back too', async () => {
  await ended((await ask('#102', { kind: 'cancel', restock: true })).id);
  const order = site.orders.find((one) => one.id === 102);
  assert.deepEqual([order?.status, site.refunds.get(102)?.[0]?.amount], ['cancelled', '61.40']);
  const [seen] = await orders('#102');
  assert.deepEqual([seen?.state, seen?.payment_state], ['cancelled', 'refunded']);
  await ended((await ask('#103', { kind: 'correct_address', address: { name: 'Ana Maria Silva', line1: 'Rua 7', city: 'Porto', postal_code: '4000', country: 'PT' } })).id);
  assert.match((await orders('#103'))[0]?.shipping_address ?? '', /Ana Maria Silva, Rua 7/);
  const code = (await ended((await ask('#104', { kind: 'credit', amount_minor: 1000 })).id)).result?.code;
  assert.deepEqual(site.coupons.map((coupon) => [coupon.code, coupon.amount, coupon.usage_limit]), [[code, '10.00', 1]]);
  const again = await ended((await ask('#900', { kind: 'reship', lines: [{ line_id: '315', quantity: 1 }] })).id);
  const made = site.orders.at(-1);
  assert.deepEqual([again.result?.reference, made?.status, (made?.meta_data as { value: string }[] | undefined)?.[0]?.value], [`#${made?.id}`, 'processing', again.id]);
  assert.ok(site.notes.some((note) => note.order === 102 && note.note.includes('arrived torn')));
});

test('a cancelling after credit was given pays back what is left, taken apart so that it adds up; another product goes out instead', async () => {
  await ended((await ask('#108', { kind: 'credit', amount_minor: 1000 })).id);
  await ended((await ask('#108', { kind: 'cancel', restock: true })).id);
  const [refund] = site.refunds.get(108) ?? [];
  assert.deepEqual([refund?.amount, site.refunds.get(108)?.length, (await orders('#108'))[0]?.state], ['51.40', 1, 'cancelled']);
  const variant = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ id: string }>(sql`select v.id from catalogue.variant v join catalogue.product p on p.id = v.product_id where p.source_id = '93'`));
  Object.assign(site.orders.find((one) => one.id === 109) ?? {}, { status: 'completed', date_modified_gmt: new Date().toISOString().slice(0, 19) });
  await world.call('POST', `/api/v1/connections/${(await connected()).id}/sync`, {});
  await world.until(async () => (await orders('#109'))[0]?.state === 'closed', 20);
  const asked = await ended((await ask('#109', { kind: 'reship', lines: [{ line_id: '316', quantity: 1, variant_id: variant.id }] })).id);
  const made = site.orders.find((one) => `#${one.id}` === asked.result?.reference);
  const lines = (made?.line_items ?? []) as { product_id: number; variation_id: number; total: string }[];
  assert.deepEqual(lines.map((line) => [line.product_id, line.variation_id, line.total]), [[93, 881, '0.00']]);
});

test('a no of the site is a no; a key that may only read offers nothing; what webhooks missed is found by the next look', async () => {
  site.refuse = /^POST .*\/refunds$/;
  const refused = await ended((await ask('#105', { kind: 'refund', scope: 'amount', amount_minor: 6000, restock: false })).id, 'failed');
  assert.deepEqual([refused.problem, refused.problem_note], ['declined', 'The payment gateway for this order does not support automatic refunds.']);
  site.refuse = null;
  site.writes = false;
  const { id } = await connected();
  const seen = await world.call<PlaceTestView>('POST', `/api/v1/connections/${id}/test`);
  assert.equal(seen.permissions.find((one) => one.name === 'Read/Write')?.granted, false);
  const [order] = await orders('#106');
  const actionable = await world.call<ActionableView>('GET', `/api/v1/orders/${order?.id}/actions`);
  assert.ok(actionable.offers.every((offer) => !offer.possible && offer.missing === 'Read/Write'));
  site.writes = true;
  Object.assign(site.orders.find((one) => one.id === 107) ?? {}, { status: 'completed', date_modified_gmt: new Date().toISOString().slice(0, 19) });
  await world.call('POST', `/api/v1/connections/${id}/sync`, {});
  await world.until(async () => (await orders('#107'))[0]?.state === 'closed', 20);
});
