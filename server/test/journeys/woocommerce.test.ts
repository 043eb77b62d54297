import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteTestView, SiteView } from '../../src/modules/commerce/woocommerce/contract.ts';
import type { ActionableView, OrderActionView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { siteOrder, WooSite } from '../fakes/woocommerce.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const site = new WooSite();
let world: TestHouse;
let url = '';

before(async () => {
  url = await site.start();
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
});
after(async () => {
  await world.close();
  await site.stop();
});

interface Seen { id: string; number: string; state: string; payment_state: string; total: { amount_minor: number; currency: string }; refunded: { amount_minor: number }; shipping_address: string | null; lines: { title: string; unit_price: { amount_minor: number } }[] }
const orders = async (number?: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?limit=200${number ? `&number=${encodeURIComponent(number)}` : ''}`)).data;
const connected = async () => (await world.call<{ data: SiteView[] }>('GET', '/api/v1/commerce/woocommerce')).data[0] as SiteView;
const keys = () => ({ url, api_key: site.key, api_secret: site.secret });
const post = async (id: string, sent: { headers: Record<string, string>; body: string }) => {
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/woocommerce/${id}`, headers: sent.headers, payload: sent.body });
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
  const wrong = await world.call<SiteTestView>('POST', '/api/v1/commerce/woocommerce/test', { ...keys(), api_secret: 'cs_wrong000' });
  assert.ok(wrong.permissions.every((one) => !one.granted));
  await assert.rejects(world.call('POST', '/api/v1/commerce/woocommerce', { brand_id: world.brandId, ...keys(), api_secret: 'cs_wrong000' }), /does not allow read_orders/);
  await assert.rejects(world.call('POST', '/api/v1/commerce/woocommerce/test', { ...keys(), url: 'http://shop.example' }), /https/);
  await world.call('POST', '/api/v1/commerce/woocommerce', { brand_id: world.brandId, ...keys() });
  await world.until(async () => (await connected()).state === 'connected', 20);
  const { progress, may_write, webhooks } = await connected();
  assert.deepEqual([progress.orders.fetched, progress.orders.total, progress.orders.done, may_write, webhooks.problems.length], [61, 61, true, true, 0]);
  const [seen] = await orders('#101');
  assert.deepEqual([seen?.total, seen?.payment_state, seen?.lines.map((line) => [line.title, line.unit_price.amount_minor])], [{ amount_minor: 6140, currency: 'EUR' }, 'paid', [['Wool tee', 2380], ['Pin – red', 190]]]);
  const kept = await world.house.db.read(systemActor('test'), async (tx) => ({
    loud: await tx.one<{ count: number }>(sql`select count(*) from platform.event where name like 'orders.%' and not silent`),
    row: await tx.one<{ all: string }>(sql`select s::text as all from commerce_woocommerce.site s`),
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
  assert.equal((await post(id, site.webhook('order.updated', { id: 1 }, 'd-5'))).outcome, 'unreadable');
  assert.deepEqual(await post(id, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'webhook_id=7' }), { status: 200, outcome: 'ignored' });
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

test('a no of the site is a no; a key that may only read offers nothing; what webhooks missed is found by the next look', async () => {
  site.refuse = /^POST .*\/refunds$/;
  const refused = await ended((await ask('#105', { kind: 'refund', scope: 'amount', amount_minor: 6000, restock: false })).id, 'failed');
  assert.deepEqual([refused.problem, refused.problem_note], ['declined', 'The payment gateway for this order does not support automatic refunds.']);
  site.refuse = null;
  site.writes = false;
  const { id } = await connected();
  const test = await world.call<SiteTestView>('POST', `/api/v1/commerce/woocommerce/${id}/test`);
  assert.equal(test.permissions.find((one) => one.name === 'write')?.granted, false);
  const [order] = await orders('#106');
  const actionable = await world.call<ActionableView>('GET', `/api/v1/orders/${order?.id}/actions`);
  assert.ok(actionable.offers.every((offer) => !offer.possible && offer.missing === 'write'));
  site.writes = true;
  Object.assign(site.orders.find((one) => one.id === 107) ?? {}, { status: 'completed', date_modified_gmt: new Date().toISOString().slice(0, 19) });
  await world.call('POST', `/api/v1/commerce/woocommerce/${id}/sync`);
  await world.until(async () => (await orders('#107'))[0]?.state === 'closed', 20);
});
