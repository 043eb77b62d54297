import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const v0 = { AmazonOrderId: '902-1', OrderStatus: 'Unshipped', PurchaseDate: '2026-01-02T10:00:00Z', LastUpdateDate: '2026-01-03T10:00:00Z', MarketplaceId: 'A1PA6795UKMFR9', OrderTotal: { CurrencyCode: 'EUR', Amount: '110.00' } };

test('an order of v0, alone, in lists, and with its items beside it', () => {
  const [order] = told({ payload: { Orders: [v0, { ...v0, AmazonOrderId: '902-2' }], NextToken: 'x' } }).records;
  assert.ok(order?.type === 'order');
  assert.deepEqual([order.sourceId, order.totalMinor, order.currency, order.state, order.changedAt.toISOString()], ['902-1', 11000, 'EUR', 'open', '2026-01-03T10:00:00.000Z']);
  const [withItems] = told({ payload: { ...v0, OrderItems: [{ OrderItemId: '7', SellerSKU: 'MUG', Title: 'Mug', QuantityOrdered: 3, ItemPrice: { CurrencyCode: 'EUR', Amount: '30.00' }, ShippingPrice: { CurrencyCode: 'EUR', Amount: '4.90' }, ItemTax: { CurrencyCode: 'EUR', Amount: '5.70' } }] } }).records;
  assert.ok(withItems?.type === 'order');
  assert.deepEqual([withItems.lines[0]?.unitPriceMinor, withItems.lines[0]?.quantity, withItems.shippingMinor, withItems.taxMinor], [1000, 3, 490, 570]);
});

test('an order that waits for its payment has no total yet, in the money of its marketplace', () => {
  const [order] = told({ payload: { ...v0, OrderTotal: undefined, OrderStatus: 'Pending', MarketplaceId: 'A1VC38T7YXB528' } }).records;
  assert.ok(order?.type === 'order');
  assert.deepEqual([order.totalMinor, order.currency, order.paymentState], [0, 'JPY', 'pending']);
});

test('an order of 2026-01-01 with its parcels, in money without decimals', () => {
  const order = { orderId: '250-1', createdTime: '2026-01-02T10:00:00Z', lastUpdatedTime: '2026-01-02T11:00:00Z', buyer: { buyerEmail: 'x@marketplace.amazon.co.jp' }, proceeds: { grandTotal: { amount: '19940', currencyCode: 'JPY' }, breakdowns: [{ type: 'SHIPPING', subtotal: { amount: '500', currencyCode: 'JPY' } }] }, fulfillment: { fulfillmentStatus: 'SHIPPED' }, orderItems: [{ orderItemId: '1', quantityOrdered: 2, product: { title: 'Mug', sellerSku: 'MUG', price: { unitPrice: { amount: '9720', currencyCode: 'JPY' } } } }], packages: [{ packageReferenceId: '1', carrier: 'Yamato', trackingNumber: '123', packageStatus: { status: 'IN_TRANSIT', detailedStatus: 'OUT_FOR_DELIVERY' } }] };
  const [first, parcel] = told({ order }).records;
  assert.ok(first?.type === 'order' && parcel?.type === 'shipment');
  assert.deepEqual([first.totalMinor, first.shippingMinor, first.lines[0]?.unitPriceMinor, first.fulfilmentState], [19940, 500, 9720, 'fulfilled']);
  assert.deepEqual([parcel.state, parcel.orderSourceId, parcel.trackingNumber], ['out_for_delivery', '250-1', '123']);
});

test('parts of an order and news of one name it; errors hold nothing', () => {
  const fetch = [{ what: 'order', sourceId: '902-1' }];
  assert.deepEqual(told({ payload: { AmazonOrderId: '902-1', OrderItems: [{ OrderItemId: '7' }] } }), { records: [], ignored: true, fetch });
  assert.deepEqual(told({ NotificationType: 'ORDER_CHANGE', Payload: { OrderChangeNotification: { AmazonOrderId: '902-1', OrderChangeType: 'OrderStatusChange' } } }).fetch, fetch);
  assert.deepEqual(told({ errors: [{ code: 'InvalidInput', message: 'no' }] }), { records: [], ignored: true });
});

test('returns: how far, and what for', () => {
  const back = (more: object) => told({ returns: [{ id: 'r1', status: 'CREATED', creationDateTime: '2026-01-02T10:00:00Z', merchantSku: 'MUG', numberOfUnits: 2, returnMetadata: { rmaId: 'RMA1', returnReason: 'Too big' }, marketplaceChannelDetails: { customerOrderId: '902-1' }, ...more }] }).records[0] as { state: string; orderSourceId: string | null; lines: readonly { quantity: number; reason: string | null }[] };
  assert.deepEqual([back({}).state, back({ status: 'DELIVERED' }).state, back({ status: 'PROCESSED' }).state, back({ status: 'SOMETHING_NEW' }).state], ['approved', 'received', 'resolved', 'approved']);
  assert.deepEqual([back({}).orderSourceId, back({}).lines[0]?.quantity, back({}).lines[0]?.reason], ['902-1', 2, 'Too big']);
});
