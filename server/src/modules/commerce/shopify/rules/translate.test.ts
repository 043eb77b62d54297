import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parcelState } from './parcel-state.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { parseExact, Payload } from './payload.ts';
import { pauseFor } from './throttle.ts';
import { readWebhook, translate } from './told.ts';
import { translateFulfilment } from './translate-fulfilment.ts';
import { translateOrder } from './translate-order.ts';
import { translatePayload } from './translate-payload.ts';
import { translateRefund } from './translate-refund.ts';

const base = { id: 1, name: '#1001', currency: 'JPY', total_price: '1990', created_at: '2026-01-02T10:00:00+09:00', line_items: [] };
const set = (amount: string, shop: string, seen = 'USD') => ({ shop_money: { amount, currency_code: shop }, presentment_money: { amount: '9.99', currency_code: seen } });

test('money is the shop’s own, exact, in any currency’s minor unit', () => {
  assert.equal(translateOrder(base, null).totalMinor, 1990);
  assert.equal(translateOrder({ ...base, total_price: '1990.00' }, null).totalMinor, 1990);
  assert.equal(translateOrder({ ...base, currency: 'KWD', total_price: '9.99', total_price_set: set('1.234', 'KWD') }, null).totalMinor, 1234);
  assert.throws(() => translateOrder({ ...base, total_price: '19.90' }, null), Unreadable);
  fc.assert(fc.property(fc.nat(10_000_000), (minor) => {
    const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
    assert.equal(translateOrder({ ...base, currency: 'EUR', total_price: amount }, null).totalMinor, minor);
  }));
});

