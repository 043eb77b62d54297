import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Unreadable } from '../../../platform/hostile/json-fields.ts';
import { bodyOf } from './recorded-exchange.ts';
import { translators } from './translators.ts';

const context = { url: null, currency: 'EUR' };

/** Of each vendor, an order, charge or the like that is whole; the tests break it in all ways. */
const WHOLE: Readonly<Record<string, object>> = {
  shopify: { orders: [{ id: 1, name: '#1', currency: 'EUR', total_price: '19.90', created_at: '2026-01-02T10:00:00Z', line_items: [{ id: 2, title: 'Mug', quantity: 1, price: '19.90' }], refunds: [], fulfillments: [] }] },
  woocommerce: { id: 1, number: '1', currency: 'EUR', status: 'processing', total: '19.90', date_created_gmt: '2026-01-02T10:00:00', line_items: [{ id: 2, name: 'Mug', quantity: 1, total: '19.90', total_tax: '0' }], refunds: [] },
  magento: { items: [{ entity_id: 1, increment_id: '000000001', grand_total: 19.9, order_currency_code: 'EUR', state: 'processing', created_at: '2026-01-02 10:00:00', items: [{ item_id: 2, name: 'Mug', sku: 'MUG', qty_ordered: 1, price_incl_tax: 19.9 }], payment: { method: 'checkmo' } }] },
  bigcommerce: [{ id: 1, status_id: 11, total_inc_tax: '19.9000', default_currency_code: 'EUR', date_created: 'Tue, 05 Mar 2019 21:40:11 +0000', products: [{ id: 2, name: 'Mug', quantity: 1, price_inc_tax: '19.9000' }] }],
  'amazon-sp-api': { payload: { Orders: [{ AmazonOrderId: '1', OrderStatus: 'Shipped', PurchaseDate: '2026-01-02T10:00:00Z', OrderTotal: { CurrencyCode: 'EUR', Amount: '19.90' }, OrderItems: [{ OrderItemId: '2', QuantityOrdered: 1, ItemPrice: { CurrencyCode: 'EUR', Amount: '19.90' } }] }] } },
  walmart: { order: { purchaseOrderId: '1', orderDate: 1568466571000, orderLines: { orderLine: [{ lineNumber: '1', item: { productName: 'Mug' }, orderLineQuantity: { amount: '1' }, charges: { charge: [{ chargeType: 'PRODUCT', chargeAmount: { currency: 'USD', amount: 10 }, tax: { taxAmount: { currency: 'USD', amount: 0.8 } } }] } }] } } },
  ebay: { orders: [{ orderId: '1', creationDate: '2026-01-02T10:00:00Z', pricingSummary: { total: { value: '19.90', currency: 'EUR' } }, paymentSummary: { payments: [{ amount: { value: '19.90', currency: 'EUR' }, paymentStatus: 'PAID' }] }, lineItems: [{ lineItemId: '2', quantity: 1, lineItemCost: { value: '19.90', currency: 'EUR' } }] }] },
  etsy: { results: [{ receipt_id: 1, grandtotal: { amount: 1990, divisor: 100, currency_code: 'EUR' }, created_timestamp: 1568466571, transactions: [{ transaction_id: 2, quantity: 1, price: { amount: 1990, divisor: 100, currency_code: 'EUR' } }], refunds: [], shipments: [] }] },
  tiktok: { code: 0, data: { orders: [{ id: '1', status: 'COMPLETED', create_time: 1568466571, payment: { currency: 'EUR', total_amount: '19.90' }, line_items: [{ id: '2', sku_id: '3', sale_price: '19.90', product_name: 'Mug' }] }] } },
  stripe: { object: 'event', type: 'charge.succeeded', created: 1568466571, data: { object: { object: 'charge', id: 'ch_1', amount: 1990, currency: 'eur', created: 1568466571, status: 'succeeded', captured: true, refunds: { data: [{ object: 'refund', id: 're_1', amount: 5, currency: 'eur', created: 1568466571 }] } } } },
  recharge: { charge: { id: 1, status: 'error', total_price: '19.90', currency: 'EUR', scheduled_at: '2026-01-02', charge_attempts: 1, line_items: [{ purchase_item_id: 2 }] } },
  'loop-returns': { id: '1', state: 'open', order_id: '2', currency: 'EUR', refund: '19.90', return_total: '19.90', created_at: '2026-01-02T10:00:00Z', line_items: [{ line_item_id: '3', title: 'Mug' }] },
  klaviyo: { data: { type: 'profile', id: '1', attributes: { email: 'ana@example.com', subscriptions: { email: { marketing: { consent: 'SUBSCRIBED' } } } } } },
  yotpo: { response: { reviews: [{ id: 1, score: 5, content: 'Good', created_at: '2026-01-02T10:00:00Z' }] } },
  okendo: { topic: 'loyalty_customer.update', resource: { customerId: 'shopify-1', pointsBalance: 5 } },
  twilio: { MessageSid: 'SM0123456789abcdef0123456789abcdef', SmsStatus: 'received', From: '+4915112345678', To: '+4930123456', Body: 'Where is it?', NumMedia: '0' },
  meta: {
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: { metadata: { phone_number_id: '2' }, contacts: [{ wa_id: '4915112345678', profile: { name: 'Ana' } }], messages: [{ id: 'wamid.1', from: '4915112345678', timestamp: '1767348000', type: 'text', text: { body: 'Where is it?' } }], statuses: [{ id: 'wamid.2', status: 'failed', timestamp: '1767348000', errors: [{ code: 131026, title: 'Undeliverable', error_data: { details: 'no such number' } }] }] } }] }],
  },
  shipstation: { orders: [{ orderId: 1, orderNumber: '1', orderTotal: 19.9, orderDate: '2026-01-02T10:00:00' }] },
};

