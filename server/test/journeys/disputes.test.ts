import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DisputeView, DisputeWithPackView, PaymentView } from '../../src/modules/orders/contract-payments.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
let world: TestHouse;
let customerId = '';
let disputeId = '';

before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const pay = (more: object = {}) => world.call<PaymentView>('PUT', '/api/v1/payments', { brand_id: world.brandId, source: 'demo', source_id: 'pi_1', order_source_id: 'A-1', state: 'paid', amount: money(2490), method: 'Visa 4242', at: days(-10), changed_at: days(-10), ...more });
const dispute = (more: object = {}) => world.call<DisputeView>('PUT', '/api/v1/disputes', { brand_id: world.brandId, source: 'demo', source_id: 'dp_1', payment_source_id: 'pi_1', state: 'needs_answer', reason: 'product_not_received', amount: money(2490), answer_by: days(7), opened_at: days(-1), changed_at: days(-1), ...more });
const order = (more: object) => world.call<{ id: string; customer_id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'shop', source_id: 'A-1', number: '#1001', email: 'ana@example.test', customer_name: 'Ana Silva', total: money(2490), placed_at: days(-12), shipping_address: { name: 'Ana Silva', line1: 'Rua 1', city: 'Porto', country: 'PT' }, lines: [{ source_id: 'l1', title: 'Mug', quantity: 2, unit_price: money(1000) }], ...more });
const refused = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof CallError ? error.code : String(error)));

test('a payment and its dispute find their order whichever comes first, by id or by number, and an older copy changes nothing', async () => {
  assert.equal((await pay()).order, null);
  assert.equal((await dispute()).order, null);
  const placed = await order({});
  customerId = placed.customer_id;
  const { payments, disputes } = await world.call<{ payments: PaymentView[]; disputes: DisputeView[] }>('GET', `/api/v1/customers/${customerId}/money`);
  assert.deepEqual([payments[0]?.order?.number, disputes[0]?.order?.number, disputes[0]?.may.answer], ['#1001', '#1001', true]);
  disputeId = disputes[0]?.id ?? '';
  assert.equal((await pay({ source_id: 'pi_2', order_source_id: null, order_number: '1001', amount: money(500) })).order?.id, placed.id);
  await pay({ state: 'partially_refunded', refunded: money(900), changed_at: days(-2) });
  assert.equal((await pay({ state: 'paid', changed_at: days(-5) })).state, 'partially_refunded');
  assert.equal((await pay({ state: 'partially_refunded', refunded: money(0), changed_at: days(-1) })).refunded.amount_minor, 900, 'one teller of a payment may not know what the other gave back');
});

test('of several orders with one number, a payment belongs to that of its buyer, or to none', async () => {
  const ana = await order({ source_id: 'B-1', number: '#7001', total: money(5000), placed_at: days(-31) });
  await order({ source: 'other-shop', source_id: 'C-1', number: '7001', email: 'other@example.test', customer_name: 'Other', total: money(100), placed_at: days(-30) });
  const named = (more: object) => pay({ order_source_id: null, order_number: '7001', amount: money(777), ...more });
  assert.equal((await named({ source_id: 'pi_7', email: 'ana@example.test' })).order?.id, ana.id);
  assert.equal((await named({ source_id: 'pi_8', amount: money(5000) })).order?.id, ana.id);
  assert.equal((await named({ source_id: 'pi_9' })).order, null);
  await order({ source: 'third-shop', source_id: 'D-1', number: '7001', email: 'third@example.test', total: money(200), placed_at: days(-32) });
  assert.equal((await world.call<{ data: PaymentView[] }>('GET', '/api/v1/payments')).data.find((one) => one.source_id === 'pi_9')?.order, null);
});

test('the answer is drawn from the order, its parcel and what was said', async () => {
  const conversation = await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Where is my mug?', channel: 'email', customer: { email: 'ana@example.test', name: 'Ana Silva' }, text: 'Order #1001 never came.' });
  const seen = await world.call<{ id: string }>('GET', `/api/v1/orders/${(await world.call<{ data: { id: string }[] }>('GET', '/api/v1/orders')).data[0]?.id}`);
  await world.call('POST', '/api/v1/shipments', { brand_id: world.brandId, source: 'shop', source_id: 'P-1', order_id: seen.id, carrier: 'ctt', tracking_number: 'EE123456789PT', state: 'delivered', changed_at: days(-3) });
  const { pack } = await world.call<DisputeWithPackView>('GET', `/api/v1/disputes/${disputeId}`);
  assert.deepEqual([pack.fields.shipping_tracking_number, pack.fields.customer_name, pack.missing], ['EE123456789PT', 'Ana Silva', ['shipping_date']], 'no scan says when it left');
  assert.match(pack.fields.customer_communication ?? '', /Customer: Order #1001 never came\./);
  const fields = { ...pack.fields };
  const answer = () => world.call<DisputeView>('POST', `/api/v1/disputes/${disputeId}/answer`, { fields, key: 'answer-press-1', conversation_id: conversation.id });
  const [one, two] = [await answer(), await answer()];
  assert.equal(one.id, two.id);
  const done = await world.until(async () => {
    const now = await world.call<DisputeWithPackView>('GET', `/api/v1/disputes/${disputeId}`);
    return now.answer?.state === 'done' ? now : null;
  }, 20);
  assert.deepEqual([done.state, done.answer?.evidence.map((line) => line.what), done.may.answer, done.may.because], ['under_review', ['asked', 'sent', 'answered', 'looked'], false, 'answered']);
  assert.equal(await refused(world.call('POST', `/api/v1/disputes/${disputeId}/answer`, { fields, key: 'answer-press-2' })), 'answered');
  await world.settled();
  const events = await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${conversation.id}/events`);
  assert.ok(events.data.some((event) => event.name === 'orders.dispute_answered'));
});

test('what is too late, over or kept elsewhere is not answered', async () => {
  const late = await dispute({ source_id: 'dp_2', answer_by: days(-1) });
  const lost = await dispute({ source_id: 'dp_3', state: 'lost' });
  const elsewhere = await dispute({ source: 'other-bank', source_id: 'dp_4' });
  const say = (id: string) => refused(world.call('POST', `/api/v1/disputes/${id}/answer`, { fields: { summary: 'It was delivered.' }, key: `press-of-${id}` }));
  assert.deepEqual([await say(late.id), await say(lost.id), await say(elsewhere.id), elsewhere.may.because], ['too_late', 'over', 'place_cannot', 'place_cannot']);
});