test('ids beyond 2^53 stay exact', () => {
  const payload = new Payload(parseExact('{"id":820982911946154508,"order_id":450789469,"total":1.5}'));
  assert.deepEqual([payload.id(), payload.text('order_id'), payload.raw('total')], ['820982911946154508', '450789469', 1.5]);
  assert.equal(new Payload({ id: 820982911946154500, admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' }).id(), '820982911946154508');
});

test('the state of an order, its buyer and address', () => {
  const order = translateOrder({ ...base, cancelled_at: '2026-01-03T00:00:00Z', closed_at: '2026-01-04T00:00:00Z', contact_email: 'a@x.test', email: '', customer: { first_name: 'Ana', last_name: 'Silva' }, shipping_address: { name: 'A. Silva', zip: '1000', country_code: 'PT', address2: '' }, order_status_url: 'https://x/orders/1/authenticate?key=secret' }, 'x.myshopify.com');
  assert.deepEqual([order.state, order.email, order.customerName, order.shippingAddress], ['cancelled', 'a@x.test', 'Ana Silva', { name: 'A. Silva', postal_code: '1000', country: 'PT' }]);
  assert.doesNotMatch(JSON.stringify(order), /secret/);
  assert.equal(order.placedAt.toISOString(), '2026-01-02T01:00:00.000Z');
});

test('a refund is what was paid back; in another currency it is summed from shop money', () => {
  const paid = (kind: string, status: string, amount: string, currency = 'EUR') => ({ kind, status, amount, currency });
  const given = { id: 5, order_id: 1, created_at: '2026-01-02T10:00:00Z', refund_line_items: [{ subtotal_set: set('10.00', 'EUR'), total_tax_set: set('1.90', 'EUR') }], order_adjustments: [{ amount_set: set('-5.00', 'EUR') }] };
  assert.equal(translateRefund({ ...given, transactions: [paid('refund', 'success', '3.00'), paid('refund', 'failure', '8.00'), paid('void', 'success', '1.00'), paid('refund', 'success', '4.50')] }, { sourceId: null, currency: 'EUR' }).amountMinor, 750);
  assert.equal(translateRefund({ ...given, transactions: [paid('refund', 'success', '19.99', 'USD')] }, { sourceId: null, currency: 'EUR' }).amountMinor, 1690);
});

test('a fulfilment in several parcels, and where each stands', () => {
  const parcels = translateFulfilment({ id: 9, order_id: 1, status: 'success', shipment_status: 'delivered', tracking_company: 'UPS', tracking_numbers: ['A', 'B'], tracking_urls: ['https://t/a', 'javascript:1'], updated_at: '2026-01-02T10:00:00Z' }, null);
  assert.deepEqual(parcels.map(({ sourceId, trackingNumber, trackingUrl, state }) => [sourceId, trackingNumber, trackingUrl, state]), [['9', 'A', 'https://t/a', 'delivered'], ['9:2', 'B', null, 'delivered']]);
  for (const [movement, own, state] of [[null, 'pending', 'pending'], [null, 'success', 'info_received'], ['out_for_delivery', 'success', 'out_for_delivery'], ['in_transit', 'cancelled', 'expired'], ['ATTEMPTED_DELIVERY', 'SUCCESS', 'attempt_failed'], ['NOT_DELIVERED', 'SUCCESS', 'exception'], ['something_new', 'success', 'info_received']] as const) assert.equal(parcelState(movement, own), state);
});

test('API answers are unwrapped, other topics ignored, nonsense refused in words', () => {
  assert.equal(translatePayload('orders', { orders: [base, base] }, { domain: null, currency: null }).records.length, 2);
  assert.deepEqual(translatePayload('inventory_levels/update', { id: 1 }, { domain: null, currency: null }), { records: [], ignored: true });
  assert.equal(translatePayload('orders/create', { ...base, test: true }, { domain: null, currency: null }).ignored, true);
  fc.assert(fc.property(fc.constantFrom('orders/create', 'refunds/create', 'fulfillments/update', 'products/update', 'customers/create'), fc.jsonValue(), (kind, payload) => {
    try {
      translatePayload(kind, payload, { domain: null, currency: null });
    } catch (error) {
      assert.ok(error instanceof Unreadable, String(error));
    }
  }));
});

test('half of what Shopify allows is left to others', () => {
  const cost = (currentlyAvailable: number) => ({ requestedQueryCost: 100, throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 } });
  assert.equal(pauseFor(cost(1500)), 0);
  assert.equal(pauseFor(cost(500)), 5000);
  assert.equal(pauseFor(null), 0);
});

test('what came as an order and holds none is broken; a test order is nobody’s, and so is what stands in it', () => {
  const context = { url: 'https://x.myshopify.com', currency: 'EUR' };
  assert.throws(() => translate('orders/updated', { id: 1 }, context), /holds no order/);
  assert.deepEqual(translate('carts/update', { id: 1 }, context), { records: [], ignored: true });
  assert.deepEqual(translate('orders/create', { ...base, customer: { id: 4, email: 'a@x.test' } }, context).records.map((record) => record.type), ['order']);
  assert.deepEqual(translate('orders/create', { ...base, test: true, fulfillments: [{ id: 9, order_id: 1, status: 'success' }], customer: { id: 4, email: 'a@x.test' } }, context).records.map((record) => record.type), ['order']);
});

test('a webhook that tells a part names the order to be read; one that says goodbye is known', () => {
  const read = (topic: string, body: string) => readWebhook({ method: 'POST', url: '', query: {}, headers: { 'x-shopify-topic': topic, 'x-shopify-webhook-id': 'w', 'x-shopify-triggered-at': '2026-01-02T10:00:00Z' }, body: Buffer.from(body) })[0];
  assert.deepEqual(read('refunds/create', '{"id":1,"order_id":820982911946154508}')?.readBack, { stream: 'orders', id: '820982911946154508' });
  assert.deepEqual(read('orders/edited', '{"order_edit":{"order_id":7}}')?.readBack, { stream: 'orders', id: '7' });
  assert.throws(() => read('refunds/create', '{"id":1}'), Unreadable);
  const gone = read('app/uninstalled', '{"id":1}');
  assert.deepEqual([gone?.left, gone?.happenedAt?.toISOString()], [true, '2026-01-02T10:00:00.000Z']);
});
