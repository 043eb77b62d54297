import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dealingKinds, type DealingView } from '../../src/modules/dealings/contract.ts';
import type { ReviewView } from '../../src/modules/reviews/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

const money = (amount_minor: number, currency = 'EUR') => ({ amount_minor, currency });
let world: TestHouse;

before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const put = (more: object) => world.call<ReviewView>('PUT', '/api/v1/reviews', { brand_id: world.brandId, source: 'yotpo', source_id: 'R-1', at: '2026-03-01T10:00:00Z', changed_at: '2026-03-01T10:00:00Z', stars: 2, words: 'Came late', ...more });
const order = (more: object) => world.call<{ id: string; number: string }>('POST', '/api/v1/orders', { brand_id: world.brandId, source: 'shopify', source_id: '9001', number: '#1042', email: 'ana@example.test', customer_name: 'Ana Silva', total: money(4900), placed_at: '2026-02-20T09:00:00Z', lines: [{ title: 'Mug', quantity: 1, unit_price: money(4900) }], ...more });
const news = () => world.house.db.read(systemActor('test'), (tx) => tx.rows<{ name: string; subject_id: string; payload: Record<string, unknown> }>(sql`select name, subject_id, payload from platform.event where name like 'reviews.%' order by seq`));
const timeline = (id: string, query = '') => world.call<{ data: DealingView[]; next_cursor: string | null }>('GET', `/api/v1/customers/${id}/timeline${query}`);
let customerId = '';

test('a review finds its order and through it its customer, though it came before; an older copy changes nothing', async () => {
  const early = await put({ source_id: 'R-1', order_source_id: '9001', product_source_id: 'P-66', customer_source_id: 'C-7' });
  assert.deepEqual([early.customer_id, early.order, early.product], [null, null, null]);
  const bought = await order({});
  await world.settled();
  const found = await world.call<ReviewView>('GET', `/api/v1/reviews/${early.id}`);
  assert.deepEqual(found.order, { id: bought.id, number: '#1042' });
  assert.ok(found.customer_id !== null);
  customerId = found.customer_id;
  await put({ source_id: 'R-1', stars: 5, words: 'Older', changed_at: '2026-02-28T10:00:00Z' });
  assert.equal((await world.call<ReviewView>('GET', `/api/v1/reviews/${early.id}`)).stars, 2);
  const again = await put({ source_id: 'R-1', stars: 4, words: 'They made it good', changed_at: '2026-03-04T10:00:00Z' });
  assert.deepEqual([again.stars, again.order?.number, again.customer_id], [4, '#1042', customerId]);
  await put({ source_id: 'R-1', stars: 4, words: 'They made it good', changed_at: '2026-03-05T10:00:00Z' });
  const told = await news();
  assert.deepEqual(told.map((event) => [event.name, event.subject_id, event.payload.stars, event.payload.stars_before]), [['reviews.review_written', early.id, 2, undefined], ['reviews.review_changed', customerId, 4, 2]]);
  assert.doesNotMatch(JSON.stringify(told), /late|good|ana/i, 'news hold no words');
});

test('a review finds its customer by address, and what was told before under the place’s id of them belongs to them too', async () => {
  const nameless = await put({ source_id: 'R-2', customer_source_id: 'C-9', at: '2026-03-02T10:00:00Z' });
  assert.equal(nameless.customer_id, null);
  const named = await put({ source_id: 'R-3', customer_source_id: 'C-9', email: 'bea@example.test', name: 'Bea', stars: 1, at: '2026-03-03T10:00:00Z' });
  assert.ok(named.customer_id !== null && named.customer_id !== customerId);
  assert.equal((await world.call<ReviewView>('GET', `/api/v1/reviews/${nameless.id}`)).customer_id, named.customer_id);
  const hers = await world.call<{ data: ReviewView[] }>('GET', `/api/v1/customers/${named.customer_id}/reviews`);
  assert.deepEqual(hers.data.map((review) => review.source_id), ['R-3', 'R-2']);
  const low = await world.call<{ data: ReviewView[] }>('GET', '/api/v1/reviews?stars_at_most=1');
  assert.deepEqual(low.data.map((review) => review.source_id), ['R-3']);
});

test('an order id that two shops have is nobody’s', async () => {
  const review = await put({ source_id: 'R-4', order_source_id: '77', changed_at: '2026-03-02T10:00:00Z' });
  await order({ source: 'shopify', source_id: '77', number: '#77', email: 'one@example.test' });
  await order({ source: 'woocommerce', source_id: '77', number: '#W77', email: 'two@example.test' });
  const later = await put({ source_id: 'R-5', order_source_id: '77' });
  await world.settled();
  assert.equal(later.order, null);
  // The first of them may have been heard of while it was the only one.
  const first = await world.call<ReviewView>('GET', `/api/v1/reviews/${review.id}`);
  assert.ok(first.order === null || first.order.number === '#77');
});

