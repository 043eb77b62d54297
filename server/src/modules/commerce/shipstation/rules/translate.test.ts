import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

test('orders of v1, labels of v2, and webhooks that hold only an address', () => {
  const [order] = told({ orders: [{ orderId: 94, orderNumber: 'A-1', orderTotal: 24.9, orderStatus: 'awaiting_shipment', orderDate: '2026-01-02T10:00:00.0000000', items: [{ orderItemId: 1, name: 'Mug', quantity: 1, unitPrice: 20 }] }] }, '', 'EUR').records;
  assert.ok(order?.type === 'order' && order.totalMinor === 2490 && order.currency === 'EUR' && order.lines[0]?.unitPriceMinor === 2000);
  const [label] = told({ label_id: 'se-1', tracking_number: '1Z', carrier_code: 'ups', tracking_status: 'in_transit', created_at: '2026-01-02T10:00:00Z', voided: false }).records;
  assert.ok(label?.type === 'shipment' && label.state === 'in_transit');
  assert.deepEqual(told({ resource_url: 'https://ssapi.example/orders?importBatch=1', resource_type: 'ORDER_NOTIFY' }), { records: [], ignored: true });
});
