import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ReturnRecord } from '../../../connections/index.ts';

export const isReturn = (item: VendorJson): boolean => item.has('returnOrderId') && item.hasAny('returnOrderLines', 'returnOrderDate');

/** What a line's words say of the return, the furthest last. */
const STATES: Readonly<Record<string, ReturnRecord['state']>> = { INITIATED: 'approved', LABEL_CREATED: 'label_sent', IN_TRANSIT: 'in_transit', DELIVERED: 'received', RECEIVED: 'received', REFUNDED: 'resolved', COMPLETED: 'resolved', CANCELLED: 'cancelled' };
const ORDER: readonly ReturnRecord['state'][] = ['cancelled', 'approved', 'label_sent', 'in_transit', 'received', 'resolved'];

export function readReturn(given: VendorJson): ReturnRecord {
  const lines = given.list('returnOrderLines');
  const total = given.at('totalRefundAmount');
  const currency = total.currency('currencyUnit') ?? lines[0]?.at('unitPrice').currency('currencyUnit') ?? null;
  const at = given.time('returnOrderDate') ?? new Date(0);
  const changes = lines.map((line) => line.time('statusTime')).filter((change) => change !== null);
  const states = lines.flatMap((line) => [line.text('status'), line.text('currentDeliveryStatus'), line.text('currentRefundStatus') === 'REFUND_COMPLETED' ? 'REFUNDED' : null].map((word) => meant(STATES, word?.toUpperCase() ?? null))).filter((state) => state !== null);
  const label = given.list('returnLineGroups').flatMap((group) => group.list('labels'))[0];
  const carrier = label?.list('carrierInfoList')[0];
  return {
    type: 'return', sourceId: given.need('returnOrderId'), number: given.text('returnOrderId'), orderSourceId: lines[0]?.text('purchaseOrderId') ?? null, orderNumber: given.text('customerOrderId'), email: given.text('customerEmailId'),
    state: states.reduce<ReturnRecord['state']>((furthest, state) => (ORDER.indexOf(state) > ORDER.indexOf(furthest) ? state : furthest), states[0] ?? 'approved'),
    lines: lines.map((line) => ({
      sourceId: line.text('returnOrderLineNumber') ?? '', orderLineSourceId: line.anyText('purchaseOrderLineNumber', 'salesOrderLineNumber'), sku: line.at('item').text('sku'), title: line.at('item').anyText('productName', 'sku') ?? '', quantity: line.at('quantity').whole('measurementValue') ?? 1,
      reason: line.anyText('returnReason', 'returnDescription'), outcome: line.flag('isKeepIt') ? 'keep' : given.text('returnType') === 'REPLACEMENT' ? 'exchange' : 'refund',
    })),
    currency, refundMinor: currency === null ? null : total.money('currencyAmount', currency), creditMinor: null, exchangeMinor: null, carrier: carrier?.text('carrierName') ?? null, trackingNumber: carrier?.text('trackingNumber') ?? null, labelUrl: label?.link('labelImageURL') ?? null, note: null,
    at, changedAt: changes.reduce((last, change) => (change > last ? change : last), at),
  };
}
