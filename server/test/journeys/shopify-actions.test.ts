import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ActionableView, OrderActionView } from '../../src/modules/orders/contract.ts';
import { ShopifyShop, type StandInOrder } from '../fakes/shopify.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const shop = new ShopifyShop();
let world: TestHouse;

const order = (id: string, more: Partial<StandInOrder> = {}): StandInOrder => ({
  id, name: `#${id}`, email: 'ana@example.test', total: '59.80', updatedAt: '2026-01-10T10:00:00Z', lines: [{ id: `${id}1`, title: 'Wool tee', sku: 'TEE', price: '39.80' }, { id: `${id}2`, title: 'Cap', sku: 'CAP', price: '20.00' }], ...more,
});

before(async () => {
  const base = await shop.start();
  shop.orders = ['501', '502', '503', '504'].map((id) => order(id)).concat(order('505', { shipped: true }));
  shop.scopes.push('write_orders', 'write_draft_orders', 'read_locations');
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { shopAddress: () => base } });
  await world.call('POST', '/api/v1/commerce/shopify', { brand_id: world.brandId, domain: shop.domain, access_token: shop.token, webhook_secret: shop.secret });
  await world.until(async () => (await world.call<{ data: { state: string }[] }>('GET', '/api/v1/commerce/shopify')).data[0]?.state === 'connected', 20);
});
after(async () => {
  await world.close();
  await shop.stop();
});

interface Seen { id: string; state: string; payment_state: string; refunded: { amount_minor: number }; shipping_address: string | null }
const seen = async (number: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?number=${encodeURIComponent(number)}`)).data[0] as Seen;
const ask = async (number: string, wish: unknown) => world.call<OrderActionView>('POST', `/api/v1/orders/${(await seen(number)).id}/actions`, { wish, reason: 'arrived torn', key: crypto.randomUUID() });
const ended = (id: string, state = 'done') => world.until(async () => {
  const now = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${id}`);
  return now.state === state ? now : null;
}, 15);
const heard = (name: string) => shop.actions.heard.filter((one) => one === name).length;

test('a refund whose answer is lost is found by its mark, and made once', async () => {
  shop.actions.losesAnswerTo = /^mutation refund/;
  const done = await ended((await ask('#501', { kind: 'refund', scope: 'lines', lines: [{ line_id: '5011', quantity: 1 }], restock: true })).id);
  const now = await seen('#501');
  assert.deepEqual([heard('refund'), done.amount.amount_minor, now.refunded.amount_minor, now.payment_state, done.result?.reference], [1, 3980, 3980, 'partially_refunded', '9100']);
  // A webhook from before the refund comes after it: nothing turns back.
  const late = shop.webhook('orders/updated', shop.orderBody({ ...order('501'), updatedAt: '2026-01-10T10:00:01Z' }), 'late');
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/shopify/${shop.domain}`, headers: late.headers, payload: late.body });
  assert.deepEqual([(answer.json() as { outcome: string }).outcome, (await seen('#501')).refunded.amount_minor], ['outdated', 3980]);
  assert.match(shop.orders[0]?.refunds?.[0]?.note ?? '', new RegExp(`^arrived torn · Keepdesk ${done.id}$`));
});

test('cancelling, correcting an address and sending again are read back from the shop', async () => {
  await ended((await ask('#502', { kind: 'cancel', restock: true })).id);
  assert.deepEqual([(await seen('#502')).state, (await seen('#502')).refunded.amount_minor], ['cancelled', 5980]);
  await ended((await ask('#503', { kind: 'correct_address', address: { name: 'Ana Maria Silva', line1: 'Rua 7', city: 'Porto', postal_code: '4000', country: 'PT' } })).id);
  assert.match((await seen('#503')).shipping_address ?? '', /Ana Maria Silva, Rua 7/);
  shop.actions.losesAnswerTo = /^mutation complete/;
  const again = await ended((await ask('#505', { kind: 'reship', lines: [{ line_id: '5052', quantity: 1 }] })).id);
  assert.deepEqual([shop.actions.drafts.length, shop.actions.drafts[0]?.tags, again.result?.reference], [1, [`keepdesk-${again.id}`], '#77']);
});

test('what the app may not do is named; once it may, a code is made; a no of Shopify is told in its words', async () => {
  const [one] = (await world.call<{ data: { id: string }[] }>('GET', '/api/v1/commerce/shopify')).data;
  const actionable = () => seen('#504').then(({ id }) => world.call<ActionableView>('GET', `/api/v1/orders/${id}/actions`));
  assert.deepEqual((await actionable()).offers.filter((offer) => offer.missing !== null).map((offer) => [offer.kind, offer.missing]), [['credit', 'write_discounts']]);
  await assert.rejects(ask('#504', { kind: 'credit', amount_minor: 500 }), /cannot be asked/);
  shop.scopes.push('write_discounts');
  await world.call('POST', `/api/v1/commerce/shopify/${one?.id}/test`);
  const code = (await ended((await ask('#504', { kind: 'credit', amount_minor: 500 })).id)).result?.code;
  assert.deepEqual(shop.actions.codes.map((made) => [made.code, made.usageLimit]), [[code, 1]]);
  shop.actions.refuses = 'The order cannot be canceled.';
  const failed = await ended((await ask('#504', { kind: 'cancel', restock: false })).id, 'failed');
  assert.deepEqual([failed.problem, failed.problem_note], ['declined', 'The order cannot be canceled.']);
});