for (const [vendor, { load }] of Object.entries(translators)) {
  test(`${vendor}: what is whole is translated, and nothing at all crashes it`, async () => {
    const { translate } = await load();
    const attempt = (payload: unknown, kind = '') => {
      try {
        return translate(kind, payload, context);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return null;
      }
    };
    const whole = WHOLE[vendor];
    assert.ok(whole && (attempt(whole)?.records.length ?? 0) > 0, 'the whole payload gives a record');
    fc.assert(fc.property(fc.jsonValue(), fc.string(), (value, kind) => void attempt(value, kind)));
    const odd = fc.oneof(fc.constantFrom<unknown>(null, '', 'string', 0, -1, 1.5, '1e9', '12,50', true, [], {}, [null], [[]], 'constructor', '__proto__', 'JPY', 'KWD', '2026-01-02', 9e15), fc.jsonValue());
    const places = pathsOf(whole);
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 4 }), (changes) => void attempt(changes.reduce<unknown>((json, [at, value]) => changed(json, at, value), whole))), { numRuns: 500 });
    for (const at of places) attempt(changed(whole, at, undefined));
  });
}

test('copies that come in any order, and twice, end the same', async () => {
  const { translate } = await (translators.stripe as { load: () => Promise<{ translate: Parameters<typeof settle>[0] }> }).load();
  const charge = (more: object) => ({ object: 'charge', id: 'ch_1', payment_intent: 'pi_1', amount: 1990, currency: 'eur', created: 1568466000, status: 'succeeded', captured: false, ...more });
  const events = [charge({}), charge({ captured: true }), charge({ captured: true, amount_refunded: 500 }), charge({ captured: true, refunded: true, amount_refunded: 1990 })].map((object, at) => ({ object: 'event', type: 'charge.updated', created: 1568466000 + at * 60, data: { object } }));
  const end = settle(translate, events);
  fc.assert(fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 8 }), (order) => assert.deepEqual(settle(translate, order), end)));
  assert.match(end, /"refunded"/);
});

test('a recorded exchange is its answer; requests and refusals hold nothing', () => {
  assert.deepEqual(bodyOf({ method: 'GET', kind: 'response', status: '200', body: { a: 1 } }), { payload: { a: 1 } });
  assert.equal(bodyOf({ method: 'POST', kind: 'request', body: { a: 1 } }), null);
  assert.equal(bodyOf({ method: 'GET', kind: 'response', status: '404', body: { a: 1 } }), null);
  assert.deepEqual(bodyOf({ body: 'text', id: 5 }), { payload: { body: 'text', id: 5 } });
});

/** As the connections keep records: an older copy changes nothing. */
function settle(translate: (kind: string, payload: unknown, given: typeof context) => { records: readonly object[] }, payloads: readonly object[]): string {
  const kept = new Map<string, { sourceId: string; changedAt: Date }>();
  for (const record of payloads.flatMap((payload) => translate('', payload, context).records) as { type: string; sourceId: string; changedAt: Date }[]) {
    const key = `${record.type} ${record.sourceId}`;
    if ((kept.get(key)?.changedAt.getTime() ?? 0) <= record.changedAt.getTime()) kept.set(key, record);
  }
  return JSON.stringify([...kept.entries()].sort(([a], [b]) => a.localeCompare(b)));
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [...(at.length > 0 ? [at] : []), ...Object.entries(value).flatMap(([name, child]) => pathsOf(child, [...at, Array.isArray(value) ? Number(name) : name]))];
}

function changed(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to;
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string | number, unknown>;
  copy[first] = changed(copy[first], rest, to);
  return copy;
}
