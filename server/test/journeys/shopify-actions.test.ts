import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ActionableView, OrderActionView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { ShopifyShop, type StandInOrder } from '../fakes/places/shopify.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson } from './second-person.ts';

const shop = new ShopifyShop();
let world: TestHouse;
let served: Awaited<ReturnType<typeof serveStandIn>>;

const order = (id: string, more: Partial<StandInOrder> = {}): StandInOrder => ({
  id, name: `#${id}`, email: 'ana@example.test', total: '59.80', updatedAt: '2026-01-10T10:00:00Z', lines: [{ id: `${id}1`, title: 'Wool tee', sku: 'TEE', price: '39.80' }, { id: `${id}2`, title: 'Cap', sku: 'CAP', price: '20.00' }], ...more,
});

before(async () => {
  served = await serveStandIn(shop);
  shop.orders = ['501', '502', '503', '504', '506', '507', '508', '511', '512', '513', '514'].map((id) => order(id)).concat(order('505', { shipped: true }));
  shop.scopes = shop.scopes.filter((scope) => scope !== 'write_discounts');
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => base.replace(`https://${shop.domain}`, served.url) } });
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'shopify', keys: { shop: shop.domain, access_token: shop.token, api_secret: shop.secret } });
  await world.until(async () => (await connection())?.state === 'connected', 20);
});
after(async () => {
  await world.close();
  await served.close();
});

const connection = async () => (await world.call<{ data: { id: string; state: string }[] }>('GET', '/api/v1/connections')).data[0];
interface Seen { id: string; state: string; payment_state: string; fulfilment_state: string; refunded: { amount_minor: number }; shipping_address: string | null }
const seen = async (number: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?number=${encodeURIComponent(number)}`)).data[0] as Seen;
const ask = async (number: string, wish: unknown) => world.call<OrderActionView>('POST', `/api/v1/orders/${(await seen(number)).id}/actions`, { wish, reason: 'arrived torn', key: crypto.randomUUID() });
const ended = (id: string, state = 'done') => world.until(async () => {
  const now = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${id}`);
  return now.state === state ? now : null;
}, 15);
/** A minute and a half goes by. */
const later = (id: string) => world.house.db.transact(systemActor('test'), async (tx) => {
  await tx.run(sql`update orders.action set sent_at = ${new Date(tx.now.getTime() - 100_000)} where id = ${id}`);
  await tx.schedule({ kind: 'orders.carry_out', key: id, brandId: world.brandId, payload: { action_id: id } });
});
const heard = (name: string) => shop.actions.heard.filter((one) => one === name).length;

test('a refund whose answer is lost is found by its mark, and made once', async () => {
  shop.actions.losesAnswerTo = /^mutation refund/;
  const done = await ended((await ask('#501', { kind: 'refund', scope: 'lines', lines: [{ line_id: '5011', quantity: 1 }], restock: true })).id);
  const now = await seen('#501');
  assert.deepEqual([heard('refund'), done.amount.amount_minor, now.refunded.amount_minor, now.payment_state, done.result?.reference], [1, 3980, 3980, 'partially_refunded', '9100']);
  // A webhook from before the refund comes after it: nothing turns back.
  const late = shop.webhook('orders/updated', shop.orderBody({ ...order('501'), updatedAt: '2026-01-10T10:00:01Z' }), 'late');
  const answer = await world.house.web.inject({ method: 'POST', url: `/webhooks/shopify/c/${(await connection())?.id}`, headers: late.headers, payload: late.body });
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
  const one = await connection();
  const actionable = () => seen('#504').then(({ id }) => world.call<ActionableView>('GET', `/api/v1/orders/${id}/actions`));
  assert.deepEqual((await actionable()).offers.filter((offer) => offer.missing !== null).map((offer) => [offer.kind, offer.missing]), [['credit', 'write_discounts']]);
  await assert.rejects(ask('#504', { kind: 'credit', amount_minor: 500 }), /cannot be asked/);
  shop.scopes.push('write_discounts');
  await world.call('POST', `/api/v1/connections/${one?.id}/test`);
  const code = (await ended((await ask('#504', { kind: 'credit', amount_minor: 500 })).id)).result?.code;
  assert.deepEqual(shop.actions.codes.map((made) => [made.code, made.usageLimit]), [[code, 1]]);
  shop.actions.refuses = 'The order cannot be canceled.';
  const failed = await ended((await ask('#504', { kind: 'cancel', restock: false })).id, 'failed');
  assert.deepEqual([failed.problem, failed.problem_note], ['declined', 'The order cannot be canceled.']);
});

