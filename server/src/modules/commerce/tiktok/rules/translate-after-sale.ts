import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ReturnRecord, ShipmentRecord } from '../../../connections/index.ts';

export const isReturn = (item: VendorJson): boolean => item.has('return_id') && item.hasAny('return_status', 'return_line_items');

/** A part of the status tells, since every step has its own for "request", "success" and "reject". */
const STATES: readonly (readonly [RegExp, ReturnRecord['state']])[] = [
  [/CANCEL/, 'cancelled'], [/REJECT/, 'refused'], [/COMPLETE|SUCCESS/, 'resolved'], [/RECEIVE/, 'received'], [/SHIPPED|BUYER_SHIPPED/, 'in_transit'], [/AWAITING_BUYER_SHIP/, 'label_sent'], [/AWAITING_BUYER_RESPONSE|APPROVED/, 'approved'], [/REQUEST|PENDING|REVIEW/, 'review'],
];

export function readReturn(given: VendorJson): ReturnRecord {
  const refund = given.at('refund_amount');
  const currency = refund.currency('currency');
  const at = given.time('create_time') ?? new Date(0);
  const exchange = given.text('return_type') === 'REPLACEMENT';
  return {
    type: 'return', sourceId: given.need('return_id'), number: given.need('return_id'), orderSourceId: given.text('order_id'), orderNumber: given.text('order_id'), email: null, state: STATES.find(([word]) => word.test(given.text('return_status') ?? ''))?.[1] ?? 'review',
    lines: given.list('return_line_items').map((line) => ({
      sourceId: line.text('return_line_item_id') ?? '', orderLineSourceId: line.text('order_line_item_id'), sku: line.text('seller_sku'), title: [line.text('product_name'), line.text('sku_name')].filter(Boolean).join(' – '), quantity: 1, reason: given.anyText('return_reason_text', 'return_reason'),
      outcome: exchange ? 'exchange' : given.flag('can_buyer_keep_item') ? 'keep' : 'refund',
    })),
    currency, refundMinor: currency === null ? null : refund.money('refund_total', currency), creditMinor: null, exchangeMinor: null, carrier: given.text('return_provider_name'), trackingNumber: given.text('return_tracking_number'), labelUrl: null, note: null, at, changedAt: given.time('update_time') ?? at,
  };
}

export const isPackage = (item: VendorJson): boolean => item.hasAny('package_id', 'id') && item.hasAny('package_status', 'tracking_number') && !item.hasAny('return_id', 'payment');

const PARCELS: Readonly<Record<string, ShipmentRecord['state']>> = { PROCESSING: 'info_received', TO_FULFILL: 'pending', FULFILLING: 'in_transit', COMPLETED: 'delivered', CANCELLED: 'expired' };

/** A parcel may hold several orders: it is one of ours for each. */
export function readPackage(item: VendorJson): ShipmentRecord[] {
  const sourceId = item.anyText('package_id', 'id') ?? '';
  const orders = item.list('orders').map((order) => order.text('id')).filter((id): id is string => id !== null);
  const at = item.time('update_time', 'create_time') ?? new Date(0);
  return (orders.length > 0 ? orders : [null]).map((orderSourceId, place) => ({
    type: 'shipment', sourceId: place === 0 ? sourceId : `${sourceId}:${orderSourceId}`, orderSourceId, carrier: item.text('shipping_provider_name') ?? 'other', trackingNumber: item.text('tracking_number'), trackingUrl: null, state: meant(PARCELS, item.anyText('package_status', 'status')) ?? 'pending', estimatedDeliveryAt: null,
    shippedAt: null, changedAt: at,
  }));
}
