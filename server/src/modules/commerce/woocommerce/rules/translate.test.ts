import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apartOf, askedSince, codeOf, isAddressed } from './action-requests.ts';
import { minorOf, Reader } from './reader.ts';
import { siteUrlOf } from './site-url.ts';
import { leftToFetch, nextRound, pathOf } from './sync-round.ts';
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

test('the site as people paste it, the place of the sync, and what an action is known by', () => {
  assert.deepEqual(['shop.test', 'https://Shop.test/wp-admin/', 'http://a.test/shop/', 'https://u:p@x.test', 'nonsense here'].map(siteUrlOf), ['https://shop.test', 'https://shop.test', 'http://a.test/shop', null, null]);
  const first = nextRound(undefined, new Date('2026-01-01T00:00:00Z'));
  assert.match(pathOf('orders', first), /^\/orders\?per_page=50&page=1&orderby=id&order=asc$/);
  const next = nextRound({ ...first, done: true }, new Date('2026-01-02T00:00:00Z'));
  assert.match(pathOf('orders', next), /modified_after=2025-12-31T23%3A55%3A00&dates_are_gmt=true/);
  assert.deepEqual(leftToFetch({ products: { ...first, done: true } }), ['customers', 'orders']);
  const id = '0198aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
  assert.equal(codeOf(id), 'thanks-eeffff0000');
  assert.equal(askedSince(id), new Date(0x0198aaaabbbb - 600_000).toISOString().slice(0, 19));
  assert.ok(isAddressed({ name: 'Ana  Silva', line1: 'RUA 1', city: 'Porto', postal_code: '4000', country: 'PT' }, { name: 'ana silva', line1: 'Rua 1', city: 'Porto', postal_code: '4000', country: 'PT' }));
});