test('a cancelling after credit was given pays back what is left of it; Shopify by itself would pay back all', async () => {
  await ended((await ask('#506', { kind: 'credit', amount_minor: 1000 })).id);
  const done = await ended((await ask('#506', { kind: 'cancel', restock: true })).id);
  const now = await seen('#506');
  assert.deepEqual([done.amount.amount_minor, now.state, now.refunded.amount_minor, now.payment_state], [4980, 'cancelled', 4980, 'partially_refunded']);
  await assert.rejects(ask('#506', { kind: 'refund', scope: 'amount', amount_minor: 1, restock: false }), /nothing_left|Nothing is left|left/i);
});

test('a cancelling that was stopped after its first step is gone on with: paid back once, though its request was lost', async () => {
  shop.actions.losesRequest = /^mutation refund/;
  const { id } = await ask('#507', { kind: 'cancel', restock: true });
  await ended(id, 'unknown');
  assert.deepEqual([shop.orders.find((one) => one.id === '507')?.cancelledAt !== undefined, (await seen('#507')).refunded.amount_minor], [true, 0]);
  await later(id);
  const done = await ended(id);
  assert.deepEqual([done.attempts, (await seen('#507')).refunded.amount_minor, shop.orders.find((one) => one.id === '507')?.refunds?.length], [2, 5980, 1]);
});

test('another product goes out instead of the one that was bought', async () => {
  shop.orders = shop.orders.map((one) => (one.id === '508' ? { ...one, shipped: true, updatedAt: new Date().toISOString() } : one));
  shop.products = [{ id: '88', title: 'Wool tee, L', price: '39.80', updatedAt: new Date().toISOString() }];
  await world.call('POST', `/api/v1/connections/${(await connection())?.id}/sync`, {});
  const variant = await world.until(async () => (await world.house.db.read(systemActor('test'), (tx) => tx.rows<{ id: string }>(sql`select v.id from catalogue.variant v join catalogue.product p on p.id = v.product_id where p.source_id = '88'`)))[0]);
  await world.until(async () => (await seen('#508')).fulfilment_state === 'fulfilled');
  const before = shop.actions.drafts.length;
  await ended((await ask('#508', { kind: 'reship', lines: [{ line_id: '5081', quantity: 1, variant_id: variant.id }] })).id);
  assert.deepEqual(shop.actions.drafts.slice(before).map((draft) => draft.input.lineItems), [[{ variantId: 'gid://shopify/ProductVariant/881', quantity: 1 }]]);
});

/** Another variant of the shop, at this price. */
async function sold(sourceId: string, title: string, price: string): Promise<string> {
  shop.products = [...shop.products, { id: sourceId, title, price, updatedAt: new Date().toISOString() }];
  await world.call('POST', `/api/v1/connections/${(await connection())?.id}/sync`, {});
  return (await world.until(async () => (await world.house.db.read(systemActor('test'), (tx) => tx.rows<{ id: string }>(sql`select v.id from catalogue.variant v join catalogue.product p on p.id = v.product_id where p.source_id = ${sourceId}`)))[0])).id;
}
const kept = (id: string) => shop.orders.find((one) => one.id === id)?.lines.map((line) => line.kept ?? line.quantity ?? 1);
const back = (id: string) => shop.orders.find((one) => one.id === id)?.refunds?.map((one) => one.amount) ?? [];

