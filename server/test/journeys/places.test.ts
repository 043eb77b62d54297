import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConnectionView } from '../../src/modules/connections/contract.ts';
import type { OrderActionView } from '../../src/modules/orders/contract.ts';
import type { DisputeView, DisputeWithPackView, PaymentView } from '../../src/modules/orders/contract-payments.ts';
import { loopKeys, LoopShop } from '../fakes/places/loop-returns.ts';
import { magentoKeys, MagentoShop } from '../fakes/places/magento.ts';
import { rechargeKeys, RechargeStore } from '../fakes/places/recharge.ts';
import { EtsySeller, etsyKeys } from '../fakes/places/marketplaces.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { stripeKeys, StripeAccount } from '../fakes/places/stripe.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// One shop and three services around it, connected to one brand: what each tells belongs to the same orders and customers, and
// what is asked is carried out where it belongs.
const shop = new MagentoShop({ orders: 120 });
const money = new StripeAccount({ orders: 3 });
const coffee = new RechargeStore({ orders: 3 });
const back = new LoopShop({ orders: 2 });
const handmade = new EtsySeller({ orders: 3 });
const served = new Map<string, Awaited<ReturnType<typeof serveStandIn>>>();
let world: TestHouse;

before(async () => {
  for (const [name, standIn] of [['magento', shop], ['stripe', money], ['recharge', coffee], ['loop', back], ['etsy', handmade]] as const) served.set(name, await serveStandIn(standIn));
  const hosts: Readonly<Record<string, string>> = { 'api.stripe.com': 'stripe', 'api.rechargeapps.com': 'recharge', 'api.loopreturns.com': 'loop', 'openapi.etsy.com': 'etsy', 'api.etsy.com': 'etsy' };
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => {
    const { host, pathname } = new URL(base);
    const name = hosts[host];
    return name === undefined ? base : `${served.get(name)?.url ?? ''}${pathname === '/' ? '' : pathname}`;
  } } });
});
after(async () => {
  await world.close();
  for (const one of served.values()) await one.close();
});