test('everything with a customer stands in one line, newest first, page by page with no gap and nothing twice', async () => {
  const base = { brand_id: world.brandId, source: 'shopify', email: 'ana@example.test' };
  await world.call('PUT', '/api/v1/payments', { ...base, source_id: 'pi-1', order_source_id: '9001', state: 'paid', amount: money(4900), method: 'Visa 4242', at: '2026-02-20T09:00:00Z' });
  // Before the dispute: whoever has one is given credit by two people.
  await world.call('POST', '/api/v1/store-credit', { customer_id: customerId, amount: money(500), reason: 'Sorry', key: 'credit-1-key' });
  await world.call('PUT', '/api/v1/disputes', { ...base, source_id: 'dp-1', payment_source_id: 'pi-1', state: 'needs_answer', reason: 'product_not_received', amount: money(4900), opened_at: '2026-03-06T09:00:00Z' });
  await world.call('PUT', '/api/v1/subscriptions', { ...base, source_id: 'S-1', currency: 'GBP', total: money(1500, 'GBP'), started_at: '2026-01-05T09:00:00Z', lines: [{ source_id: 'l', title: 'Coffee', quantity: 1, unit_price: money(1500, 'GBP') }] });
  await world.call('PUT', '/api/v1/charges', { ...base, source_id: 'C-1', subscription_source_ids: ['S-1'], state: 'failed', total: money(1500, 'GBP'), due_at: '2026-02-05T09:00:00Z', problem: 'Card declined' });
  await world.call('PUT', '/api/v1/charges', { ...base, source_id: 'C-2', subscription_source_ids: ['S-1'], state: 'planned', total: money(1500, 'GBP'), due_at: '2036-02-05T09:00:00Z' });
  await world.call('PUT', '/api/v1/loyalty', { ...base, points: 320, tier: 'Gold', changed_at: '2026-03-07T09:00:00Z' });
  await world.call('PUT', '/api/v1/orders', { ...base, source_id: '9001', number: '#1042', customer_name: 'Ana Silva', total: money(4900), placed_at: '2026-02-20T09:00:00Z', lines: [{ title: 'Mug', quantity: 1, unit_price: money(4900) }], refunds: [{ source_id: 'rf-1', amount: money(1000), reason: 'Chipped', at: '2026-03-05T09:00:00Z' }] });
  const [{ id: orderId }] = (await world.call<{ data: [{ id: string }] }>('GET', '/api/v1/orders?number=1042')).data;
  await world.call('PUT', '/api/v1/shipments', { brand_id: world.brandId, source: 'shopify', source_id: 'f-1', order_id: orderId, carrier: 'dhl', tracking_number: 'JD0001', state: 'delivered', state_at: '2026-02-25T09:00:00Z' });
  await world.call('POST', '/api/v1/returns', { order_id: orderId, lines: [{ line_id: '0', quantity: 1, reason: 'damaged', words: 'Chipped' }] });
  await world.call('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Where is it', customer: { email: 'ana@example.test' }, text: 'Hello' });
  await world.settled();
  const whole = await timeline(customerId);
  const kinds = whole.data.map((one) => one.kind);
  assert.deepEqual([...kinds].toSorted(), [...dealingKinds].toSorted());
  assert.deepEqual(whole.data.map((one) => one.at), whole.data.map((one) => one.at).toSorted().toReversed());
  const of = (kind: string) => whole.data.find((one) => one.kind === kind);
  assert.deepEqual([of('charge')?.amount, of('charge')?.text, of('points')?.number, of('points')?.name, of('review')?.number, of('review')?.text, of('review')?.order?.number, of('payment')?.name, of('order')?.amount, of('refund')?.amount, of('parcel')?.text, of('return')?.order?.number], [money(1500, 'GBP'), 'Card declined', 320, 'Gold', 4, 'They made it good', '#1042', 'Visa 4242', money(4900), money(1000), 'JD0001', '#1042']);
  for (const size of [1, 2, 4]) {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { data: DealingView[]; next_cursor: string | null } = await timeline(customerId, `?limit=${size}&cursor=${cursor}`);
      seen.push(...page.data.map((one) => `${one.kind} ${one.id}`));
      cursor = page.next_cursor;
    }
    assert.deepEqual(seen, whole.data.map((one) => `${one.kind} ${one.id}`), `pages of ${size}`);
  }
  assert.deepEqual((await timeline(customerId, '?kinds=review,points')).data.map((one) => one.kind), ['points', 'review']);
  await assert.rejects(timeline(customerId, '?kinds=secrets'), CallError);
  await assert.rejects(timeline(customerId, '?cursor=bm90fG9uZQ'), CallError);
});

test('erased: the stars stay, the words go, and no later copy brings them or the person back', async () => {
  const review = await put({ source_id: 'R-6', email: 'cora@example.test', name: 'Cora', title: 'Never again', words: 'My address is …' });
  const exported = await world.call<{ rooms?: unknown }>('GET', `/api/v1/customers/${review.customer_id}/export`);
  assert.match(JSON.stringify(exported), /Never again/);
  await world.call('POST', `/api/v1/customers/${review.customer_id}/erase`);
  const gone = await world.until(async () => {
    const now = await world.call<ReviewView>('GET', `/api/v1/reviews/${review.id}`);
    return now.words === '' ? now : null;
  });
  assert.deepEqual([gone.stars, gone.title, gone.name], [2, null, '']);
  const later = await put({ source_id: 'R-6', email: 'cora@example.test', name: 'Cora', title: 'Never again', words: 'Still', stars: 1, changed_at: '2026-04-01T00:00:00Z' });
  assert.deepEqual([later.words, later.title, later.name, later.stars, later.customer_id], ['', null, '', 1, review.customer_id]);
  const known = await world.call<{ data: unknown[] }>('GET', '/api/v1/customers?email=cora@example.test');
  assert.deepEqual(known.data, []);
});
