import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import type { OrderActionView, SoldVariantView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { CustomShop } from '../fakes/custom-shop.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const placed = {
  source_id: 'A-1', number: '#1001', email: 'ana@example.test', total: money(10_490), shipping: money(490), placed_at: '2026-01-05T09:00:00Z',
  lines: [{ source_id: 'l1', title: 'Wool tee', quantity: 3, unit_price: money(2000) }, { source_id: 'l2', title: 'Cap', quantity: 1, unit_price: money(4000) }],
};
const shop = new CustomShop(placed);
let world: TestHouse;
let orderId = '';
let scarf: SoldVariantView;

before(async () => {
  const url = await shop.start();
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
  const made = await world.call<{ secret: string }>('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Own shop', source: 'own', mode: 'calls', url, kinds: ['change_items', 'refund'] });
  shop.secret = made.secret;
  orderId = (await world.call<{ id: string }>('PUT', '/api/v1/orders', { ...placed, brand_id: world.brandId, source: 'own' })).id;
  const variant = (sourceId: string, priceMinor: number, currency = 'EUR') => ({ sourceId, sku: `SCARF-${currency}`, title: '', priceMinor, currency, stock: 7 });
  await world.house.db.transact(systemActor('test'), async (tx) => {
    for (const one of [variant('s1', 3000), variant('s2', 3300, 'USD')]) {
      await putProduct(tx, { brandId: world.brandId, source: 'own', sourceId: one.sourceId, title: 'Scarf', url: null, imageUrl: null, status: 'active', variants: [one], changedAt: new Date('2026-01-01') });
    }
  });
});
after(async () => {
  await world.close();
  await shop.stop();
});

const press = (wish: unknown, key: string) => world.call<OrderActionView>('POST', `/api/v1/orders/${orderId}/actions`, { wish, reason: 'ordered the wrong one', key });
const ended = (id: string) => world.until(async () => {
  const action = await world.call<OrderActionView>('GET', `/api/v1/order-actions/${id}`);
  return ['done', 'failed'].includes(action.state) ? action : null;
}, 60);

test('what can be added is what the shop sells in the order’s currency', async () => {
  const { data } = await world.call<{ data: SoldVariantView[] }>('GET', `/api/v1/orders/${orderId}/products?q=scarf`);
  assert.deepEqual(data.map((one) => [one.product, one.price_minor, one.stock]), [['Scarf', 3000, 7]]);
  scarf = data[0] as SoldVariantView;
});

test('a cap becomes a scarf: the difference is shown, the shop changes it once, and the order is as it says', async () => {
  const wish = { kind: 'change_items', set: [{ line_id: 'l2', quantity: 0 }], add: [{ variant_id: scarf.id, quantity: 1 }] };
  const preview = await world.call<{ consequence: { refund_minor: number; due_minor: number; after: { total_minor: number } } }>('POST', `/api/v1/orders/${orderId}/actions/preview`, { wish, reason: 'x' });
  assert.deepEqual([preview.consequence.refund_minor, preview.consequence.due_minor, preview.consequence.after.total_minor], [1000, 0, 9490]);
  shop.mood = 'cut_after';
  const both = await Promise.all([press(wish, 'one press'), press(wish, 'one press')]);
  assert.equal(both[0].id, both[1].id, 'a double click is one action');
  await world.until(() => Promise.resolve(shop.done.size === 1 ? true : null));
  shop.mood = 'well';
  const done = await ended(both[0].id);
  assert.deepEqual([done.state, done.amount.amount_minor, shop.done.size, shop.heard.filter((one) => one.type === 'order_action.asked').length], ['done', 4000, 1, 1], 'a limit counts what goes or comes, whichever is more');
  const order = await world.call<{ total: { amount_minor: number }; lines: { title: string; quantity: number }[] }>('GET', `/api/v1/orders/${orderId}`);
  assert.deepEqual([order.total.amount_minor, order.lines.map((line) => [line.title, line.quantity])], [9490, [['Wool tee', 3], ['Scarf', 1]]]);
});

test('a price that somebody sends along counts for nothing', async () => {
  const wish = { kind: 'change_items', set: [], add: [{ variant_id: scarf.id, quantity: 1, item: { variant_id: scarf.id, product_source_id: 'x', variant_source_id: 'x', sku: null, title: 'Scarf for nothing', unit_price_minor: 0 } }] };
  const { consequence } = await world.call<{ consequence: { due_minor: number } }>('POST', `/api/v1/orders/${orderId}/actions/preview`, { wish, reason: 'x' });
  assert.equal(consequence.due_minor, 3000);
});

test('from the cut-off on, what is in an order and where it goes stays', async () => {
  const late = await world.call<{ id: string }>('PUT', '/api/v1/orders', { ...placed, brand_id: world.brandId, source: 'own', source_id: 'A-2', number: '#1002', cut_off_at: '2026-01-06T09:00:00Z' });
  const wishes = [{ kind: 'change_items', set: [{ line_id: 'l1', quantity: 2 }], add: [] }, { kind: 'change_items', set: [{ line_id: 'l1', quantity: 0 }], add: [] }];
  for (const wish of wishes) {
    const { possible, because } = await world.call<{ possible: boolean; because: string }>('POST', `/api/v1/orders/${late.id}/actions/preview`, { wish, reason: 'x' });
    assert.deepEqual([possible, because], [false, 'past_cut_off']);
  }
  await assert.rejects(world.call('POST', `/api/v1/orders/${late.id}/actions`, { wish: wishes[0], reason: 'x', key: 'after the cut-off' }), (error) => error instanceof CallError && error.code === 'past_cut_off');
});
