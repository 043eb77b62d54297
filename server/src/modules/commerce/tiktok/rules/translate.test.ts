import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

const order = { id: '57', status: 'AWAITING_SHIPMENT', create_time: 1644412885, update_time: 1644412900, payment: { currency: 'IDR', total_amount: '150000', shipping_fee: '5000', seller_discount: '1000', platform_discount: '0' }, recipient_address: { name: 'Ana', region_code: 'ID', full_address: 'Jalan 1' }, line_items: [{ id: '1', sku_id: 'a', product_name: 'Mug', sku_name: 'Blue', sale_price: '73000' }, { id: '2', sku_id: 'a', product_name: 'Mug', sku_name: 'Blue', sale_price: '73000' }] };

test('an order: equal pieces are one line, money by its currency', () => {
  const [first] = told({ code: 0, data: { orders: [order] } }).records;
  assert.ok(first?.type === 'order');
  assert.deepEqual([first.totalMinor, first.discountMinor, first.lines.length, first.lines[0]?.quantity, first.lines[0]?.unitPriceMinor], [15000000, 100000, 1, 2, 7300000]);
});

test('returns, parcels of several orders, and webhooks that name what changed', () => {
  const [back] = told({ data: { return_orders: [{ return_id: '9', order_id: '57', return_status: 'BUYER_SHIPPED_ITEM', return_type: 'RETURN_AND_REFUND', refund_amount: { currency: 'GBP', refund_total: '12.50' }, create_time: 1644412885, return_line_items: [{ return_line_item_id: '1' }] }] } }).records;
  assert.ok(back?.type === 'return' && back.state === 'in_transit' && back.refundMinor === 1250);
  assert.deepEqual(told({ data: { package_id: 'P', package_status: 'FULFILLING', tracking_number: '1Z', orders: [{ id: '57' }, { id: '58' }], update_time: 1644412885 } }).records.map((record) => (record as { orderSourceId: string }).orderSourceId), ['57', '58']);
  const hook = (type: number, data: object) => told({ type, tts_notification_id: '1', shop_id: '7', timestamp: 1644412885, data });
  assert.deepEqual(hook(1, { order_id: '57', order_status: 'UNPAID' }).fetch, [{ what: 'order', sourceId: '57' }]);
  assert.deepEqual(hook(4, { package_list: [{ package_id: 'P', order_id_list: ['57', '58', '57'] }] }).fetch?.map((one) => one.sourceId), ['57', '58']);
  assert.deepEqual(told({ code: 36009002, message: 'too many requests' }), { records: [], ignored: true });
});

test('messages of shoppers, whose words are JSON within JSON', () => {
  const [message] = told({ type: 14, shop_id: '7', data: { message_id: 'm', conversation_id: 'c', content: '{"content":"where is it"}', create_time: 1627587506, is_visible: true, sender: { role: 'BUYER' } } }).records;
  assert.ok(message?.type === 'message' && message.text === 'where is it' && message.from === 'customer' && message.threadSourceId === 'c');
  const [direct] = told({ event: 'im_receive_msg', user_openid: 'biz', content: '{"message_id":"m","conversation_id":"c","timestamp":1700000000000,"from":"Ana","from_user":{"id":"u"},"type":"text","text":{"body":"Hello"}}' }).records;
  assert.ok(direct?.type === 'message' && direct.text === 'Hello' && direct.name === 'Ana');
  assert.deepEqual(told({ event: 'im_receive_msg', content: '{broken' }).records, []);
});
