import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountsNamed, apartOf, askedSince, codeOf, isAddressed } from './action-requests.ts';
import { minorOf, Reader } from './reader.ts';
import { readWebhook, isKnock, translate } from './told.ts';
import { woocommerce } from '../connector.ts';
import { pathOf } from '../asks/streams.ts';
import { translateOrder } from './translate-order.ts';
import { translatePayload } from './translate-payload.ts';

const order = { id: 7, number: '7', currency: 'EUR', status: 'processing', total: '29.35', total_tax: '1.35', shipping_total: '10.00', shipping_tax: '0.00', date_created_gmt: '2026-03-22T19:28:02', date_modified_gmt: '2026-03-23T19:28:02', date_paid_gmt: null, line_items: [], refunds: [] };

test('amounts with more decimals than money has are rounded as WooCommerce does, others are exact', () => {
  assert.deepEqual(['0.304', '0.305', '-0.305', '29.35', '0.9', '10'].map((text) => minorOf(text, 'EUR')), [30, 31, -31, 2935, 90, 1000]);
  assert.equal(minorOf('1200', 'JPY'), 1200);
  assert.equal(minorOf('1.2345', 'KWD'), 1235);
  assert.throws(() => minorOf('1,20', 'EUR'));
});

test('what a status means, and what is paid, by the order’s own facts', () => {
  const seen = (more: object) => {
    const { state, paymentState, fulfilmentState } = translateOrder({ ...order, ...more }, 'https://s.test');
    return [state, paymentState, fulfilmentState];
  };
  assert.deepEqual(seen({}), ['open', 'pending', 'unfulfilled']);
  assert.deepEqual(seen({ date_paid_gmt: '2026-03-22T20:00:00' }), ['open', 'paid', 'unfulfilled']);
  assert.deepEqual(seen({ status: 'completed', date_paid_gmt: '2026-03-22T20:00:00' }), ['closed', 'paid', 'fulfilled']);
  assert.deepEqual(seen({ status: 'cancelled' }), ['cancelled', 'voided', 'unfulfilled']);
  assert.deepEqual(seen({ refunds: [{ id: 1, total: '-9.35' }], date_paid_gmt: '2026-03-22T20:00:00' }), ['open', 'partially_refunded', 'unfulfilled']);
  assert.deepEqual(seen({ refunds: [{ id: 1, total: '-29.35' }] }), ['open', 'refunded', 'unfulfilled']);
  assert.deepEqual(translatePayload('order.deleted', order, { url: null, currency: null }), { records: [], ignored: true });
});

test('an amount is taken apart by the tax rates of its line, and the parts add up', () => {
  const line = new Reader({ id: 3, total: '40.00', total_tax: '7.60', taxes: [{ id: 1, total: '4.00' }, { id: 2, total: '3.60' }] });
  assert.deepEqual(apartOf(line, 2380, 'EUR'), { id: 3, refund_total: '20.00', refund_tax: [{ id: 1, refund_total: '2.00' }, { id: 2, refund_total: '1.80' }] });
  for (const amount of [1, 7, 333, 4760]) {
    const parts = apartOf(line, amount, 'EUR');
    assert.equal([parts.refund_total, ...parts.refund_tax.map((tax) => tax.refund_total)].reduce((sum, text) => sum + minorOf(text, 'EUR'), 0), amount);
  }
});

test('what goes back of each piece adds up to what is agreed on, also where credit was given before', () => {
  const named = (refund_minor: number) => amountsNamed({ refund_minor, shipping_minor: 500, lines: [{ line_id: '1', title: '', quantity: 1, amount_minor: 2000, restocked: true }, { line_id: '2', title: '', quantity: 2, amount_minor: 999, restocked: true }] } as unknown as Parameters<typeof amountsNamed>[0]);
  assert.deepEqual(named(3499), [2000, 999, 500]);
  for (const refund of [0, 1, 2500, 3498]) assert.equal(named(refund).reduce((sum, one) => sum + one, 0), refund);
});

test('the site as people paste it, the place in a list, and what an action is known by', () => {
  const sites = ['shop.test', 'https://Shop.test/wp-admin/', 'http://a.test/shop/', 'https://u:p@x.test', 'nonsense here'].map((url) => woocommerce.base({ url }));
  assert.deepEqual(sites.map((base) => (typeof base === 'string' ? base : null)), ['https://shop.test', 'https://shop.test', 'http://a.test/shop', null, null]);
  assert.match(pathOf('orders', { after: null, since: null }), /\/orders\?per_page=50&page=1&orderby=id&order=asc$/);
  assert.match(pathOf('orders', { after: '3', since: new Date('2025-12-31T23:55:00Z') }), /page=3.*modified_after=2025-12-31T23%3A55%3A00&dates_are_gmt=true/);
  const id = '0198aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
  assert.equal(codeOf(id), 'thanks-eeffff0000');
  assert.equal(askedSince(id), new Date(0x0198aaaabbbb - 600_000).toISOString().slice(0, 19));
  assert.ok(isAddressed({ name: 'Ana  Silva', line1: 'RUA 1', city: 'Porto', postal_code: '4000', country: 'PT' }, { name: 'ana silva', line1: 'Rua 1', city: 'Porto', postal_code: '4000', country: 'PT' }));
});

test('a webhook that tells a part names what is to be read; a knock is no news; what came as an order and holds none is broken', () => {
  const request = (topic: string, body: string) => ({ method: 'POST', url: '', query: {}, headers: { 'x-wc-webhook-topic': topic, 'x-wc-webhook-delivery-id': 'd' }, body: Buffer.from(body) });
  const read = (topic: string, given: object) => readWebhook(request(topic, JSON.stringify(given)))[0]?.readBack;
  assert.deepEqual([read('order.updated', order), read('order.updated', { ...order, refunds: [{ id: 1, total: '-1.00' }] }), read('product.updated', { id: 9, type: 'variable' }), read('order.deleted', { id: 7 })], [undefined, { stream: 'orders', id: '7' }, { stream: 'products', id: '9' }, undefined]);
  assert.deepEqual([isKnock(request('', 'webhook_id=7')), isKnock(request('', '{}'))], [true, false]);
  const context = { url: 'https://s.test', currency: 'EUR' };
  assert.throws(() => translate('order.updated', { id: 1 }, context), /holds no order/);
  assert.deepEqual([translate('order.deleted', order, context).records.length, translate('coupon.created', { id: 1 }, context).records.length, translate('order', order, context).records[0]?.type], [0, 0, 'order']);
});