interface Seen { id: string; customer_id: string; number: string; state: string; refunded: { amount_minor: number }; shipments: { tracking_number: string | null }[]; shipping_address: string | null }
const order = async (number: string) => (await world.call<{ data: Seen[] }>('GET', `/api/v1/orders?number=${encodeURIComponent(number)}`)).data[0] as Seen;
const connect = async (vendor: string, keys: Readonly<Record<string, string>>) => {
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor, keys });
  return world.until(async () => {
    const one = (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data.find((connection) => connection.vendor === vendor);
    if (one?.state === 'failing' || one?.state === 'locked') throw new Error(one.error ?? one.state);
    return one?.state === 'connected' && one;
  });
};
const act = async (number: string, wish: object) => {
  const { id } = await order(number);
  const asked = await world.call<OrderActionView>('POST', `/api/v1/orders/${id}/actions`, { wish, reason: 'arrived torn', key: crypto.randomUUID() });
  return world.until(async () => {
    const seen = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${asked.id}`);
    if (seen.state === 'failed') throw new Error(JSON.stringify(seen.evidence));
    return seen.state === 'done' && seen;
  });
};

test('a Magento shop tells its orders, parcels and what was paid back', async () => {
  const connected = await connect('magento', { ...magentoKeys, url: served.get('magento')?.url ?? '' });
  assert.deepEqual(connected.streams.map((stream) => [stream.name, stream.whole, stream.fetched]), [['products', true, 120], ['customers', true, 120], ['orders', true, 120], ['shipments', true, 60]]);
  const first = await order('#100000001');
  assert.deepEqual([first.refunded.amount_minor, first.shipments.length, first.shipping_address?.includes('Berlin')], [0, 1, true]);
});

test('a refund goes back through the shop’s payment once, and an address is corrected there', async () => {
  const before = shop.effects();
  served.get('magento')?.loseNext();
  const done = await act('#100000001', { kind: 'refund', scope: 'lines', lines: [{ line_id: '10', quantity: 1 }], restock: true });
  assert.deepEqual([done.amount.amount_minor, shop.effects() - before, (await order('#100000001')).refunded.amount_minor], [2380, 1, 2380]);
  await act('#100000002', { kind: 'correct_address', address: { name: 'Ana Silva', line1: 'Neue Gasse 7', postal_code: '1010', city: 'Wien', country: 'AT' } });
  assert.match((await order('#100000002')).shipping_address ?? '', /Wien/);
  await assert.rejects(act('#100000002', { kind: 'reship', lines: [{ line_id: '20', quantity: 1 }] }), /shop_cannot|cannot be asked/);
});

test('payments and a dispute of Stripe belong to the shop’s orders; the dispute is answered there once', async () => {
  for (const dispute of money.lists.disputes ?? []) Object.assign(dispute.evidence_details as object, { due_by: Math.floor(Date.now() / 1000) + 604_800 });
  await connect('stripe', stripeKeys);
  const first = await order('#100000001');
  const told = await world.call<{ payments: PaymentView[]; disputes: DisputeView[] }>('GET', `/api/v1/customers/${first.customer_id}/money`);
  assert.deepEqual(told.payments.map((payment) => [payment.source, payment.order?.number, payment.state, payment.amount.amount_minor, payment.refunded.amount_minor]), [['stripe', '#100000001', 'partially_refunded', 5236, 2380]]);
  const [dispute] = told.disputes;
  assert.deepEqual([dispute?.state, dispute?.order?.number], ['needs_answer', '#100000001']);
  const { pack } = await world.call<DisputeWithPackView>('GET', `/api/v1/disputes/${dispute?.id}`);
  const before = money.effects();
  await world.call('POST', `/api/v1/disputes/${dispute?.id}/answer`, { fields: { ...pack.fields, summary: 'It was delivered.' }, key: 'answer-once-1' });
  await world.until(async () => (await world.call<DisputeView>('GET', `/api/v1/disputes/${dispute?.id}`)).answer?.state === 'done');
  assert.equal(money.effects() - before, 1);
});

test('a subscription of Recharge is skipped there once, and shown as it is afterwards', async () => {
  await connect('recharge', rechargeKeys);
  const { data } = await world.call<{ data: { id: string; source: string; state: string; next_charge_at: string | null }[] }>('GET', '/api/v1/subscriptions');
  const own = data.filter((one) => one.source === 'recharge');
  assert.equal(own.length, 3);
  const before = coffee.effects();
  const [one] = own;
  const asked = await world.call<{ id: string }>('POST', `/api/v1/subscriptions/${one?.id}/actions`, { wish: { kind: 'skip' }, reason: 'too much coffee', key: 'skip-once-1' });
  await world.until(async () => (await world.call<{ state: string }>('GET', `/api/v1/membership-actions/${asked.id}`)).state === 'done');
  assert.equal(coffee.effects() - before, 1);
  const after = await world.call<{ next_charge_at: string | null }>('GET', `/api/v1/subscriptions/${one?.id}`);
  assert.notEqual(after.next_charge_at, one?.next_charge_at);
});

test('a return of Loop belongs to the order its shop knows', async () => {
  Object.assign(back.returns[0] ?? {}, { provider_order_id: '4' });
  await connect('loop-returns', loopKeys);
  const { data } = await world.call<{ data: { source: string; order: { number: string } | null }[] }>('GET', '/api/v1/returns');
  assert.ok(data.some((one) => one.source === 'loop-returns' && one.order?.number === '#100000004'), JSON.stringify(data.slice(0, 2)));
});

test('what was paid by several invoices is not written down as paid back where nobody would be paid', async () => {
  shop.invoices.push({ entity_id: 9001, order_id: 5, state: 2, transaction_id: 'tx-5b', total_qty: 1, items: [], grand_total: 10 });
  const { id } = await order('#100000005');
  const before = shop.effects();
  const asked = await world.call<OrderActionView>('POST', `/api/v1/orders/${id}/actions`, { wish: { kind: 'refund', scope: 'amount', amount_minor: 500, restock: false }, reason: 'arrived torn', key: crypto.randomUUID() });
  const ended = await world.until(async () => {
    const seen = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${asked.id}`);
    return (seen.state === 'failed' || seen.state === 'done') && seen;
  });
  assert.deepEqual([ended.state, shop.effects() - before], ['failed', 0]);
});

test('a refresh token that is good once is kept as it comes', async () => {
  const connected = await connect('etsy', etsyKeys);
  assert.deepEqual(connected.streams.map((one) => [one.name, one.whole, one.fetched]), [['orders', true, 3], ['reviews', true, 3]]);
});