test('an item is taken out, the refund’s request is lost: the next look pays it back, once, and takes nothing more out', async () => {
  shop.actions.losesRequest = /^mutation refund/;
  const { id } = await ask('#511', { kind: 'change_items', set: [{ line_id: '5112', quantity: 0 }], add: [] });
  await ended(id, 'unknown');
  assert.deepEqual([kept('511'), back('511')], [[1, 0], []]);
  await later(id);
  assert.deepEqual([(await ended(id)).attempts, kept('511'), back('511')], [2, [1, 0], ['20.00']]);
});

test('what is owed comes first: something dearer that was never paid for gives no money back when it goes', async () => {
  const hat = await sold('90', 'Hat', '55.00');
  const dearer = await ended((await ask('#512', { kind: 'change_items', set: [{ line_id: '5122', quantity: 0 }], add: [{ variant_id: hat, quantity: 1 }] })).id);
  assert.deepEqual([dearer.consequence.due_minor, dearer.consequence.refund_minor, dearer.result?.invoiced, heard('invoice')], [3500, 0, true, 1]);
  const line = shop.orders.find((one) => one.id === '512')?.lines.at(-1)?.id ?? '';
  const gone = await ended((await ask('#512', { kind: 'change_items', set: [{ line_id: line, quantity: 0 }], add: [] })).id);
  assert.deepEqual([gone.consequence.refund_minor, kept('512'), back('512')], [2000, [1, 0, 0], ['20.00']], '59.80 came in, the tee is 39.80');
});

test('what changed meanwhile in the shop is not what was agreed to', async () => {
  const { id: orderId } = await seen('#513');
  const dear = await sold('91', 'Coat', '600.00');
  const roles = (await world.call<{ roles: { role: string; role_id: string }[] }>('GET', `/api/v1/order-authority?brand_id=${world.brandId}`)).roles;
  await world.call('PUT', '/api/v1/order-authority', { brand_id: world.brandId, limits: [{ role_id: roles.find((one) => one.role === 'owner')?.role_id, kind: 'change_items', allowed: true, single_minor: 5000, day_minor: null, reason_required: false }] });
  const preview = await world.call<{ authority: { answer: string } }>('POST', `/api/v1/orders/${orderId}/actions/preview`, { wish: { kind: 'change_items', set: [], add: [{ variant_id: dear, quantity: 1 }] }, reason: 'x' });
  assert.equal(preview.authority.answer, 'approval', 'goods of 600 are no small matter, though nothing goes back');
  const waits = await ask('#513', { kind: 'change_items', set: [{ line_id: '5131', quantity: 3 }], add: [] });
  const other = await ask('#513', { kind: 'change_items', set: [{ line_id: '5131', quantity: 4 }], add: [] });
  assert.deepEqual([waits.state, other.state], ['waiting_approval', 'waiting_approval'], 'another change is another wish');
  await assert.rejects(ask('#513', { kind: 'change_items', set: [{ line_id: '5131', quantity: 3 }], add: [] }), /waits for approval/);
  // Somebody at the shop gives the tee back before anybody agreed.
  shop.orders = shop.orders.map((one) => (one.id === '513' ? { ...one, updatedAt: new Date().toISOString(), lines: one.lines.map((line) => (line.id === '5131' ? { ...line, kept: 0 } : line)), refunds: [{ id: '1', amount: '39.80', at: new Date().toISOString() }] } : one));
  const begun = heard('begin');
  const lea = await secondPerson(world, 'lead', 'Lea');
  await lea('POST', `/api/v1/approvals/${waits.approval?.id}/decide`, { approve: true });
  const failed = await ended(waits.id, 'failed');
  assert.deepEqual([failed.problem, failed.problem_note, heard('begin')], ['not_possible', 'changed_meanwhile', begun]);
  await world.call('PUT', '/api/v1/order-authority', { brand_id: world.brandId, limits: [{ role_id: roles.find((one) => one.role === 'owner')?.role_id, kind: 'change_items', allowed: true, single_minor: null, day_minor: null, reason_required: false }] });
});
